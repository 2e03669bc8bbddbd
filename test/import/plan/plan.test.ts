import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Content, profile, messagesOf } from '../content.ts';
import { propertyRuns } from '../../run-length.ts';

const herd = { title: 'A Herd of Models', head: 'LGJul 31, 2024', authors: 'Ada Quill, Bo Chen' };
const sheep = { title: 'Sheep', head: 'CVMay 2, 2021Code', authors: 'Cy Dee, Bo Chen et al.' };
const metrics = 'h-index30\n2papers\n16,780citations\nNovelty56%';
const ada = { 'ada.txt': profile('Ada Quill', [herd, sheep], metrics) };

function counts(plan: { counts: object }) {
  return Object.values(plan.counts);
}

describe('the first import', () => {
  test('writes one file per paper, one for the owner, and the baseline', () => {
    const content = new Content();
    const plan = content.import(ada);
    expect(plan.counts).toEqual({ read: 2, written: 2, merged: 0, unchanged: 0, reported: 0 });
    expect([...content.files.keys()]).toEqual([
      'authors/ada-quill.md',
      'papers/a-herd-of-models.md',
      'papers/sheep.md',
      'imported.jsonl',
    ]);
    expect(content.text('papers/sheep.md')).toBe(`---
title: Sheep
type: article
author:
  - Cy Dee
  - Bo Chen
authorsTruncated: true
profiles: [ada-quill]
issued: "2021-05-02"
categories: [CV]
code: true
---
It is an abstract.
`);
    expect(content.text('authors/ada-quill.md')).toBe(`---
name: Ada Quill
field: LG
metrics:
  - {label: h-index, value: 30, asOf: "2026-11-23"}
  - {label: papers, value: 2, asOf: "2026-11-23"}
  - {label: citations, value: 16780, asOf: "2026-11-23"}
  - {label: Novelty, value: "56%", asOf: "2026-11-23"}
---
`);
  });

  test('warns if a complete list of authors does not contain the owner, but not if it ends with et al.', () => {
    const text = profile('Dee', [herd, sheep]);
    expect(messagesOf(new Content().import({ x: text }))).toEqual([
      expect.stringMatching(/^warning x:\d+: Dee is not among the authors of "A Herd of Models"\. /),
    ]);
  });

  test('finds the author file of the owner by its other spellings', () => {
    const content = new Content();
    content.files.set('authors/dee.md', '---\nname: Cyrus Dee\nalternateName: [Dee, Á. Quíll]\n---\n');
    expect(
      messagesOf(content.import({ x: profile('Dee', [{ ...herd, authors: 'A Quill, Bo Chen' }]) })),
    ).toEqual([]);
    expect(content.paper('a-herd-of-models')?.profiles).toEqual(['dee']);
  });
});

describe('ids', () => {
  const ids = (titles: string[]) => {
    const content = new Content();
    content.import({
      x: profile(
        'Ada',
        titles.map((title, index) => ({ title, authors: `Person${index} X, Ada B` })),
      ),
    });
    return content.papers.map((file) => file.slice('papers/'.length, -'.md'.length)).sort();
  };

  test('are unique if titles differ only in case and punctuation', () => {
    expect(ids(['C++', 'c', 'C#', '“C + +”'])).toEqual(['c', 'c-2', 'c-3', 'c-4']);
  });

  test('are valid for titles without Latin letters and for device names of Windows', () => {
    expect(ids(['深度学习'])).toEqual(['shenduxuexi']);
    expect(ids(['?!'])[0]).toMatch(/^paper-[0-9a-f]{8}$/);
    expect(ids(['Con'])).toEqual(['paper-con']);
  });

  test('keep a year in the title and end at a word', () => {
    expect(ids(['Report 2020'])).toEqual(['report-2020']);
    const [id = ''] = ids([`${'word '.repeat(30)}end`]);
    expect(id).toMatch(/^(?:word-)+word$/);
    expect(id.length).toBeLessThanOrEqual(100);
  });

  test('are valid and unique for any titles', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 5 }), (titles) => {
        const found = ids(titles.map((title) => `T ${title.replace(/\s/gu, '')}`));
        for (const id of found) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,99}$/);
        expect(new Set(found.map((id) => id.toLowerCase())).size).toBe(found.length);
      }),
      { numRuns: 100 },
    );
  });

  test('stay the same in any order of files and papers', () => {
    const report = (year: number) => ({ title: 'Report', head: `LGMay 1, ${year}`, abstract: `Of ${year}.` });
    const content = new Content();
    content.import({ x: profile('Ada Quill', [report(2010), report(2014)]) });
    content.import({ x: profile('Ada Quill', [report(2020), report(2014), report(2010)]) });
    expect(['report', 'report-2', 'report-3'].map((id) => content.paper(id)?.abstract)).toEqual([
      'Of 2010.',
      'Of 2014.',
      'Of 2020.',
    ]);
    const [a, b] = [new Content(), new Content()];
    const texts = {
      'b.txt': profile('Bo Chen', [report(2010)]),
      'a.txt': profile('Ada Quill', [report(2014)]),
    };
    a.import(texts);
    b.import(Object.fromEntries(Object.entries(texts).reverse()));
    expect([...a.files].sort()).toEqual([...b.files].sort());
  });
});

describe('the same paper', () => {
  const bo = { 'bo.txt': profile('Bo Chen', [{ ...herd, title: 'A herd of models.' }]) };

  test('in several profiles becomes one file that lists all of them', () => {
    const content = new Content();
    const plan = content.import({ ...ada, ...bo });
    expect(plan.counts).toEqual({ read: 3, written: 2, merged: 1, unchanged: 0, reported: 0 });
    expect(content.paper('a-herd-of-models')).toMatchObject({
      title: 'A Herd of Models',
      profiles: ['ada-quill', 'bo-chen'],
    });
  });

  test('gives the same files if the profiles are imported together or one after the other, in any order', () => {
    const texts = [ada, bo];
    const [together, oneByOne, reversed] = [new Content(), new Content(), new Content()];
    together.import({ ...ada, ...bo });
    for (const text of texts) oneByOne.import(text);
    for (const text of texts.toReversed()) reversed.import(text);
    expect(oneByOne.files).toEqual(together.files);
    expect(reversed.paper('a-herd-of-models')).toMatchObject({ profiles: ['ada-quill', 'bo-chen'] });
    for (const content of [together, oneByOne, reversed]) {
      for (const text of texts) expect(content.import(text).writes).toEqual([]);
      expect(content.import({ ...ada, ...bo }).writes).toEqual([]);
    }
  });

  test('gets missing values from the other profile, but no et al. for a complete list', () => {
    const full = { ...herd, abstract: '' };
    const short = { ...herd, authors: 'Ada Quill et al. · north-lab', abstract: 'There is one here.' };
    for (const oneByOne of [false, true]) {
      const content = new Content();
      const texts = { a: profile('Ada Quill', [full]), b: profile('Bo Chen', [short]) };
      if (oneByOne) for (const [file, text] of Object.entries(texts)) content.import({ [file]: text });
      else content.import(texts);
      expect(content.paper('a-herd-of-models')).toMatchObject({
        author: ['Ada Quill', 'Bo Chen'],
        affiliations: ['north-lab'],
        abstract: 'There is one here.',
      });
      expect(content.paper('a-herd-of-models')).not.toHaveProperty('authorsTruncated');
    }
  });

  test.each([
    ['different authors', { ...herd, authors: 'Eve Fox, Gil Hu' }],
    ['dates more than 1 year apart', { ...herd, head: 'LGJul 31, 2021' }],
  ])('becomes two files if the records have %s', (_, other) => {
    const content = new Content();
    expect(counts(content.import({ x: profile('Ada Quill', [herd, other]) }))).toEqual([2, 2, 0, 0, 0]);
    expect(content.papers).toEqual(['papers/a-herd-of-models-2.md', 'papers/a-herd-of-models.md']);
  });

  test('twice in one text is merged with a message that names both lines', () => {
    const plan = new Content().plan({ x: profile('Ada Quill', [herd, { ...herd, head: 'LG2024' }]) });
    expect(counts(plan)).toEqual([2, 1, 1, 0, 0]);
    expect(messagesOf(plan)).toEqual([
      expect.stringMatching(
        /^warning x:15: "A Herd of Models" is also on line 8 of this file\. The two records were merged\./,
      ),
    ]);
  });
});

describe('the next import', () => {
  test('of the same text changes nothing, even on another day', () => {
    const content = new Content();
    content.import(ada);
    const plan = content.plan(ada, '2027-01-01');
    expect(plan.counts).toEqual({ read: 2, written: 0, merged: 0, unchanged: 2, reported: 0 });
    expect(plan.writes).toEqual([]);
    expect(messagesOf(plan)).toEqual([]);
  });

  test('writes the values that the source changed and keeps the comments in the file', () => {
    const content = new Content();
    content.import(ada);
    content.edit('papers/sheep.md', 'type: article', 'type: article   # for now');
    const plan = content.import({
      x: profile('Ada Quill', [
        herd,
        { ...sheep, head: 'CVMay 3, 2021Code', authors: 'Cy Dee, Bo Chen, Ada Quill' },
      ]),
    });
    expect(counts(plan)).toEqual([2, 0, 1, 1, 0]);
    expect(content.text('papers/sheep.md')).toBe(`---
title: Sheep
type: article   # for now
author:
  - Cy Dee
  - Bo Chen
  - Ada Quill
profiles: [ada-quill]
issued: "2021-05-03"
categories: [CV]
code: true
---
It is an abstract.
`);
  });

  test('keeps the values edited by hand and reports them in one line', () => {
    const content = new Content();
    content.import(ada);
    content.edit('papers/sheep.md', 'title: Sheep', 'title: On Sheep');
    content.edit('papers/sheep.md', '"2021-05-02"', '"2021"');
    content.edit('papers/sheep.md', 'It is an abstract.', 'It is a better one.');
    const plan = content.import(ada);
    expect(plan.writes).toEqual([]);
    expect(counts(plan)).toEqual([2, 0, 0, 2, 0]);
    expect(messagesOf(plan)).toEqual([
      expect.stringMatching(
        /^note ada\.txt:\d+: papers\/sheep\.md was edited by hand \(title, issued, abstract\)\./,
      ),
    ]);
  });

  test('keeps the value of a person if the source changed it too, reports both values once, and updates other fields', () => {
    const content = new Content();
    content.import(ada);
    content.edit('papers/sheep.md', '"2021-05-02"', '"2021-06"');
    const changed = { x: profile('Ada Quill', [herd, { ...sheep, head: 'AIMay 9, 2021Code' }]) };
    const plan = content.import(changed);
    expect(content.paper('sheep')).toMatchObject({ issued: '2021-06', categories: ['AI'] });
    expect(messagesOf(plan)).toEqual([
      expect.stringMatching(
        /^warning .*issued of "Sheep" was changed by hand in papers\/sheep\.md to "2021-06", and by the source to "2021-05-09"\./,
      ),
    ]);
    expect(messagesOf(content.import(changed))).toEqual([
      expect.stringMatching(/^note .*edited by hand \(issued\)/),
    ]);
  });

  test('does not create files again that a person deleted', () => {
    const content = new Content();
    content.import(ada);
    content.files.delete('papers/sheep.md');
    content.files.delete('authors/ada-quill.md');
    const plan = content.import(ada);
    expect(plan.writes).toEqual([]);
    expect(counts(plan)).toEqual([2, 0, 0, 2, 0]);
    expect(messagesOf(plan)).toEqual([
      expect.stringMatching(/^note .*authors\/ada-quill\.md was deleted by hand/),
      expect.stringMatching(
        /^note .*"Sheep" \(papers\/sheep\.md\) was deleted by hand and was not created again\./,
      ),
    ]);
  });

  test('finds a file that was renamed', () => {
    const content = new Content();
    content.import(ada);
    content.files.set('papers/my-sheep.md', content.text('papers/sheep.md'));
    content.files.delete('papers/sheep.md');
    content.import(ada);
    expect(content.papers).toEqual(['papers/a-herd-of-models.md', 'papers/my-sheep.md']);
    expect(content.import(ada).writes).toEqual([]);
  });

  test('adds missing values to a file written by hand, keeps its values, and reports the differences', () => {
    const content = new Content();
    const mine = '---\ntitle: Sheep\ntype: article\nauthor: [Cy Dee]\nissued: 2021\n---\nMine.\n';
    content.files.set('papers/sheep.md', mine);
    const plan = content.import(ada);
    expect(content.text('papers/sheep.md')).toBe(
      mine.replace('issued: 2021\n', 'profiles: [ada-quill]\nissued: 2021\ncategories: [CV]\ncode: true\n'),
    );
    expect(counts(plan)).toEqual([2, 1, 1, 0, 0]);
    expect(messagesOf(plan)).toEqual([
      expect.stringMatching(
        /^note .*papers\/sheep\.md was not created by an import and differs from "Sheep" in issued, abstract, author\. The values in the file were kept; missing values were added\.$/,
      ),
    ]);
    expect(content.import(ada).writes).toEqual([]);
  });

  test('does not change an invalid file of a paper or a person', () => {
    const content = new Content();
    content.files.set('papers/sheep.md', '---\ntitel: Sheep\n---\n');
    content.files.set('authors/ada-quill.md', '---\nname: [\n---\n');
    const before = new Map(content.files);
    const plan = content.import(ada);
    for (const [file, text] of before) expect(content.text(file)).toBe(text);
    expect(content.papers).toHaveLength(2);
    expect(content.paper('a-herd-of-models')?.profiles).toEqual(['ada-quill']);
    expect(
      messagesOf(plan).filter((line) => line.includes('exists but is not valid; it was not changed.')),
    ).toHaveLength(2);
  });

  test('completes an import that was killed, and does not take its values for hand edits', () => {
    const whole = new Content();
    const { writes } = whole.import({ ...ada, 'bo.txt': profile('Bo Chen', [herd]) });
    for (let done = 0; done <= writes.length; done++) {
      const content = new Content();
      for (const { file, text } of writes.slice(0, done)) content.files.set(file, text);
      const plan = content.import({ ...ada, 'bo.txt': profile('Bo Chen', [herd]) });
      expect([...content.files].sort()).toEqual([...whole.files].sort());
      expect(messagesOf(plan)).toEqual([]);
    }
  });

  test('completes an update that was killed', () => {
    const before = new Content();
    before.import(ada);
    const changed = {
      x: profile(
        'Ada Quill',
        [
          { ...herd, head: 'AIAug 1, 2024' },
          { ...sheep, abstract: 'New.' },
        ],
        'h-index31\n2papers',
      ),
    };
    const { writes } = before.plan(changed, '2027-01-01');
    expect(writes.map(({ file }) => file)).toHaveLength(4);
    for (let done = 0; done <= writes.length; done++) {
      const content = new Content();
      for (const [file, text] of before.files) content.files.set(file, text);
      for (const { file, text } of writes.slice(0, done)) content.files.set(file, text);
      expect(messagesOf(content.import(changed, '2027-01-01'))).toEqual([]);
      expect(content.plan(changed).writes).toEqual([]);
      expect(content.paper('sheep')?.abstract).toBe('New.');
    }
  });

  test('ignores conflict markers of git in the baseline, and writes it without them', () => {
    const content = new Content();
    content.import(ada);
    const text = content.text('imported.jsonl');
    content.edit('imported.jsonl', '{"file":"papers/a', '<<<<<<< HEAD\n{"file":"papers/a');
    const plan = content.import(ada);
    expect(plan.writes).toEqual([{ file: 'imported.jsonl', text }]);
    expect(counts(plan)).toEqual([2, 0, 0, 2, 0]);
    expect(content.import(ada).writes).toEqual([]);
  });
});

describe('the file of a person', () => {
  test('keeps the dates of unchanged metrics and sets the date of changed ones', () => {
    const content = new Content();
    content.import(ada);
    content.import(
      { x: profile('Ada Quill', [herd, sheep], metrics.replace('30', '31').concat('\nAI Score39')) },
      '2027-01-01',
    );
    expect(content.text('authors/ada-quill.md')).toContain(`metrics:
  - {label: h-index, value: 31, asOf: "2027-01-01"}
  - {label: papers, value: 2, asOf: "2026-11-23"}
  - {label: citations, value: 16780, asOf: "2026-11-23"}
  - {label: Novelty, value: "56%", asOf: "2026-11-23"}
  - {label: AI Score, value: 39, asOf: "2027-01-01"}
`);
  });

  test('keeps the source of a metric when its value changes', () => {
    const content = new Content();
    content.import(ada);
    const [before, after] = [
      'asOf: "2026-11-23"}\n  - {label: papers',
      'asOf: "2026-11-23", source: Scholar}\n  - {label: papers',
    ];
    content.edit('authors/ada-quill.md', before, after);
    content.import({ x: profile('Ada Quill', [herd, sheep], metrics.replace('30', '31')) }, '2027-01-01');
    expect(content.text('authors/ada-quill.md')).toContain(
      '{label: h-index, value: 31, asOf: "2027-01-01", source: Scholar}',
    );
  });

  test('keeps the values that a person changed', () => {
    const content = new Content();
    content.import(ada);
    content.edit('authors/ada-quill.md', 'value: 30', 'value: 99');
    content.edit('authors/ada-quill.md', 'name: Ada Quill', 'name: Augusta Ada Quill   # in full');
    const text = content.text('authors/ada-quill.md');
    expect(messagesOf(content.import(ada))).toEqual([
      expect.stringMatching(/^note .*edited by hand \(metrics\.h-index\)/),
    ]);
    const changed = profile('Ada Quill', [herd, sheep], metrics.replace('30', '31').replace('56', '57'));
    expect(messagesOf(content.import({ x: changed }, '2027-01-01'))).toEqual([
      expect.stringMatching(
        /^warning .*metrics\.h-index of Ada Quill was changed by hand in authors\/ada-quill\.md to 99, and by the source to 31\./,
      ),
    ]);
    expect(content.text('authors/ada-quill.md')).toBe(
      text.replace('"56%", asOf: "2026-11-23"', '"57%", asOf: "2027-01-01"'),
    );
    expect([...content.files.keys()].filter((file) => file.startsWith('authors/'))).toEqual([
      'authors/ada-quill.md',
    ]);
  });

  test('gets the metrics of one text if two texts of the person differ, the same in any order, with a message', () => {
    const older = { 'b.txt': profile('Ada Quill', [sheep], 'h-index29') };
    const [one, other] = [new Content(), new Content()];
    const plan = one.import({ ...older, ...ada });
    other.import({ ...ada, ...older });
    expect([...one.files].sort()).toEqual([...other.files].sort());
    expect(one.text('authors/ada-quill.md')).toContain('value: 30');
    expect(messagesOf(plan)).toEqual([
      expect.stringMatching(
        /^warning b\.txt: The profile of Ada Quill differs from the profile in ada\.txt\./,
      ),
    ]);
  });

  test('written by hand gets the missing values', () => {
    const content = new Content();
    content.files.set(
      'authors/quill.md',
      '---\nname: Ada Quill\nrole: Professor # since 2020\n---\nHer life.\n',
    );
    content.import(ada);
    expect(content.text('authors/quill.md')).toContain(
      'name: Ada Quill\nrole: Professor # since 2020\nfield: LG\nmetrics:\n',
    );
    expect(content.text('authors/quill.md')).toContain('---\nHer life.\n');
    expect(content.paper('sheep')?.profiles).toEqual(['quill']);
  });
});

test('the number of records read is the sum of all outcomes for any texts', () => {
  const title = fc.constantFrom('A', 'B', 'a', 'C!', 'C');
  const head = fc.constantFrom('LGMay 1, 2020', 'LGMay 1, 2024Code', 'LGFeb 30, 2020', 'CVMay 1, 2021');
  const authors = fc.constantFrom(
    'Ada Quill, Bo Chen',
    'Bo Chen, Cy Dee et al.',
    'Eve Fox',
    'Eve Fox, Ada Quill',
  );
  const text = fc
    .tuple(
      fc.constantFrom('Ada Quill', 'Bo Chen'),
      fc.array(fc.record({ title, head, authors }), { minLength: 1, maxLength: 6 }),
    )
    .map(([owner, papers]) => profile(owner, papers));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (list) => {
      const content = new Content();
      const texts = Object.fromEntries(list.map((one, index) => [`${index}.txt`, one]));
      const { counts: first } = content.import(texts);
      expect(first.read).toBe(first.written + first.merged + first.unchanged + first.reported);
      expect(first.written).toBe(content.papers.length);
      const again = content.plan(texts);
      expect(again.writes).toEqual([]);
      expect(again.counts.unchanged + again.counts.merged + again.counts.reported).toBe(first.read);
    }),
    { numRuns: propertyRuns(300) },
  );
});
