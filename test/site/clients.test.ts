import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { builtSite, labSite, sampleSite } from '../built-site.ts';
import {
  checkXml,
  citeWithPandoc,
  describeWith,
  readWithBiber,
  readWithBibutils,
  readWithFeedparser,
  readWithPandoc,
  readWithPybtex,
} from '../clients.ts';
import { byRun } from '../run-length.ts';
import { entriesBelow } from '../entries-below.ts';

interface JsonFeed {
  items: { id: string; title: string; date_published: string; authors?: { name: string }[] }[];
}

vi.setConfig({ testTimeout: 120_000 });

describe.each([
  // Some papers of the fixture have no values for fields that BibLaTeX requires.
  ['the fixture', () => labSite, 5, /Missing mandatory field/] as const,
  ...byRun([], [['the sample', sampleSite, 16, undefined] as const]),
])('of %s', (_, site, count, expectedWarnings) => {
  let folder = '';
  const read = (file: string) => readFileSync(file, 'utf8');
  /** Lists the files of the site whose path matches. */
  const files = (name: RegExp) =>
    entriesBelow(folder)
      .filter((file) => name.test(`/${file}`))
      .map((file) => path.join(folder, file));
  const all = (name: string) => path.join(folder, name);
  /** Returns the number of papers in each file, counted in the CSL-JSON file next to it. */
  const countsOf = (names: readonly string[], ending: RegExp) =>
    names.map((file) => {
      const json = file.replace(ending, file.includes('cite.') ? '.json' : '.csl.json');
      return (JSON.parse(read(json)) as unknown[]).length;
    });

  beforeAll(async () => {
    folder = await builtSite(await site());
  }, 300_000);

  describeWith(['biber'], 'biber', () => {
    test('reads the file of all papers without an error or a warning', () => {
      const { count: found, warnings } = readWithBiber(all('papers.bib'));
      expect(found).toBe(count);
      expect(warnings.filter((warning) => !expectedWarnings?.test(warning))).toEqual([]);
    });
  });

  describeWith(['pandoc'], 'pandoc', () => {
    test('reads every file: of all papers, a paper, a person, a venue and a topic', () => {
      const bib = files(/\.bib$/);
      expect(bib.length).toBeGreaterThan(count + 1);
      expect(bib.map((file) => readWithPandoc(file, 'biblatex').length)).toEqual(countsOf(bib, /\.bib$/));
      const json = files(/(?:\/cite|\.csl)\.json$/);
      expect(json).toHaveLength(bib.length);
      for (const file of json) {
        const ids = (JSON.parse(read(file)) as { id: string }[]).map(({ id }) => id);
        expect(readWithPandoc(file, 'csljson').map(({ id }) => id)).toEqual(ids);
      }
    });

    test.each(['papers.bib', 'papers.csl.json'])('writes a reference for each paper from %s', (file) => {
      expect(citeWithPandoc(all(file))).toBe(count);
    });
  });

  describeWith(['pybtex'], 'pybtex', () => {
    test('reads every file of BibTeX', () => {
      const bib = files(/\.bib$/);
      expect(readWithPybtex(bib).map((entries) => Object.keys(entries).length)).toEqual(
        countsOf(bib, /\.bib$/),
      );
    });
  });

  describeWith(['bibutils'], 'bibutils', () => {
    test('reads every file of RIS', () => {
      const ris = files(/\.ris$/);
      expect(ris.length).toBeGreaterThan(count + 1);
      expect(ris.map((file) => readWithBibutils(file).length)).toEqual(countsOf(ris, /\.ris$/));
    });
  });

  describeWith(['feedparser'], 'feedparser', () => {
    test('reads the same entries from every feed as from its JSON Feed', () => {
      const feeds = files(/\/(?:feed|rss)\.xml$/);
      expect(feeds.length).toBeGreaterThan(3);
      const expected = feeds.map((file) =>
        (JSON.parse(read(path.join(file, '../feed.json'))) as JsonFeed).items.map((item) => ({
          id: item.id,
          link: item.id,
          title: item.title,
          published: item.date_published.slice(0, 10),
          authors: (item.authors ?? []).map(({ name }) => name),
        })),
      );
      expect(readWithFeedparser(feeds)).toEqual(expected);
    });
  });

  describeWith(['xmllint'], 'xmllint', () => {
    test('finds every feed and the sitemap well-formed', () => {
      const xml = files(/\.xml$/);
      expect(xml.map((file) => path.basename(file))).toContain('sitemap.xml');
      checkXml(xml);
    });
  });
});
