import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../../scripts/tools/bench/pastes/random.ts';
import { layouts, samplePage } from '../../../../scripts/tools/bench/pastes/pages.ts';
import { sampleAuthor, samplePapers } from '../../../../scripts/tools/bench/pastes/sample-papers.ts';
import { detectFormat, readTexts } from '../../../../src/import/formats.ts';
import { readPage } from '../../../../src/import/readers/pages/page.ts';
import { toParts } from '../../../../src/model/name-parts.ts';
import type { Name } from '../../../../src/model/name.ts';
import { testTextReader } from '../text-cases.ts';

testTextReader({
  name: 'page',
  read: readPage,
  snippets: ['\n', '\n\n', '[j12]\n', 'Ada QuillBo Chen\n', 'arXiv:2401.00001 [pdf]\n', '2024 | Preprint\n', 'Save\nAlert\n', '12 May 2021\n', 'Published: 01 Jan 2024, Last Modified: 11 Mar 2024\n', 'PMID: 12345678\n', '⟨hal-01234567⟩\n', 'Year: 2024 | Conference Paper\n', 'https://doi.org/10.5555/1\n', '+3 authors', ': ', '. ', ' (2024)'],
}); // prettier-ignore

const folder = path.resolve(import.meta.dirname, '../../../fixtures/page');
const fixture = (name: string) => readFileSync(path.join(folder, name, 'input.txt'), 'utf8');
const layoutNames = Object.keys(layouts) as (keyof typeof layouts)[];

test.each(readdirSync(folder))('the fixture %s is detected by its content', (name) => {
  expect(detectFormat(fixture(name))).toBe('page');
});

test.each(
  readdirSync(folder).filter((name) => /-without-(?:publications|works|results)$|no-results$/u.test(name)),
)('%s gives one message', (name) => {
  const [found, ...others] = readPage(fixture(name), 'input');
  expect(others).toEqual([]);
  expect(found).toMatchObject({ records: [], unread: 0 });
  expect(found?.owner).toBeUndefined();
  expect(found?.diagnostics.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^This looks like a page of \S+ without publications\.$/u),
  ]);
});

/** Returns the last word of each family name, as most sites shorten names. */
function families(names: readonly Name[] = []): string[] {
  return names.map((name) => {
    const parts = toParts(name);
    return 'family' in parts ? (parts.family.split(' ').at(-1) ?? '') : parts.literal;
  });
}

function sample(site: keyof typeof layouts, seed: number) {
  const random = createRandom(seed);
  const owner = sampleAuthor(random);
  return samplePage(site, samplePapers(10, seed, owner), owner, random);
}

describe.each(layoutNames)('invented pages of %s', (site) => {
  test.each([11, 12, 13, 14, 15])('give every paper and nothing else (seed %d)', (seed) => {
    const page = sample(site, seed);
    const results = readTexts([{ text: page.text, file: 'x' }])[0] ?? [];
    const records = results.flatMap((result) => result.records.map(({ paper }) => paper));
    const shown = (title: string) => title.replace(/\.$/u, '');
    expect(records.map(({ title, issued }) => [shown(title), issued?.slice(0, 4)])).toEqual(
      page.papers.map(({ title, year }) => [shown(title), year]),
    );
    expect(records.map(({ author }) => families(author))).toEqual(page.papers.map(({ family }) => family));
    expect(records.map(({ DOI, arXiv }, index) => [DOI, arXiv].includes(page.papers[index]?.id))).toEqual(
      page.papers.map(() => true),
    );
    expect(results.map(({ owner }) => owner?.name)).toEqual([page.hasOwner ? page.owner : undefined]);
  });

  test('give the same papers without empty lines and with twice as many', () => {
    const page = sample(site, 16);
    const titles = (text: string) =>
      readTexts([{ text, file: 'x' }]).flatMap((results) =>
        results.flatMap(({ records }) => records.map(({ paper }) => paper.title)),
      );
    const expected = titles(page.text);
    expect(expected).toHaveLength(10);
    expect(titles(page.text.replace(/\n{2,}/gu, '\n'))).toEqual(expected);
    expect(titles(page.text.replace(/\n/gu, '\n\n'))).toEqual(expected);
  });
});

test('the footer of a page is in no abstract', () => {
  for (const site of layoutNames) {
    for (const seed of [21, 22, 23, 24]) {
      const results = readTexts([{ text: sample(site, seed).text, file: 'x' }])[0] ?? [];
      for (const { paper } of results.flatMap(({ records }) => records))
        expect(paper.abstract ?? '').not.toMatch(
          /Privacy|©|Terms|Impressum|About|Copyright|Coauthor|Sign in/u,
        );
    }
  }
});

test.each([
  [
    'a letter',
    'Dear Ada,\n\nthank you for the paper on folding. I liked Section 2.\nPlease save it, and alert the others.\n\nBest wishes\nBo Chen\n',
  ],
  ['a menu', 'Soup of the day\nSave 10%\nAlert: nuts\nPDF\nSave\nCrêpes 12\nMar 2021\n'],
  ['code', 'export const year = 2024;\n// Source: Crossref\nreturn [j12];\n'],
  [
    'a list of references',
    '[1] A. Quill and B. Chen, “On Folding,” J. Folds, vol. 12, no. 3, pp. 1–9, 2024, doi: 10.5555/1.\n[2] B. Chen, “Unfolding,” arXiv:2401.00001 [cs.LG], 2024.\n',
  ],
  [
    'an article',
    'Abstract\nWe fold. The works (8) were sorted.\n1 Introduction\nFolding was studied in 2024 [12].\nReferences\n[12] A. Quill. On Folding. PMID: 12345678.\n',
  ],
  ['a list of HAL numbers in prose', 'Our reports are at HAL. See hal-01234567 and hal-01234568.\n'],
])('%s is not a page of a site', (_, text) => {
  expect(detectFormat(text)).not.toBe('page');
});
