import { describe, expect, test } from 'vitest';
import { answersFile } from '../../../src/import/merge/kept-answers.ts';
import type { Answer } from '../../../src/import/merge/answer.ts';
import { parseAnswers } from '../../../src/import/merge/kept-answers.ts';
import { askAboutNames } from '../../../src/import/plan/ask-about-names.ts';
import type { ImportQuestion } from '../../../src/import/merge/questions.ts';
import { planImport } from '../../../src/import/plan/plan.ts';
import { readBibtex } from '../../../src/import/readers/bibtex/bibtex.ts';
import { readProfile } from '../../../src/import/readers/profile/profile.ts';
import type { ReadResult } from '../../../src/import/readers/record.ts';
import { Content, messagesOf, profile } from '../content.ts';

const bib = (text: string, file = 'lab.bib') => readBibtex([{ text, file }]).flat();

/** Answers each question of the kind in the same way. */
function answerAll(questions: readonly ImportQuestion[], kind: ImportQuestion['kind'], answer: Answer) {
  const asked = questions.filter((one) => one.kind === kind);
  expect(asked.length).toBeGreaterThan(0);
  return new Map(asked.map(({ id }) => [id, answer]));
}

/** Plans an import, answers its questions of a kind, and writes the files of the new plan. */
function importAnswered(
  content: Content,
  texts: readonly ReadResult[],
  kind: ImportQuestion['kind'],
  answer: Answer,
) {
  const { questions } = planImport(texts, content.existing(), '2026-11-23');
  return content.importTexts(texts, Infinity, answerAll(questions, kind, answer));
}

/** The same article twice, with another volume: only a person knows whether they are one paper. */
const twice = (second: string) => `
@article{a, title={Herds of Example}, author={Quill, Ada and Chen, Bo}, year={2020}, journal={Example Letters}, volume={1}}
@article{${second}, title={Herds of Example}, author={Quill, Ada and Chen, Bo}, year={2020}, journal={Example Letters}, volume={2}}
`;

describe('two records of one import that may be the same paper', () => {
  const texts = bib(twice('b'));

  test('stay two papers without an answer, and are asked about', () => {
    const content = new Content();
    const plan = content.importTexts(texts);
    expect(content.papers).toHaveLength(2);
    expect(plan.questions).toMatchObject([{ kind: 'same-paper', record: { title: 'Herds of Example' } }]);
    expect(plan.diagnostics.map(({ question }) => question)).toContain(plan.questions[0]?.id);
  });

  test('become one file with "same", and are not reported again', () => {
    const content = new Content();
    const plan = importAnswered(content, texts, 'same-paper', 'same');
    expect(content.papers).toEqual(['papers/herds-of-example.md']);
    expect(messagesOf(plan).join('\n')).not.toContain('may be the same');
    expect(plan.counts).toMatchObject({ read: 2, written: 1, merged: 1 });
  });

  test('stay two files with "different", and are not reported again', () => {
    const content = new Content();
    importAnswered(content, texts, 'same-paper', 'different');
    expect(content.papers).toHaveLength(2);
    const again = content.importTexts(texts);
    expect(again.questions).toEqual([]);
    expect(messagesOf(again)).toEqual([]);
  });

  test.each(['same', 'different'] as const)('a later import uses the answer %s', (answer) => {
    const content = new Content();
    importAnswered(content, texts, 'same-paper', answer);
    const files = new Map(content.files);
    const again = content.importTexts(texts);
    expect(again.questions).toEqual([]);
    expect(again.writes).toEqual([]);
    expect(content.files).toEqual(files);
    expect(parseAnswers(content.text(answersFile)).size).toBe(1);
  });

  test('an answer is not used for another record', () => {
    const content = new Content();
    const { questions } = importAnswered(content, texts, 'same-paper', 'same');
    const other = bib(twice('b').replace('volume={2}', 'volume={3}'), 'other.bib');
    const asked = planImport(other, content.existing(), '2026-11-23').questions.map(({ id }) => id);
    expect(asked).not.toEqual([]);
    expect(asked).not.toContain(questions[0]?.id);
  });
});

describe('a record that may be the paper of a file', () => {
  const existing = () => {
    const content = new Content();
    content.importTexts(bib(twice('a').split('\n').slice(0, 2).join('\n')));
    return content;
  };
  const other = bib(twice('b').split('\n').slice(2).join('\n'), 'other.bib');

  test('goes into the file with "same"', () => {
    const content = existing();
    importAnswered(content, other, 'same-paper', 'same');
    expect(content.papers).toHaveLength(1);
    expect(content.importTexts(other).writes).toEqual([]);
  });

  test('gets a file of its own with "different", and stays there', () => {
    const content = existing();
    const plan = importAnswered(content, other, 'same-paper', 'different');
    expect(messagesOf(plan)).toEqual([]);
    expect(content.papers).toHaveLength(2);
    const again = content.importTexts(other);
    expect(again).toMatchObject({ writes: [], questions: [] });
  });
});

describe('a paper whose file was deleted', () => {
  const text = bib(twice('a').split('\n').slice(0, 2).join('\n'));
  const deleted = () => {
    const content = new Content();
    content.importTexts(text);
    content.files.delete('papers/herds-of-example.md');
    return content;
  };

  test('stays deleted with "same"', () => {
    const content = deleted();
    const plan = importAnswered(content, text, 'deleted-paper', 'same');
    expect(content.papers).toEqual([]);
    expect(messagesOf(plan)).toEqual([]);
  });

  test('is created again with "different"', () => {
    const content = deleted();
    importAnswered(content, text, 'deleted-paper', 'different');
    expect(content.paper('herds-of-example')?.volume).toBe('1');
    expect(content.importTexts(text)).toMatchObject({ writes: [], questions: [] });
  });
});

describe('a value that a user and the source changed', () => {
  const first = bib(
    '@article{a, title={Herds of Example}, author={Quill, Ada}, year={2020}, journal={Letters}}',
  );
  const second = bib(
    '@article{a, title={Herds of Example}, author={Quill, Ada}, year={2020}, journal={Reports}}',
  );
  const edited = () => {
    const content = new Content();
    content.importTexts(first);
    content.edit('papers/herds-of-example.md', 'containerTitle: Letters', '# checked\ncontainerTitle: Notes');
    return content;
  };

  test('is asked about with both values', () => {
    const { questions } = planImport(second, edited().existing(), '2026-11-23');
    expect(questions).toMatchObject([
      { kind: 'field', field: 'containerTitle', current: 'Notes', incoming: 'Reports', currentIs: 'edited' },
    ]);
  });

  test('stays with "mine", and is not asked about again', () => {
    const content = edited();
    importAnswered(content, second, 'field', 'mine');
    expect(content.text('papers/herds-of-example.md')).toContain('# checked\ncontainerTitle: Notes');
    expect(content.importTexts(second).questions).toEqual([]);
  });

  test('is replaced with "theirs", comments included in what stays', () => {
    const content = edited();
    importAnswered(content, second, 'field', 'theirs');
    expect(content.text('papers/herds-of-example.md')).toContain('# checked\ncontainerTitle: Reports');
    expect(content.importTexts(second)).toMatchObject({ questions: [], writes: [] });
  });

  test('a date keeps its place in imported.jsonl either way', () => {
    for (const [answer, year] of [
      ['mine', '2019'],
      ['theirs', '2021'],
    ] as const) {
      const content = new Content();
      content.importTexts(first);
      content.edit('papers/herds-of-example.md', '"2020"', '"2019"');
      const newer = bib(
        '@article{a, title={Herds of Example}, author={Quill, Ada}, year={2021}, journal={Letters}}',
      );
      importAnswered(content, newer, 'field', answer);
      expect(content.paper('herds-of-example')?.issued).toBe(year);
      expect(content.importTexts(newer)).toMatchObject({ questions: [], writes: [] });
    }
  });
});

describe('two sources that contradict each other', () => {
  const one = bib(
    '@article{a, title={Herds of Example}, author={Quill, Ada}, year={2020}, journal={Letters of Ice}}',
  );
  const two = bib(
    '@article{a, title={Herds of Example}, author={Quill, Ada}, year={2020}, journal={Reports of Sand}}',
    'two.bib',
  );

  test.each([
    ['mine', 'Letters of Ice'],
    ['theirs', 'Reports of Sand'],
  ] as const)('with "%s", the value is %s', (answer, value) => {
    const content = new Content();
    content.importTexts(one);
    importAnswered(content, two, 'field', answer);
    expect(content.paper('herds-of-example')?.containerTitle).toBe(value);
    expect(content.importTexts(two)).toMatchObject({ questions: [], writes: [] });
  });
});

describe('names that may be those of one person', () => {
  const author = '---\nname: Ada Quill\n---\n';
  const owned = readProfile(profile('Ada B. Quill', [{ title: 'Herds of Example' }]), 'ada.txt');

  test('the owner of a profile gets the file of the person with "same"', () => {
    const content = new Content();
    content.files.set('authors/ada-quill.md', author);
    importAnswered(content, owned, 'person', 'same');
    expect(content.text('authors/ada-quill.md')).toContain('alternateName:\n  - Ada B. Quill\n');
    expect(content.text('authors/ada-b-quill.md')).toBe('');
    expect(content.paper('herds-of-example')?.profiles).toEqual(['ada-quill']);
    expect(content.importTexts(owned)).toMatchObject({ questions: [], writes: [] });
  });

  test('the owner of a profile gets a file of their own with "different"', () => {
    const content = new Content();
    content.files.set('authors/ada-quill.md', author);
    importAnswered(content, owned, 'person', 'different');
    expect(content.text('authors/ada-quill.md')).toBe(author);
    expect(content.paper('herds-of-example')?.profiles).toEqual(['ada-b-quill']);
    expect(content.importTexts(owned)).toMatchObject({ questions: [], writes: [] });
  });

  const initials = readProfile(
    profile('Ada Quill', [{ title: 'Herds of Example', authors: 'A. Quill, Bo Chen' }]),
    'ada.txt',
  );

  test('a spelling in a profile is added to the file of its owner with "same"', () => {
    const content = new Content();
    const plan = importAnswered(content, initials, 'person', 'same');
    expect(content.text('authors/ada-quill.md')).toContain('alternateName:\n  - A. Quill\n');
    expect(messagesOf(plan)).toEqual([]);
    expect(content.importTexts(initials).questions).toEqual([]);
  });

  test('a spelling in a profile is left alone with "different"', () => {
    const content = new Content();
    importAnswered(content, initials, 'person', 'different');
    expect(content.text('authors/ada-quill.md')).not.toContain('alternateName');
  });

  const spellings = bib(`
@article{a, title={Herds of Example}, author={Quill, Ada and Chen, Bo}, year={2020}}
@article{b, title={Ice on Sand}, author={Quill, A. and Chen, Bo}, year={2021}}
`);

  test('spellings with common co-authors become one person, or two', () => {
    const files = (answer?: Answer) => {
      const content = new Content();
      const before = content.existing();
      const plan = planImport(spellings, before, '2026-11-23');
      const { questions } = askAboutNames(plan, before);
      const answers = answer && answerAll(questions, 'person', answer);
      const { writes } = askAboutNames(plan, before, answers);
      return writes.filter(({ file }) => file.startsWith('authors/'));
    };
    expect(files()).toEqual([]);
    expect(files('same')).toEqual([
      { file: 'authors/ada-quill.md', text: '---\nname: Ada Quill\nalternateName:\n  - A. Quill\n---\n' },
    ]);
    expect(files('different').map(({ file }) => file)).toEqual([
      'authors/ada-quill.md',
      'authors/a-quill.md',
    ]);
  });
});

test('without answers, a plan is the same as before, whatever is asked', () => {
  const texts = bib(twice('b'));
  const plain = planImport(texts, new Content().existing(), '2026-11-23');
  const unknown = planImport(
    texts,
    new Content().existing(),
    '2026-11-23',
    new Map([['same-paper-0', 'same']]),
  );
  expect(unknown).toEqual(plain);
});

test('damaged lines of answers.jsonl are left out', () => {
  const line = '{"question":"same-paper-1","answer":"same","about":"A and B"}';
  expect([
    ...parseAnswers(`\uFEFF${line}\n{"question":1}\n<<<<<<< main\n{"question":"x","answer":"evil"}`),
  ]).toEqual([['same-paper-1', { answer: 'same', about: 'A and B' }]]);
});
