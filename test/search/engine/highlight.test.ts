import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HighlightedText } from '../../../src/search/engine/protocol.ts';
import { engineOf, search } from '../ask.ts';
import { papers } from '../papers.ts';

const engine = await engineOf(papers);
const first = async (query: string) => (await search(engine, query, 1)).results[0];

/** The text with its highlights in brackets. */
function show(marked: HighlightedText | undefined): string | undefined {
  if (marked === undefined) return undefined;
  return marked.highlights.reduceRight(
    (text, [start, end]) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
    marked.text,
  );
}

test('whole words are marked, though misspelt or unfinished in the query', async () => {
  expect(show((await first('recomendation lerning perso'))?.title)).toBe(
    'Deep [Learning] [Recommendation] Model for [Personalization]',
  );
});

test('accents and case of the text do not hide a match', async () => {
  expect((await first('schutze SASA'))?.authors.map(show)).toEqual(['Hinrich [Schütze]', '[Saša] Hasan']);
});

test('where the paper has the word itself, words that only resemble it stay unmarked', async () => {
  expect(show((await first('model personalization'))?.title)).toBe(
    'Deep Learning Recommendation [Model] for [Personalization]',
  );
  expect(show((await first('hard'))?.title)).toBe('The Llama 3 [Herd] of Models');
});

test('Chinese pairs that touch make one mark', async () => {
  expect(show((await first('经典文献'))?.title)).toBe('针对古代[经典文献]的引用查找方法');
});

test('the sentence of the abstract that tells most is shown, without highlights on words of nearly every paper', async () => {
  const others = Array.from({ length: 20 }, (_, place) => ({
    id: `p${place}`,
    title: `The Study ${place}`,
    author: [],
  }));
  const [result] = (await search([...papers, ...others], 'the plethora tasks', 1)).results;
  expect(show(result?.excerpt)).toBe(
    'We find that it delivers quality comparable to the leading systems on a [plethora] of [tasks].',
  );
});

test('a paper that matches in its title alone shows no sentence', async () => {
  expect((await first('llama'))?.excerpt).toBeUndefined();
});

test('category and date are marked too', async () => {
  expect((await first('lg recommendation'))?.facts.map(show)).toEqual(['IR', '[LG]']);
});

test('a long sentence is cut at blanks around what matches', async () => {
  const filler = Array.from({ length: 200 }, (_, place) => `w${place}`);
  const abstract = [...filler, 'needle', ...filler].join(' ');
  const [result] = (await search([{ id: 'long', title: 'Long', author: [], abstract }], 'needle', 1)).results;
  const text = show(result?.excerpt) ?? '';
  expect(text).toMatch(/^… w\d+ .*\[needle\].* w\d+ …$/);
  expect(text.length).toBeLessThan(300);
});

test('a long text without blanks is cut as well', async () => {
  const abstract = `${'x'.repeat(500)}needle学习${'y'.repeat(500)}`;
  const [result] = (await search([{ id: 'long', title: 'Long', author: [], abstract }], '学习', 1)).results;
  expect(result?.excerpt?.text.length).toBeLessThan(1100);
});

test('highlights lie within their text, in order and apart', async () => {
  const query = fc.array(fc.constantFrom('the', 'mod', 'herd', 'deep', '文献', 'schutze', 'is', 'lerning'), {
    minLength: 1,
    maxLength: 5,
  });
  const few = await engineOf(papers.filter(({ author }) => author.length < 100));
  await fc.assert(
    fc.asyncProperty(query, async (words) => {
      for (const result of (await search(few, words.join(' '), 20)).results) {
        const texts = [result.title, ...result.authors, ...result.owners, ...result.facts];
        for (const { text, highlights } of result.excerpt ? [...texts, result.excerpt] : texts) {
          let last = -1;
          for (const [start, end] of highlights) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 30 },
  );
});
