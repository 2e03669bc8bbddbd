import { describe, expect, test } from 'vitest';
import { readSources } from '../../../src/import/read-sources.ts';
import type { ImportPlan } from '../../../src/import/plan/plan.ts';
import { Content, messagesOf, profile } from '../content.ts';

const bib = `@article{quill20, title = {Folding Maps}, author = {Quill, Ada and Chen, Bo}, year = 2020, journal = {Gait}}
@article{chen21, title = {Bees in Winter}, author = {Quill, Ada and Chen, Bo}, year = 2021, journal = {Gait}}
`;
const csl = JSON.stringify([
  {
    id: 'quill20',
    type: 'article-journal',
    title: 'Folding Maps',
    author: [
      { family: 'Quill', given: 'Ada' },
      { family: 'Chen', given: 'Bo' },
    ],
    issued: { 'date-parts': [[2020, 5]] },
    'container-title': 'Gait',
    page: '1-9',
  },
]);
const ris = `TY  - JOUR
TI  - Folding Maps
AU  - Quill, Ada
AU  - Chen, Bo
PY  - 2020
DO  - 10.5555/maps
ER  -
`;
const ada = profile(
  'Ada Quill',
  [{ title: 'Folding Maps', abstract: 'We fold maps in many ways.' }],
  'h-index30',
);

function imports(content: Content, file: string, text: string): ImportPlan {
  return content.importTexts(readSources([{ file, content: Buffer.from(text) }]).texts);
}

function imported(file: string, text: string): Content {
  const content = new Content();
  imports(content, file, text);
  return content;
}

function rename(content: Content, from: string, to: string, edit: (text: string) => string = (text) => text) {
  content.files.set(to, edit(content.text(from)));
  content.files.delete(from);
}

const papers: [file: string, text: string][] = [
  ['a.bib', bib],
  ['a.json', csl],
  ['a.ris', ris],
  ['ada.txt', ada],
];

describe.each(papers)('real records 15: a paper of %s that was renamed and retitled', (file, text) => {
  test.each(['My Way to Fold', 'Folded Map'])('by hand to "%s" is not deleted', (title) => {
    const content = imported(file, text);
    rename(content, 'papers/folding-maps.md', 'papers/mine.md', (one) => one.replace('Folding Maps', title));
    const plan = imports(content, file, text);
    expect(content.papers).not.toContain('papers/folding-maps.md');
    expect(content.paper('mine')).toMatchObject({ title, aliases: ['folding-maps'] });
    expect(messagesOf(plan).join('\n')).not.toContain('deleted by hand');
    expect(messagesOf(plan)).toContainEqual(
      expect.stringContaining('papers/folding-maps.md was renamed to papers/mine.md.'),
    );
    expect(imports(content, file, text).writes).toEqual([]);
  });

  test('gets the changes of the source', () => {
    const content = imported(file, text);
    rename(content, 'papers/folding-maps.md', 'papers/mine.md', (one) => one.replace('Folding Maps', 'Mine'));
    imports(content, file, text.replaceAll('2020', '2022'));
    expect(content.paper('mine')).toMatchObject({ title: 'Mine', issued: expect.stringMatching(/^2022/) });
  });

  test('is not taken for another paper that was written by hand', () => {
    const content = imported(file, text);
    content.files.delete('papers/folding-maps.md');
    content.files.set(
      'papers/other.md',
      '---\ntitle: Other\ntype: article\nauthor: [Ada Quill]\nissued: "2020"\n---\n',
    );
    const plan = imports(content, file, text);
    expect(content.paper('other')?.aliases).toBeUndefined();
    expect(messagesOf(plan).join('\n')).toContain('deleted by hand');
  });
});

test('real records 15: a file that may be a renamed one is reported with both places', () => {
  const content = imported('a.ris', ris.replace('DO  - 10.5555/maps\n', ''));
  rename(content, 'papers/folding-maps.md', 'papers/mine.md', (one) => one.replace('Folding Maps', 'My Way'));
  const plan = imports(content, 'a.ris', ris.replace('DO  - 10.5555/maps\n', ''));
  expect(content.papers).toEqual(['papers/mine.md']);
  expect(messagesOf(plan)).toEqual([
    expect.stringMatching(
      /^warning a\.ris:1: "Folding Maps" was not imported: papers\/folding-maps\.md is missing, and papers\/mine\.md may be this file with another name\. If it is, add "aliases: \[folding-maps\]" to papers\/mine\.md\./,
    ),
  ]);
  content.edit('papers/mine.md', 'type:', 'aliases: [folding-maps]\ntype:');
  expect(messagesOf(imports(content, 'a.ris', ris)).join('\n')).toContain('was renamed to papers/mine.md.');
});

describe('real records 15: the file of a person that was renamed', () => {
  const scholar =
    'Ada Quill\nUnknown affiliation\nVerified email at north.example\nTitle\tCited by\tYear\nFolding Maps\nA Quill, B Chen\nGait 1, 2020\t5\t2020\n';

  test.each([
    ['ada.txt', ada],
    ['scholar.txt', scholar],
  ])('is followed in papers, sources and later imports of %s', (file, text) => {
    const content = imported(file, text);
    rename(content, 'authors/ada-quill.md', 'authors/boss.md');
    const plan = imports(content, file, text);
    expect(content.paper('folding-maps')?.profiles).toEqual(['boss']);
    expect(content.text('authors/boss.md')).toContain('aliases: [ada-quill]');
    expect(content.files.has('authors/ada-quill.md')).toBe(false);
    expect(content.text('imported.jsonl')).not.toContain('ada-quill');
    expect(messagesOf(plan)).toContainEqual(
      expect.stringContaining('authors/ada-quill.md was renamed to this file.'),
    );
    expect(messagesOf(plan).join('\n')).not.toMatch(/deleted|edited by hand/);
    expect(imports(content, file, text).writes).toEqual([]);
  });

  test('is followed in papers of other people and of other imports', () => {
    const content = imported('ada.txt', ada);
    imports(content, 'bo.txt', profile('Bo Chen', [{ title: 'Bees', authors: 'Bo Chen, Ada Quill' }]));
    content.files.set(
      'papers/own.md',
      '---\ntitle: Own # mine\ntype: article\nprofiles: [ada-quill, bo-chen]\n---\n',
    );
    rename(content, 'authors/ada-quill.md', 'authors/zoe.md');
    imports(content, 'a.bib', bib);
    expect(content.paper('folding-maps')?.profiles).toEqual(['zoe']);
    expect(content.text('papers/own.md')).toBe(
      '---\ntitle: Own # mine\ntype: article\nprofiles: [bo-chen, zoe]\n---\n',
    );
    expect(content.text('authors/zoe.md')).toContain('aliases: [ada-quill]');
  });

  test.each([
    ['the name', 'name: Ada Quill', 'name: Prof. Augusta Quill'],
    ['the name, with the old spelling', 'name: Ada Quill', 'name: A. Q.\nalternateName: [Ada Quill]'],
  ])('is followed if a person changed %s too', (_, from, to) => {
    const content = imported('ada.txt', ada.replace('h-index30', 'h-index30\n120citations\n4papers'));
    rename(content, 'authors/ada-quill.md', 'authors/boss.md', (text) => text.replace(from, to));
    imports(content, 'ada.txt', ada);
    expect(content.paper('folding-maps')?.profiles).toEqual(['boss']);
    expect([...content.files.keys()].filter((file) => file.startsWith('authors/'))).toEqual([
      'authors/boss.md',
    ]);
  });

  test('is followed if two files of one person were merged', () => {
    const content = imported('ada.txt', ada);
    imports(content, 'q.txt', profile('A. B. Quill', [{ title: 'Bees', authors: 'A. B. Quill' }]));
    expect(content.paper('bees')?.profiles).toEqual(['a-b-quill']);
    content.files.delete('authors/a-b-quill.md');
    content.edit(
      'authors/ada-quill.md',
      'name: Ada Quill\n',
      'name: Ada Quill\nalternateName: [A. B. Quill]\n',
    );
    imports(content, 'ada.txt', ada);
    expect(content.paper('bees')?.profiles).toEqual(['ada-quill']);
    expect(
      imports(
        content,
        'q.txt',
        profile('A. B. Quill', [{ title: 'Bees', authors: 'A. B. Quill' }]),
      ).writes.map(({ file }) => file),
    ).not.toContain('authors/a-b-quill.md');
  });

  test('is not another person, whose file is new', () => {
    const content = imported('ada.txt', ada);
    content.files.delete('authors/ada-quill.md');
    content.files.set('authors/mia-noor.md', '---\nname: Mia Noor\nfield: LG\n---\n');
    const plan = imports(content, 'ada.txt', ada);
    expect(content.paper('folding-maps')?.profiles).toEqual(['ada-quill']);
    expect(messagesOf(plan).join('\n')).toContain('authors/ada-quill.md was deleted by hand');
  });
});

describe('real records 29: a file with a fault', () => {
  const faults: [string, (text: string) => string, RegExp][] = [
    [
      'a wrong date',
      (text) => text.replace(/issued: .*/, 'issued: soon'),
      /The value "soon" of "issued" is not valid\./,
    ],
    ['an unknown key', (text) => text.replace('type:', 'tipe:'), /"tipe"/],
    ['broken YAML', (text) => text.replace('type:', 'author: [\ntype:'), /papers\/\S+:\d+: /],
    ['no frontmatter', (text) => text.replace(/^---\n/, ''), /The frontmatter is missing\./],
  ];

  describe.each(papers)('of %s', (file, text) => {
    test.each(faults)('such as %s is explained, renamed or not', (_, damage, fault) => {
      for (const name of ['papers/folding-maps.md', 'papers/mine.md']) {
        const content = imported(file, text);
        rename(content, 'papers/folding-maps.md', 'papers/moved', damage);
        rename(content, 'papers/moved', name);
        const before = content.text(name);
        const plan = imports(content, file, text);
        const messages = messagesOf(plan).join('\n');
        expect(messages).not.toContain('deleted');
        expect(messages).toMatch(fault);
        expect(messages).toContain(`${name}:`);
        expect(content.text(name)).toBe(before);
        expect([...content.files.keys()].filter((one) => one.includes('folding-maps'))).toEqual(
          name.includes('folding') ? [name] : [],
        );
        rename(content, name, name, () => before);
      }
    });
  });

  test.each([
    ['the same name', 'authors/ada-quill.md'],
    ['another name', 'authors/boss.md'],
  ])('of a person with %s is explained', (_, name) => {
    const content = imported('ada.txt', ada);
    rename(content, 'authors/ada-quill.md', 'authors/moved', (text) => text.replace('metrics:', 'metric:'));
    rename(content, 'authors/moved', name);
    const messages = messagesOf(imports(content, 'ada.txt', ada)).join('\n');
    expect(messages).not.toContain('deleted');
    expect(messages).toMatch(/"metric"/);
    expect(messages).toContain(`${name}:`);
  });
});
