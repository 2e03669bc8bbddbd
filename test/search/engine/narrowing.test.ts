import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../src/search/engine/engine.ts';
import { loadEngine, stagesOfIndex } from '../../../src/search/engine/load-engine.ts';
import type { Filters } from '../../../src/search/engine/protocol.ts';
import { decompress } from '../../../src/search/engine/read-file.ts';
import { buildIndex } from '../../../src/search/index/build-index.ts';
import type { SearchDocument } from '../../../src/search/index/document.ts';
import { limitsFor } from '../../../src/search/index/limits.ts';
import { openIndex } from '../../../src/search/index/open-index.ts';
import { toSearchFiles } from '../../../src/search/index/write-index.ts';
import { ask, engineOf, question } from '../ask.ts';

describe('real records 21: filters that cannot narrow the results', () => {
  const shown = async (filters: Filters, only: SearchDocument[], query = '') => {
    const { facets } = await ask(await engineOf(only), question(query, { filters, facets: true }));
    return Object.entries(facets ?? {}).flatMap(([name, values]) => (values.length > 0 ? [name] : []));
  };
  /** Returns a document that differs from all others in the given values. `undefined` removes a value. */
  const document = (id: string, more: Record<string, unknown> = {}): SearchDocument => {
    const values = {
      id,
      title: `Folding ${id}`,
      author: ['Ada Quill'],
      authorIds: ['ada-quill'],
      year: 2024,
      type: 'thesis',
      typeLabel: 'Thesis',
      venue: 'Journal of Folds',
      categories: ['AI'],
      code: true,
      ...more,
    };
    return Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== undefined),
    ) as unknown as SearchDocument;
  };

  test('have no values: one value, or several that all results share', async () => {
    const same = [document('a', { keywords: ['maps'] }), document('b', { keywords: ['maps'] })];
    expect(await shown({}, same)).toEqual([]);
  });

  test.each([
    ['another year', 'year', { year: 2019 }],
    ['no year', 'year', { year: undefined }],
    ['another type', 'type', { type: 'article', typeLabel: 'Preprint' }],
    ['no venue', 'venue', { venue: undefined }],
    ['another venue', 'venue', { venue: 'Folding Letters' }],
    ['no topic', 'topic', { categories: undefined }],
    ['one more author', 'author', { author: ['Ada Quill', 'Bo'], authorIds: ['ada-quill', 'bo'] }],
    ['no code', 'has', { code: undefined }],
  ])('%s: only the filter %s has values', async (_, name, more) => {
    expect(await shown({}, [document('a'), document('b', more)])).toEqual([name]);
  });

  test('have values while one of them is chosen, so that the choice can be undone', async () => {
    expect(await shown({ venue: ['Journal of Folds'] }, [document('a')])).toEqual(['venue']);
    expect(await shown({ from: 2020 }, [document('a')])).toEqual(['year']);
  });

  test('have no values for the results of a query, though they have some for all papers', async () => {
    const two = [document('maps'), document('nets', { venue: 'Folding Letters', year: 2019 })];
    expect(await shown({}, two)).toEqual(['year', 'venue']);
    expect(await shown({}, two, 'nets')).toEqual([]);
    expect(await shown({}, two, 'xqzvv')).toEqual([]);
  });
});

describe('real records 21: results name the people of the lab', () => {
  const authors = Array.from({ length: 40 }, (_, index) => `Author Nr${index}`);
  const long: SearchDocument = {
    id: 'long',
    title: 'Folding',
    author: authors,
    authorIds: authors.map((_, index) => `a${index}`),
    memberPositions: [2, 20, 39],
    authorsTruncated: true,
    owners: ['Ada Quill'],
    ownerIds: ['ada'],
    type: 'dataset',
    typeLabel: 'Dataset',
  };
  const limits = limitsFor(1, false);

  test.each(['texts', 'index'])('even far behind in a long list of authors, from the %s', async (kind) => {
    const { head, files } = buildIndex([long], limits);
    const index = await openIndex(head, limits, async (name) => files.get(name) ?? new Uint8Array());
    const small = toSearchFiles([long]);
    const made =
      kind === 'index'
        ? createEngine(stagesOfIndex(index))
        : await loadEngine(small.manifest, async (path) =>
            decompress(small.files.get(path) ?? new Uint8Array()),
          );
    const [result] = (await ask(made, question('folding'))).results;
    expect(result?.authorIds?.slice(8)).toEqual(['a20', 'a39']);
    expect(result?.hiddenAuthors).toBe(30);
    expect(result?.ownerIds).toEqual(['ada']);
    // The type is shown, though it is not a venue.
    expect(result?.facts.map(({ text }) => text)).toEqual(['Dataset']);
  });
});
