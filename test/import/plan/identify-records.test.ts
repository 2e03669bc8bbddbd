import { describe, expect, test } from 'vitest';
import { readSources } from '../../../src/import/read-sources.ts';
import type { ImportPlan } from '../../../src/import/plan/plan.ts';
import { Content, messagesOf, profile } from '../content.ts';

/** A paper as the sources of this test contain it. */
interface Entry {
  key: string;
  title: string;
  author?: string[];
  year?: number;
  pages?: string;
  doi?: string;
  journal?: string;
}

const first: Entry = {
  key: 'quill20walk',
  title: 'Alpha paper about walking',
  author: ['Quill, Ada', 'Chen, Bo'],
  year: 2020,
  pages: '1--9',
  journal: 'Gait',
};
const second: Entry = { ...first, key: 'chen21bees', title: 'Bees in winter', year: 2021, pages: '20--29' };
const third: Entry = {
  ...first,
  key: 'fox19',
  title: 'Counting stars',
  author: ['Fox, Eve'],
  year: 2019,
  pages: '5',
};

/** Formats entries in a format whose records have keys, or have no keys. */
const formats = {
  'refs.bib': (entries: readonly Entry[]) =>
    entries
      .map(({ key, title, author = [], year, pages, doi, journal }) => {
        const fields = { title, author: author.join(' and '), year, pages, doi, journal };
        const lines = Object.entries(fields).map(([name, value]) =>
          value === undefined ? '' : `  ${name} = {${value}},\n`,
        );
        return `@article{${key},\n${lines.join('')}}\n`;
      })
      .join('\n'),
  'refs.json': (entries: readonly Entry[]) =>
    JSON.stringify(
      entries.map(({ key, title, author = [], year, pages, doi, journal }) => ({
        id: key,
        type: 'article-journal',
        title,
        author: author.map((name) => ({ family: name.split(', ')[0], given: name.split(', ')[1] })),
        issued: year === undefined ? undefined : { 'date-parts': [[year]] },
        page: pages?.replace('--', '-'),
        DOI: doi,
        'container-title': journal,
      })),
    ),
  'refs.ris': (entries: readonly Entry[]) =>
    entries
      .map(({ title, author = [], year, pages, doi, journal }) =>
        [
          'TY  - JOUR',
          `TI  - ${title}`,
          ...author.map((name) => `AU  - ${name}`),
          ...(year === undefined ? [] : [`PY  - ${year}`]),
          ...(pages === undefined ? [] : [`SP  - ${pages.split('--')[0]}`]),
          ...(doi === undefined ? [] : [`DO  - ${doi}`]),
          ...(journal === undefined ? [] : [`JO  - ${journal}`]),
          'ER  - ',
          '',
        ].join('\n'),
      )
      .join('\n'),
  'list.txt': (entries: readonly Entry[]) =>
    `References\n\n${entries
      .map(({ title, author = [], year = 2020, pages = '', journal = '', doi }) => {
        const names = author.map((name) => name.replace(/^(\w+), (\w).*$/u, '$1, $2.'));
        const address = doi === undefined ? '' : ` https://doi.org/${doi}`;
        return `${names.join(', & ')} (${year}). ${title}. ${journal}, 1, ${pages.replace('--', '–')}.${address}\n`;
      })
      .join('\n')}`,
  'ada.txt': (entries: readonly Entry[]) =>
    `Ada Quill\n\nLG\nh-index3\n\n${entries.length} Papers\n\n${entries
      .map(({ title, author = [], year = 2020, pages = '' }) => {
        const names = author.map((name) => name.split(', ').reverse().join(' '));
        return `LGMay 2, ${year}\n${title}\n\n${names.join(', ')}\n\nWe look at ${pages} of ${author.length}.\n`;
      })
      .join('\n')}`,
  'scholar.txt': (entries: readonly Entry[]) =>
    `Ada Quill\nUnknown affiliation\nVerified email at north.example\nTitle\tCited by\tYear\n${entries
      .map(({ title, author = [], year = 2020, pages = '', journal = '' }) => {
        const names = author.map((name) => name.replace(/^(\w+), (\w).*$/u, '$2 $1'));
        return `${title}\n${names.join(', ')}\n${journal} 1, ${pages.replace('--', '-')}, ${year}\t5\t${year}\n`;
      })
      .join('')}`,
};
type Format = keyof typeof formats;

const keyed: Format[] = ['refs.bib', 'refs.json'];
const all = Object.keys(formats) as Format[];

function imports(content: Content, file: string, text: string): ImportPlan {
  const { texts } = readSources([{ file, content: Buffer.from(text) }]);
  return content.importTexts(texts);
}

function importEntries(content: Content, format: Format, ...entries: Entry[]): ImportPlan {
  return imports(content, format, formats[format](entries));
}

function imported(format: Format, ...entries: Entry[]): Content {
  const content = new Content();
  importEntries(content, format, ...entries);
  return content;
}

const files = ['papers/alpha-paper-about-walking.md', 'papers/bees-in-winter.md', 'papers/counting-stars.md'];

describe.each(all)('real records 11: a record of %s that changes', (format) => {
  test.each<[string, Partial<Entry>]>([
    ['one word of the title', { title: 'Alpha paper about walking fast' }],
    ['the number of a noun', { title: 'Alpha papers about walking' }],
    ['a spelling and the pages', { title: 'Alfa paper about walking', pages: '101--109' }],
    ['all authors', { author: ['Noor, Mia', 'Berg, Ole'] }],
    ['the year', { year: 2016 }],
    ['the DOI', { doi: '10.5555/new' }],
    ['the title and an author', { title: 'Alpha paper on walking', author: ['Quill, Ada', 'Chen, Bob'] }],
  ])('in %s keeps its file', (_, change) => {
    const content = imported(format, first, second, third);
    const changed = { ...first, ...change };
    importEntries(content, format, changed, second, third);
    expect(content.papers).toEqual(files);
    expect(content.paper('alpha-paper-about-walking')?.title).toBe(changed.title);
    expect(importEntries(content, format, changed, second, third).writes).toEqual([]);
  });

  test('does not come back if its file was deleted', () => {
    const content = imported(format, first, second, third);
    content.files.delete('papers/bees-in-winter.md');
    for (const change of [
      { title: 'Bees in cold winter' },
      { title: 'Bees in cold winters', year: 2022 },
      { title: 'Bees in cold winters', year: 2022, author: ['Noor, Mia'] },
    ]) {
      const plan = importEntries(content, format, first, { ...second, ...change }, third);
      expect(content.papers).toEqual([files[0], files[2]]);
      expect(messagesOf(plan)).toContainEqual(
        expect.stringMatching(/^note .*\(papers\/bees-in-winter\.md\) was deleted by hand/),
      );
    }
  });

  test('keeps hand edits, and a title of the source that contradicts them is reported', () => {
    const content = imported(format, first, second, third);
    content.edit('papers/bees-in-winter.md', 'Bees in winter', 'How bees sleep');
    const plan = importEntries(content, format, first, { ...second, title: 'Bees in the winter' }, third);
    expect(content.papers).toEqual(files);
    expect(content.paper('bees-in-winter')?.title).toBe('How bees sleep');
    expect(messagesOf(plan)).toContainEqual(
      expect.stringMatching(/^warning .*title of "Bees in the winter" was changed by hand/),
    );
  });

  test('keeps its file in another order, between new records, and at another place', () => {
    const content = imported(format, first, second, third);
    const fourth = {
      ...third,
      key: 'noor22',
      title: 'Deep lakes',
      author: ['Noor, Mia'],
      year: 2022,
      pages: '7',
    };
    importEntries(content, format, third, { ...first, title: 'Alpha paper on walking' }, fourth, second);
    expect(content.papers).toEqual([...files, 'papers/deep-lakes.md']);
    expect(content.paper('alpha-paper-about-walking')?.title).toBe('Alpha paper on walking');
    expect(content.paper('deep-lakes')?.issued).toMatch(/^2022/);
    importEntries(content, format, fourth, { ...third, title: 'Counting the stars' });
    expect(content.papers).toEqual([...files, 'papers/deep-lakes.md']);
    expect(content.paper('counting-stars')?.title).toBe('Counting the stars');
  });
});

describe.each(keyed)('real records 11: the key of a record of %s', (format) => {
  test('is followed if the title becomes another one', () => {
    const content = imported(format, first, second, third);
    const changed = { ...second, title: 'A hive under snow', pages: '201--230' };
    importEntries(content, format, first, changed, third);
    expect(content.papers).toEqual(files);
    expect(content.paper('bees-in-winter')?.title).toBe('A hive under snow');
  });

  test('may change, with the title too', () => {
    const content = imported(format, first, second, third);
    importEntries(content, format, { ...first, key: 'new' }, second, third);
    importEntries(
      content,
      format,
      { ...first, key: 'newer', title: 'Alpha paper about walks' },
      second,
      third,
    );
    expect(content.papers).toEqual(files);
  });

  test('does not give the file to another record if the key is used again', () => {
    const content = imported(format, first, second, third);
    const other = { ...first, title: 'Running downhill', pages: '40--49' };
    importEntries(content, format, other, { ...first, key: 'quill20walka' }, second, third);
    expect(content.papers).toEqual([...files, 'papers/running-downhill.md']);
    expect(content.paper('alpha-paper-about-walking')?.title).toBe(first.title);
  });

  test('does not give the file to another paper of the same author in a source of the same name', () => {
    const content = imported(format, first, second);
    const other = { ...first, title: 'Running downhill', pages: '40--49', journal: 'Speed', year: 2020 };
    const plan = importEntries(content, format, other);
    expect(content.papers).toEqual([...files.slice(0, 2), 'papers/running-downhill.md']);
    expect(messagesOf(plan)).toContainEqual(
      expect.stringContaining(
        '"Running downhill" is new in this source, or is papers/alpha-paper-about-walking.md',
      ),
    );
    importEntries(content, format, first, second);
    expect(content.paper('alpha-paper-about-walking')?.title).toBe(first.title);
  });

  test('of a paper that has nothing in common with the old one is reported with both places', () => {
    const content = imported(format, first, second, third);
    const other = { key: third.key, title: 'Deep lakes', author: ['Noor, Mia'], year: 2022 };
    const plan = importEntries(content, format, first, second, other);
    expect(content.papers).toEqual([...files, 'papers/deep-lakes.md']);
    expect(messagesOf(plan)).toContainEqual(
      expect.stringMatching(
        /^warning refs\.(?:bib:\d+|json:1): "Deep lakes" is new in this source, or is papers\/counting-stars\.md with changed values\./,
      ),
    );
    content.files.delete('papers/bees-in-winter.md');
    const more = importEntries(content, format, first, { ...other, key: second.key, title: 'Old fish' });
    expect(content.papers).not.toContain('papers/old-fish.md');
    expect(messagesOf(more)).toContainEqual(
      expect.stringMatching(
        /"Old fish" was not imported: it may be papers\/bees-in-winter\.md, which was deleted/,
      ),
    );
  });

  test('follows two records that exchange their titles', () => {
    const content = imported(format, first, third, second);
    importEntries(
      content,
      format,
      { ...first, title: third.title },
      { ...third, title: first.title },
      second,
    );
    expect(content.papers).toEqual(files);
    expect(content.paper('alpha-paper-about-walking')).toMatchObject({ title: third.title, page: '1–9' });
    expect(content.paper('counting-stars')).toMatchObject({ title: first.title, page: '5' });
  });

  test('is recognised in a file with another name', () => {
    const content = imported(format, first, second, third);
    const name = `new-${format}`;
    const changed = { ...first, title: 'Alpha paper about slow walking' };
    imports(content, name, formats[format]([changed, second, third]));
    expect(content.papers).toEqual(files);
    content.files.delete('papers/bees-in-winter.md');
    imports(
      content,
      `newer-${format}`,
      formats[format]([changed, { ...second, title: 'Bees in winters' }, third]),
    );
    expect(content.papers).toEqual([files[0], files[2]]);
  });

  test('is followed if the DOI was deleted by hand and the source changes title and pages', () => {
    const content = imported(format, { ...first, doi: '10.5555/alpha' }, second);
    content.edit('papers/alpha-paper-about-walking.md', 'DOI: "10.5555/alpha"\n', '');
    content.edit('papers/alpha-paper-about-walking.md', first.title, 'On my own feet');
    const changed = { ...first, doi: '10.5555/alpha', title: 'Gait at speed', pages: '77' };
    const plan = importEntries(content, format, changed, second);
    expect(content.papers).toEqual(files.slice(0, 2));
    expect(content.paper('alpha-paper-about-walking')).toMatchObject({ title: 'On my own feet' });
    expect(content.paper('alpha-paper-about-walking')?.DOI).toBeUndefined();
    expect(messagesOf(plan).join('\n')).toContain('edited by hand');
  });
});

describe('real records 11: records without a key', () => {
  test.each<Format>(['ada.txt', 'refs.ris', 'scholar.txt', 'list.txt'])(
    'of %s are recognised by their neighbours',
    (format) => {
      // A year alone is not enough for another title, so this is reported. A whole date is.
      const content = imported(format, first, second, third);
      const other = { ...second, title: 'What sleeps under snow', pages: '20--29' };
      const plan = importEntries(content, format, first, other, third);
      if (format !== 'ada.txt') {
        expect(content.papers).toEqual([...files, 'papers/what-sleeps-under-snow.md']);
        expect(messagesOf(plan)).toContainEqual(
          expect.stringMatching(
            /^warning \S+:\d+: "What sleeps under snow" is new in this source, or is papers\/bees-in-winter\.md/,
          ),
        );
      } else expect(content.papers).toEqual(files);
    },
  );

  test.each<Format>(['ada.txt', 'refs.ris', 'scholar.txt', 'list.txt'])(
    'of %s that replace a deleted paper are not taken for it',
    (format) => {
      const content = imported(format, first, second, third);
      content.files.delete('papers/bees-in-winter.md');
      importEntries(content, format, first, third);
      const other = { ...second, title: 'What sleeps under snow', pages: '77', year: 2024 };
      importEntries(content, format, first, other, third);
      expect(content.papers).toEqual([files[0], files[2], 'papers/what-sleeps-under-snow.md']);
    },
  );

  test.each<Format>(['ada.txt', 'refs.ris', 'scholar.txt', 'list.txt'])(
    'of %s are not created again if they were deleted, although title, year and pages changed',
    (format) => {
      const content = imported(format, first, second, third);
      content.files.delete('papers/bees-in-winter.md');
      const other = { ...second, title: 'What sleeps under snow', pages: '77', year: 2024 };
      const plan = importEntries(content, format, first, other, third);
      expect(content.papers).toEqual([files[0], files[2]]);
      expect(messagesOf(plan)).toContainEqual(
        expect.stringMatching(/What sleeps under snow.*bees-in-winter\.md/),
      );
    },
  );

  test('may have the same titles in several lists of one person, and change nothing the second time', () => {
    const texts = {
      '0.txt': profile('Ada Quill', [
        { title: 'A', authors: 'Eve Fox' },
        { title: 'A', head: 'CVMay 1, 2021', authors: 'Ada Quill, Bo Chen' },
      ]),
      '1.txt': profile('Ada Quill', [
        { title: 'a', authors: 'Ada Quill, Bo Chen' },
        { title: 'A', authors: 'Ada Quill, Bo Chen' },
      ]),
      '2.txt': profile('Ada Quill', [{ title: 'a', head: 'LGFeb 30, 2020', authors: 'Eve Fox, Ada Quill' }]),
    };
    const content = new Content();
    content.import(texts);
    expect(content.plan(texts).writes).toEqual([]);
  });

  test('may be in one list twice, with details in different places', () => {
    const ris = (...records: string[]) =>
      records.map((record) => `TY  - JOUR\nTI  - Editorial\n${record}ER  - \n`).join('\n');
    const text = ris(
      'AU  - Fox, Eve\nPY  - 2020\n',
      'AU  - Quill, Ada\nPY  - 2020\nSP  - 3\n',
      'AU  - Quill, Ada\nPY  - 2020\nJO  - Gait\n',
      'AU  - Quill, Ada\nPY  - 2022\n',
    );
    const content = new Content();
    const read = () => readSources([{ file: 'refs.ris', content: Buffer.from(text) }]).texts;
    content.importTexts(read());
    expect(content.importTexts(read()).writes).toEqual([]);
  });

  test('may be numbered, and the numbers may change', () => {
    const numbered = (...entries: Entry[]) =>
      entries.map((entry, index) => ({ ...entry, key: `ref${index + 1}` }));
    for (const format of keyed) {
      const content = imported(format, ...numbered(first, second, third));
      const fourth = { ...first, title: 'Running downhill', year: 2024, pages: '40--49' };
      importEntries(
        content,
        format,
        ...numbered(fourth, first, { ...second, title: 'Bees in winters' }, third),
      );
      expect(content.papers).toEqual([...files, 'papers/running-downhill.md']);
      expect(content.paper('bees-in-winter')?.title).toBe('Bees in winters');
    }
  });
});

describe('real records 11: the state of version 0.1', () => {
  /** Removes what version 0.1 did not store. */
  function toFirstVersion(content: Content): void {
    const text = content.text('imported.jsonl');
    content.files.set(
      'imported.jsonl',
      text.replace('{"version":2}\n', '').replaceAll(/"(?:after|key)":"[^"]*",/gu, ''),
    );
  }

  test.each(all)('of %s is read without a loss', (format) => {
    const content = imported(format, first, second, third);
    content.files.delete('papers/bees-in-winter.md');
    content.edit('papers/counting-stars.md', 'Counting stars', 'I count stars');
    toFirstVersion(content);
    const before = new Map(content.files);
    const plan = importEntries(content, format, first, second, third);
    expect(plan.writes.map(({ file }) => file)).toEqual(['imported.jsonl']);
    expect(content.text('imported.jsonl')).toMatch(/^\{"version":2\}\n/);
    before.delete('imported.jsonl');
    for (const [file, text] of before) expect(content.text(file)).toBe(text);
    const changed = [
      { ...first, title: 'Alpha papers about walking' },
      { ...second, title: 'Bees in winters' },
      third,
    ];
    importEntries(content, format, ...changed);
    expect(content.papers).toEqual([files[0], files[2]]);
  });

  test.each(all)('of %s recognises a changed title in the first import already', (format) => {
    const content = imported(format, first, second, third);
    toFirstVersion(content);
    importEntries(content, format, { ...first, title: 'Alpha paper about walking fast' }, second, third);
    expect(content.papers).toEqual(files);
  });
});
