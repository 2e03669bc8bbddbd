import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { citationKeys } from '../../src/export/citation-keys.ts';
import { citationFormatNames, citationFormats } from '../../src/export/citation-formats.ts';
import { toCslItem } from '../../src/export/csl-json.ts';
import { toFeed } from '../../src/export/feed.ts';
import { formatFeed } from '../../src/export/feed-formats.ts';
import type { Name } from '../../src/model/name.ts';
import type { Paper } from '../../src/model/paper.ts';
import { renderProse, toPlainText } from '../../src/text/text.ts';
import {
  checkXml,
  citeWithPandoc,
  describeWith,
  type PandocItem,
  readWithBiber,
  readWithBibutils,
  readWithFeedparser,
  readWithPandoc,
  readWithPybtex,
} from '../clients.ts';
import { byRun } from '../run-length.ts';
import { shownPaper } from '../library/sample-papers.ts';
import { awkwardPapers } from './awkward-papers.ts';
import { importedPaper } from './imported-paper.ts';

const generated = fc
  .sample(importedPaper, { numRuns: 30, seed: 9 })
  .map((paper, index): Paper => ({ ...paper, id: `paper${index}` }));

/** A preprint with volume and pages, such as a conference paper whose type is not known. */
const preprint: Paper = {
  id: 'd',
  title: 'Folded',
  type: 'article',
  containerTitle: 'Findings of R&D',
  volume: '7',
  page: '101–110',
};

// biber and bibutils are slow for a thousand authors.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-clients-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([['awkward', awkwardPapers] as const, ...byRun([], [['generated', generated] as const])])(
  'of %s papers',
  (name, papers) => {
    const file = (format: keyof typeof citationFormats) => path.join(folder, `${name}.${format}`);
    const keys = citationKeys(papers);
    const keyOf = ({ id }: Paper) => keys.get(id) ?? id;
    const years = papers.map(({ issued }) => issued?.slice(0, 4) ?? '');
    const items = papers.map((paper) => toCslItem(paper, keyOf(paper)));

    beforeAll(() => {
      for (const format of citationFormatNames)
        writeFileSync(file(format), citationFormats[format].format(papers, keys));
    });

    describeWith(['biber'], 'biber', () => {
      test('reads every entry, and warns only of missing or extra fields', () => {
        const { count, warnings } = readWithBiber(file('bib'));
        expect(count).toBe(papers.length);
        expect(warnings.filter((warning) => !known.test(warning))).toEqual([]);
      });
    });

    describeWith(['pandoc'], 'pandoc', () => {
      test.each(['biblatex', 'bibtex'] as const)('reads names, dates and DOIs unchanged, as %s', (format) => {
        const found = new Map(readWithPandoc(file('bib'), format).map((item) => [item.id, item]));
        expect([...found.keys()].sort()).toEqual(papers.map(keyOf).sort());
        for (const item of items) {
          const read = found.get(item['citation-key'] ?? '');
          expect(authorsOf(read), item.id).toEqual(authorsOf(item));
          expect([read?.issued, read?.DOI], item.id).toEqual([item.issued, item.DOI]);
        }
      });

      test('reads names, dates and titles unchanged, as CSL-JSON', () => {
        const shown = (item: PandocItem) => [item.id, item.issued, authorsOf(item), wordsOf(item.title)];
        expect(readWithPandoc(file('json'), 'csljson').map(shown)).toEqual(items.map(shown));
      });

      test.each(['bib', 'json'] as const)('writes a reference for each paper from %s', (format) => {
        expect(citeWithPandoc(file(format))).toBe(papers.length);
      });
    });

    describeWith(['pybtex'], 'pybtex', () => {
      test('reads every entry under its own key, with its year and its authors', () => {
        const [found = {}] = readWithPybtex([file('bib')]);
        expect(Object.keys(found)).toEqual(papers.map(keyOf));
        expect(Object.values(found).map(({ year }) => year ?? '')).toEqual(years);
        const counts = papers.map(({ authorsTruncated = false }, index) => {
          const { length } = items[index]?.author ?? [];
          return length > 0 && authorsTruncated ? length + 1 : length;
        });
        expect(Object.values(found).map(({ author }) => author.length)).toEqual(counts);
      });
    });

    describeWith(['bibutils'], 'bibutils', () => {
      test('reads every record under its own key, with its title, its year and its authors', () => {
        const found = readWithBibutils(file('ris'));
        expect(found.map(({ id }) => id)).toEqual(papers.map(keyOf));
        expect(found.map(({ year }) => year)).toEqual(years);
        expect(found.map(({ title }) => wordsOf(title))).toEqual(items.map(({ title }) => wordsOf(title)));
        // It splits a name that contains "and".
        const names = (authors: readonly object[] = []) =>
          [...new Set(authors.flatMap(wordsOfName))].filter((word) => !/^(?:and|&)$/.test(word)).sort();
        expect(found.map(({ author }) => names(author))).toEqual(items.map(({ author }) => names(author)));
      });
    });
  },
);

describe('of names and titles that are hard to read', () => {
  const author: Name[] = [
    { family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der' },
    { family: 'Naval', given: 'Prospero C.', suffix: 'Jr.' },
    'José Ortega y Gasset',
    { family: 'Black and White', given: 'Bo' },
    'The R&D Consortium',
    'Mausam',
    '王小明',
    'Nguyễn Văn Anh',
  ];
  const titles = {
    a: 'On $\\alpha$-Decay: GPT-4 and 100% of C# & R_D',
    b: 'شبكة {الطي} العصبية',
    c: '折り紙のテンソル 🙂',
  };
  const papers = Object.entries(titles).map(([id, title]): Paper => ({ id, title, type: 'article', author }));
  papers.push({ ...preprint, author });
  const file = path.join(folder, 'hard');

  beforeAll(() => {
    writeFileSync(`${file}.bib`, citationFormats.bib.format(papers, new Map()));
    writeFileSync(`${file}.ris`, citationFormats.ris.format(papers, new Map()));
  });

  describeWith(['pandoc'], 'pandoc', () => {
    test.each(['biblatex', 'bibtex'] as const)(
      'has the same family names, given names and particles, as %s',
      (format) => {
        const [item] = readWithPandoc(`${file}.bib`, format);
        expect(item?.author).toEqual([
          { family: 'Goot', given: 'Rob', 'non-dropping-particle': 'van der' },
          { family: 'Naval', given: 'Prospero C.', suffix: 'Jr.' },
          { family: 'Ortega y Gasset', given: 'José' },
          { family: 'Black and White', given: 'Bo' },
          { literal: 'The R&D Consortium' },
          { literal: 'Mausam' },
          { literal: '王小明' },
          { family: 'Anh', given: 'Nguyễn Văn' },
        ]);
      },
    );

    test('reads the titles with their protected capitals', () => {
      const found = readWithPandoc(`${file}.bib`, 'biblatex').map(({ title }) =>
        title?.replace(/<\/?span[^>]*>/gu, ''),
      );
      expect(found.slice(0, 3)).toEqual(['On \\alpha-decay: GPT-4 and 100% of C# & R_D', titles.b, titles.c]);
    });

    test('reads the volume of a preprint', () => {
      const found = readWithPandoc(`${file}.bib`, 'biblatex').at(-1);
      expect(found).toMatchObject({ 'container-title': 'Findings of R&D', volume: '7', page: '101-110' });
    });
  });

  describeWith(['biber'], 'biber', () => {
    test('finds no field that BibLaTeX does not support', () => {
      const { count, warnings } = readWithBiber(`${file}.bib`);
      expect(count).toBe(papers.length);
      expect(warnings.filter((warning) => !/one of 'date, year'/.test(warning))).toEqual([]);
    });
  });

  describeWith(['pybtex'], 'pybtex', () => {
    test('splits names into these parts', () => {
      const [found = {}] = readWithPybtex([`${file}.bib`]);
      expect(found['a']?.author).toEqual([
        ['Rob', 'van der', 'Goot', ''],
        ['Prospero C.', '', 'Naval', 'Jr.'],
        ['José', '', '{Ortega y Gasset}', ''],
        ['Bo', '', '{Black and White}', ''],
        ['', '', '{The R\\&D Consortium}', ''],
        ['', '', '{Mausam}', ''],
        ['', '', '{王小明}', ''],
        ['Nguyễn Văn', '', 'Anh', ''],
      ]);
    });
  });

  describeWith(['bibutils'], 'bibutils', () => {
    test('reads the parts of names, and the titles', () => {
      const found = readWithBibutils(`${file}.ris`);
      expect(found.map(({ title }) => title)).toEqual([
        'On α-Decay: GPT-4 and 100% of C# & R_D',
        titles.b,
        titles.c,
        preprint.title,
      ]);
      // It splits a name that contains "and", and reads a group as a person.
      const whole = (family: string, given = '') => ({ family, given, suffix: '' });
      expect(found[0]?.author).toEqual(
        expect.arrayContaining([
          whole('van der Goot', 'Rob'),
          whole('Ortega y Gasset', 'José'),
          whole('Mausam'),
          whole('王小明'),
        ]),
      );
    });
  });
});

describe('of the feeds', () => {
  const shown = awkwardPapers
    .filter(({ issued }) => issued !== undefined)
    .map(({ id, author = [], ...paper }) =>
      shownPaper(id, author, {
        ...paper,
        plainTitle: toPlainText(paper.title),
        ...(paper.abstract && { abstractHtml: renderProse(paper.abstract).html }),
      }),
    );
  const about = { title: 'Lab & <Friends>', description: 'Folds "things" — 🙂.' };
  const feed = toFeed(shown, 'https://example.org/lab/', '/', about);
  const files = (['atom', 'rss'] as const).map((form) => path.join(folder, `${form}.xml`));

  beforeAll(() => {
    for (const form of ['atom', 'rss'] as const)
      writeFileSync(path.join(folder, `${form}.xml`), formatFeed[form](feed));
  });

  describeWith(['feedparser'], 'feedparser', () => {
    test('reports no repair, and reads each entry with its address, title, date and authors', () => {
      const entries = feed.entries.map(({ url, title, published, authors }) => ({
        id: url,
        link: url,
        title,
        published: published.slice(0, 10),
        authors,
      }));
      expect(entries.length).toBeGreaterThan(40);
      expect(readWithFeedparser(files)).toEqual([entries, entries]);
    });
  });

  describeWith(['xmllint'], 'xmllint', () => {
    test('finds them well-formed', () => checkXml(files));
  });
});

/** Warnings of biber about fields that are missing for a type, or that the type does not have. */
const known =
  /Missing mandatory field|Invalid field '\w+' for entrytype|'volume' must be datatype 'integer'|Field 'pmc?id' invalid in data model/;

/** Returns the words of each author, sorted, since programs split names differently; without `and others`. */
function authorsOf(item: PandocItem | undefined): string[][] {
  return (item?.author ?? []).map(wordsOfName).filter((words) => words.join() !== 'others');
}

function wordsOfName({ ORCID: _, ...name }: { ORCID?: string }): string[] {
  return wordsOf(Object.values(name).join(' ')).sort();
}

/** Removes the differences that pandoc makes: curly quotation marks, superscripts as markup, commands for single braces. */
function wordsOf(text: string | undefined): string[] {
  const plain = (text ?? '')
    .replace(/<\/?su[bp]>|[{},.]/gu, '')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"');
  return plain.normalize('NFKC').split(/\s+/u).filter(Boolean);
}
