import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { generateCorpus } from '../../../scripts/tools/bench/corpus.ts';
import { buildIndex } from '../../../src/search/index/build-index.ts';
import type { SearchDocument } from '../../../src/search/index/document.ts';
import { createEngine } from '../../../src/search/engine/engine.ts';
import { toSearchFiles } from '../../../src/search/index/write-index.ts';
import { limitsFor } from '../../../src/search/index/limits.ts';
import { loadEngine, stagesOfIndex } from '../../../src/search/engine/load-engine.ts';
import { parseManifest } from '../../../src/search/engine/manifest.ts';
import { openIndex } from '../../../src/search/index/open-index.ts';
import { decompress } from '../../../src/search/engine/read-file.ts';
import { allAnswers, ask, engineOf, found, question } from '../ask.ts';
import { papers } from '../papers.ts';
import { countSearchFiles } from '../../../src/library/file-plan.ts';
import { propertyRuns } from '../../run-length.ts';

/** A large collection, whose index consists of many files. */
const many: SearchDocument[] = generateCorpus(2100).map(
  ({ title, authors, abstract, date, category }, index) => ({
    id: `p${index}`,
    title,
    author: [...authors],
    authorIds: authors.map((name) => name.toLowerCase().replace(' ', '-')),
    abstract: `${abstract} Beside lake${index} lies another.`,
    date,
    year: Number(date.slice(0, 4)),
    categories: [category],
    identifiers: [`10.1000/${index}`],
    ...(index % 700 === 5 && { citations: 10 ** 6 - index }),
  }),
);
const { manifest, files } = toSearchFiles(many);

/**
 * Loads an engine from files in memory. Files whose names match `broken` cannot be read while `isBroken` returns true.
 * Each file arrives when `wait` has resolved.
 */
function load(broken = /^$/, isBroken = () => true, wait = async (_name: string) => {}) {
  const read: string[] = [];
  const engine = loadEngine(manifest, async (path) => {
    const name = path.slice(path.indexOf('/') + 1);
    read.push(name);
    await wait(name);
    if (broken.test(name) && isBroken()) throw new Error('the server answered 503');
    const packed = files.get(path);
    if (!packed) throw new Error(`File ${path} does not exist.`);
    return decompress(packed);
  });
  return { engine, read };
}

describe('a large collection', () => {
  test('has as many files as the plan of files expects, and not many fewer', () => {
    for (const papersOfSite of [250, 251, 900]) {
      const { size } = toSearchFiles(many.slice(0, papersOfSite)).files;
      expect(size + 1).toBeLessThanOrEqual(countSearchFiles(papersOfSite));
    }
    expect(files.size).toBeLessThan(countSearchFiles(many.length));
    expect(files.size).toBeGreaterThan(countSearchFiles(many.length) / 2);
  });

  test('is searched without loading most of its files', async () => {
    const { engine, read } = load();
    const wanted = many[1234];
    expect(await found(await engine, wanted?.title ?? '')).toContain('p1234');
    expect(read.length).toBeLessThan(files.size / 2);
    expect(new Set(read).size).toBe(read.length);
  });

  test('is found by title, words of the abstract, people and identifiers', async () => {
    const engine = await load().engine;
    for (const index of [0, 777, 2099]) {
      const { title = '', author = [] } = many[index] ?? {};
      expect((await found(engine, title))[0]).toBe(`p${index}`);
      expect((await found(engine, `beside lake${index} lies`))[0]).toBe(`p${index}`);
      expect(await found(engine, `author:"${author[0]}"`, 3000)).toContain(`p${index}`);
      expect(await found(engine, `https://doi.org/10.1000/${index}`)).toEqual([`p${index}`]);
    }
  });

  test('is sorted by the number of citations, without and with a query', async () => {
    const engine = await load().engine;
    const { results } = await ask(engine, question('', { sort: 'citations', limit: 4 }));
    expect(results.map(({ id, citations }) => [id, citations])).toEqual([
      ['p5', 999_995],
      ['p705', 999_295],
      ['p1405', 998_595],
      ['p0', undefined],
    ]);
    const query = `author:"${many[705]?.author[0]}"`;
    const [first] = (await ask(engine, question(query, { sort: 'citations', limit: 1 }))).results;
    expect(first?.id).toBe('p705');
  });

  test('first gives a partial answer before the files for the complete answer arrive, which it has requested', async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const isLate = (name: string) => /^(?:positions|filters|authors|words-[01])/.test(name);
    const { engine, read } = load(/^$/, undefined, (name) => (isLate(name) ? arrived : Promise.resolve()));
    const loaded = await engine;
    const asked = question(`${many[42]?.title} lake42`, { facets: true });
    const answers = loaded.search(asked);
    const { value: partial } = await answers.next();
    expect(partial).toMatchObject({ complete: false });
    expect(partial?.results.map(({ id }) => id)).toContain('p42');
    expect(new Set(read.filter(isLate).map((name) => name.replace(/^positions-\d+$/, 'positions')))).toEqual(
      new Set(['positions', 'words-1']),
    );
    arrive();
    const { value: complete } = await answers.next();
    expect(complete).toMatchObject({ complete: true });
    expect(complete).toMatchObject({ complete: true, results: [{ id: 'p42' }] });
    expect(complete).toHaveProperty('facets');
    expect((await answers.next()).done).toBe(true);
    // Everything is loaded now.
    expect(await allAnswers(loaded, asked)).toHaveLength(1);
  });

  test('a partial answer waits for the dictionary if it finds nothing without, and for nothing else', async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const { promise: dictionary, resolve: sendDictionary } = Promise.withResolvers<void>();
    const wait = (name: string) =>
      name === 'words-0' ? dictionary : /^(?:positions|words-1)/.test(name) ? arrived : Promise.resolve();
    const { engine, read } = load(/^$/, undefined, wait);
    const answers = (await engine).search(question('learnimg'));
    const partial = answers.next();
    await vi.waitFor(() => expect(read).toContain('words-0'));
    expect(await Promise.race([partial, new Promise((resolve) => setTimeout(resolve, 20))])).toBeUndefined();
    sendDictionary();
    const { value } = await partial;
    expect(value).toMatchObject({ complete: false });
    expect(value?.results[0]?.title.text).toMatch(/learning/i);
    arrive();
    expect((await answers.next()).value).toMatchObject({ complete: true });
  });

  test('a partial answer to known words loads only files that have them', async () => {
    const { engine, read } = load();
    const answers = (await engine).search(question('learning graph'));
    await answers.next();
    expect(read).not.toContain('words-0');
    expect(read.filter((name) => name.startsWith('entries')).length).toBeLessThan(
      manifest.head?.wordStarts.length ?? 0,
    );
  });

  test('the complete answer to frequent words is the same without the dictionary, which it does not load', async () => {
    const limits = { ...limitsFor(many.length, false), entriesFileBytes: 100 };
    const { head, files: built } = buildIndex(many, limits);
    const open = () => {
      const read: string[] = [];
      const index = openIndex(head, limits, async (name) => {
        read.push(name);
        return built.get(name) ?? new Uint8Array();
      });
      return { engine: createEngine(stagesOfIndex(index)), read };
    };
    const [bare, whole] = [open(), open()];
    await ask(whole.engine, question('learnimg'));
    expect(whole.read).toContain('words-0');
    for (const query of ['learning graph', 'title:"data graph"', 'neural models']) {
      expect(await ask(bare.engine, question(query))).toEqual(await ask(whole.engine, question(query)));
      expect(bare.read).not.toContain('words-0');
    }
    // Nothing more is loaded for the same question.
    expect(await allAnswers(bare.engine, question('learning graph'))).toHaveLength(1);
  });

  test('counts the papers that match the filters', async () => {
    const engine = await load().engine;
    const { facets, total } = await ask(engine, question('', { filters: { topic: ['AI'] }, facets: true }));
    expect(total).toBe(many.filter(({ categories }) => categories?.includes('AI')).length);
    for (const { value, count } of facets?.topic ?? [])
      expect(count).toBe(many.filter(({ categories }) => categories?.includes(value)).length);
    expect(facets?.year.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });
});

describe('a file that cannot be read', () => {
  test.each([/^starts/, /^positions/, /^words-0/, /^words-1/, /^filters/, /^authors/, /^numbers/])(
    '%s: papers are found without it, the answer gives the reason, and the next question tries again',
    async (broken) => {
      let isBroken = true;
      const engine = await load(broken, () => isBroken).engine;
      const asked = question(`${many[42]?.title} lake42`, { facets: true, limit: 5 });
      const answer = await ask(engine, asked);
      expect(answer.results[0]?.id).toBe('p42');
      expect(answer.loadError).toBe('the server answered 503');
      isBroken = false;
      expect(await ask(engine, asked)).not.toHaveProperty('loadError');
    },
  );

  test.each([/^entries/, /^papers/])(
    '%s: papers are missing, the answer gives the reason, and the next question tries again',
    async (broken) => {
      let isBroken = true;
      const engine = await load(broken, () => isBroken).engine;
      const asked = question(`lake42 ${many[42]?.title}`);
      expect(await ask(engine, asked)).toMatchObject({ results: [], loadError: 'the server answered 503' });
      isBroken = false;
      expect((await ask(engine, asked)).results[0]?.id).toBe('p42');
    },
  );

  test.each([/^ids/, /^entries/, /^words-1/])(
    '%s: no ids are listed, rather than some of them',
    async (broken) => {
      const engine = await load(broken).engine;
      await expect(engine.ids(question('beside lake42'))).rejects.toThrow('503');
    },
  );
});

describe('a small collection', () => {
  const small = toSearchFiles(papers);
  const read = async (path: string) => decompress(small.files.get(path) ?? new Uint8Array());

  test('consists of two files of texts', async () => {
    expect([...small.files.keys()].map((path) => path.split('/')[1])).toEqual(['papers', 'abstracts']);
    const engine = await loadEngine(small.manifest, read);
    const made = await engineOf(papers);
    for (const query of ['schutze', 'plethora of tasks', 'warna', '经典', 'author:choudhary', ''])
      expect(await ask(engine, question(query))).toEqual(await ask(made, question(query)));
  });

  test('is searched by titles and people if its abstracts cannot be read, and the answer gives the reason', async () => {
    let isBroken = true;
    const engine = await loadEngine(small.manifest, async (path) => {
      if (isBroken && path.endsWith('abstracts')) throw new Error('the server cannot be reached');
      return read(path);
    });
    const answer = await ask(engine, question('llama'));
    expect(answer.results[0]?.id).toBe('herd');
    expect(answer.loadError).toBe('the server cannot be reached');
    isBroken = false;
    await ask(engine, question('llama'));
    expect((await ask(engine, question('plethora'))).results[0]?.id).toBe('herd');
  });

  test('has a folder whose name depends on its texts alone', () => {
    expect(toSearchFiles(papers).manifest.folder).toBe(small.manifest.folder);
    const [first, ...others] = papers;
    const changed = toSearchFiles([{ ...first!, abstract: 'Another.' }, ...others]);
    expect(changed.manifest.folder).not.toBe(small.manifest.folder);
  });
});

test('rejects an error page of the server in place of the manifest', () => {
  expect(() => parseManifest('<!doctype html>')).toThrow(SyntaxError);
  expect(() => parseManifest('{"error":404}')).toThrow('the search index is invalid');
});

test('an index in many files gives the same answers as one in few files', async () => {
  const few = papers.filter(({ author }) => author.length < 100);
  const limits = limitsFor(few.length, false);
  const open = async (sizes: Partial<typeof limits>) => {
    const used = { ...limits, ...sizes };
    const { head, files: built } = buildIndex(few, used);
    const index = await openIndex(head, used, async (name) => built.get(name) ?? new Uint8Array());
    return createEngine(stagesOfIndex(index));
  };
  const one = await open({ papersPerFile: Infinity, entriesFileBytes: Infinity });
  const pieces = await open({ papersPerFile: 2, entriesFileBytes: 20 });
  const word = fc.constantFrom(
    'the',
    'mod',
    'herd',
    'deep',
    '文献',
    'schutze',
    'is',
    'lerning',
    'lee',
    '"of models"',
    '-cats',
    'year:2012..',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (words) => {
      const asked = question(words.join(' '), { facets: true });
      expect(await ask(pieces, asked)).toEqual(await ask(one, asked));
      // So does an engine that has loaded nothing yet.
      expect(await ask(await open({ papersPerFile: 2, entriesFileBytes: 20 }), asked)).toEqual(
        await ask(one, asked),
      );
    }),
    { numRuns: propertyRuns(100) },
  );
});
