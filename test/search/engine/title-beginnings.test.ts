import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../src/search/index/build-index.ts';
import type { SearchDocument } from '../../../src/search/index/document.ts';
import { limitsFor } from '../../../src/search/index/limits.ts';
import { openIndex } from '../../../src/search/index/open-index.ts';
import { createEngine } from '../../../src/search/engine/engine.ts';
import { stagesOfIndex } from '../../../src/search/engine/load-engine.ts';
import { engineOf, found } from '../ask.ts';
import { propertyRuns } from '../../run-length.ts';

const titles = [
  'Computing All Quantifier Scopes with CCG',
  'Computing All Optimal Solutions of a Puzzle',
  'The Quick and the Slow: On Quantifiers',
  'On the Origin of Scopes',
  'On the Use of Scopes in Grammar',
  'A B C of Parsing',
  'Is It a Bird? A Test of Attention',
  'Is It a Bird Again',
  '1,000 Layers Are Enough',
  '3D-Printed Instruments',
  '3D Printing for All',
  'An O(n²) Bound for C++ & <think>',
  'Ökonomie für Anfänger: Ein Überblick',
  '深度学习方法综述与展望研究',
  '深度学习方法的应用与实践',
  'नेपाली पाठ का विश्लेषण',
  '한국어 형태소 분석의 새로운 방법',
  'تحليل اللغة العربية الحديثة',
  'GPT-4: A Report on Everything',
  'GPT-4 and Its Friends',
  'GPT4 Revisited by Its Critics',
  "Hawaiʻi's Birds and their Songs",
  'State-of-the-Art Parsing',
  'Editorial Note on Reviews',
  'Editorial Note on Reviews',
  `A Very Long Title That Goes On and On and On and On until the Sixtieth Letter and Ends with One`,
  `A Very Long Title That Goes On and On and On and On until the Sixtieth Letter and Ends with Two`,
  // Papers that would come first by their words alone.
  ...Array.from(
    { length: 40 },
    (_, index) => `Quantifier Scopes ${index}: Computing the Origin of All Birds`,
  ),
];
const documents = titles.map((title, index): SearchDocument => ({
  id: `p${index}`,
  title,
  author: ['Ada Quill'],
  abstract: 'All computing of scopes, attention and quantifiers on the use of an o n bound.',
}));
const inMemory = await engineOf(documents);
const limits = limitsFor(documents.length, false);
const built = buildIndex(documents, limits);
const inFiles = createEngine(
  stagesOfIndex(
    await openIndex(built.head, limits, async (name) => built.files.get(name) ?? new Uint8Array()),
  ),
);

/** Folds a text independently of the search: in lower case, without accents. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
/** Whether a text contains syntax of queries, such as quotes, exclusions and fields. */
const isSyntax = (text: string) => /"|(?:^|\s)-[^\s]|\b[a-z]+:/iu.test(text);

/** All beginnings of 8 to 40 characters that fit only one title, with the ids of the papers that have it. */
const beginnings = titles.flatMap((title) => {
  const letters = [...title];
  return Array.from({ length: 33 }, (_, index) => letters.slice(0, 8 + index).join('')).flatMap((query) => {
    const fits = titles.filter((other) => plain(other).startsWith(plain(query)));
    if (letters.length < [...query].length || new Set(fits).size !== 1 || isSyntax(query)) return [];
    return { query, ids: titles.flatMap((other, place) => (other === title ? `p${place}` : [])) };
  });
});

describe.each([
  ['an index in memory', inMemory],
  ['an index in files', inFiles],
])('in %s', (_, engine) => {
  test('the beginning of a title finds its paper first, wherever its last word is cut', async () => {
    expect(beginnings.length).toBeGreaterThan(600);
    const missed: string[] = [];
    for (const { query, ids } of beginnings) {
      const [first = ''] = await found(engine, query, 1);
      if (!ids.includes(first)) missed.push(query);
    }
    expect(missed).toEqual([]);
  });

  test('case, accents, white space and invisible characters make no difference', async () => {
    const change = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) => plain(text),
      (text: string) => text.replaceAll(' ', '  '),
      (text: string) => [...text].join('\u00ad'),
      (text: string) => ` ${text}`,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), change, async ({ query, ids }, changed) => {
        expect(ids).toContain((await found(engine, changed(query), 1))[0]);
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  test.each([
    ['without punctuation', 'is it a bird a t', 'p6'],
    ['without a hyphen', 'state of the art p', 'p22'],
    ['with a hyphen more', 'on-the-origin', 'p3'],
    ['up to the last letter of a long title', titles[26] ?? '', 'p26'],
    ['as a whole, although another title begins with it', 'Is It a Bird?', 'p6'],
  ])('it is found %s: %s', async (_how, query, id) => {
    expect((await found(engine, query, 1))[0]).toBe(id);
  });

  test('query syntax is not a title', async () => {
    expect(await found(engine, 'Computing All -Quantifier')).not.toContain('p0');
    expect(await found(engine, 'author:nobody Computing All Q')).toEqual([]);
  });
});
