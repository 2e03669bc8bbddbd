import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HighlightedText } from '../../../src/search/engine/protocol.ts';
import { engineOf, search } from '../ask.ts';
import { papers } from '../papers.ts';

const engine = await engineOf(papers);
const first = async (query: string) => (await search(engine, query, 1)).results[0];

/** Returns the text with its highlights in brackets. */
function show(highlighted: HighlightedText | undefined): string | undefined {
  if (highlighted === undefined) return undefined;
  return highlighted.highlights.reduceRight(
    (text, [start, end]) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
    highlighted.text,
  );
}

test('highlights whole words, even if the query has them misspelt or unfinished', async () => {
  expect(show((await first('recomendation lerning perso'))?.title)).toBe(
    'Deep [Learning] [Recommendation] Model for [Personalization]',
  );
});

test('highlights words whatever their accents and case', async () => {
  expect((await first('schutze SASA'))?.authors.map(show)).toEqual(['Hinrich [Schütze]', '[Saša] Hasan']);
});

test('does not highlight similar words if the paper contains the word itself', async () => {
  expect(show((await first('model personalization'))?.title)).toBe(
    'Deep Learning Recommendation [Model] for [Personalization]',
  );
  expect(show((await first('hard'))?.title)).toBe('The Llama 3 [Herd] of Models');
});

test('joins adjacent pairs of Chinese letters into one highlight', async () => {
  expect(show((await first('经典文献'))?.title)).toBe('针对古代[经典文献]的引用查找方法');
});

test('shows the sentence of the abstract that matches best, without highlighting common words', async () => {
  const others = Array.from({ length: 20 }, (_, index) => ({
    id: `p${index}`,
    title: `The Study ${index}`,
    author: [],
  }));
  const [result] = (await search([...papers, ...others], 'the plethora tasks', 1)).results;
  expect(show(result?.excerpt)).toBe(
    'We find that it delivers quality comparable to the leading systems on a [plethora] of [tasks].',
  );
});

test('shows no sentence if only the title matches', async () => {
  expect((await first('llama'))?.excerpt).toBeUndefined();
});

test('highlights categories and dates', async () => {
  expect((await first('lg recommendation'))?.facts.map(show)).toEqual(['IR', '[LG]']);
});

test('shortens a long sentence at spaces around the match', async () => {
  const filler = Array.from({ length: 200 }, (_, index) => `w${index}`);
  const abstract = [...filler, 'needle', ...filler].join(' ');
  const [result] = (await search([{ id: 'long', title: 'Long', author: [], abstract }], 'needle', 1)).results;
  const text = show(result?.excerpt) ?? '';
  expect(text).toMatch(/^… w\d+ .*\[needle\].* w\d+ …$/);
  expect(text.length).toBeLessThan(300);
});

test('shortens a long text without spaces', async () => {
  const abstract = `${'x'.repeat(500)}needle学习${'y'.repeat(500)}`;
  const [result] = (await search([{ id: 'long', title: 'Long', author: [], abstract }], '学习', 1)).results;
  expect(result?.excerpt?.text.length).toBeLessThan(1100);
});

test('highlights are inside of their text, in order and without overlap', async () => {
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
