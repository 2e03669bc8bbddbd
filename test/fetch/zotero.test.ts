import { afterEach, expect, test } from 'vitest';
import type { CachedResponse, ResponseCache } from '../../src/fetch/response-cache.ts';
import { createTransport } from '../../src/fetch/transport.ts';
import { listZotero } from '../../src/fetch/zotero.ts';
import type { ZoteroLibrary } from '../../src/model/zotero.ts';
import { zoteroSchema } from '../../src/model/zotero.ts';
import { type LocalService, type Played, startService } from './service.ts';
import {
  deletedAnswer,
  zoteroAnswer,
  zoteroChanges,
  zoteroDeleted,
  zoteroItem,
  zoteroItems,
} from './zotero-answers.ts';

const group = 'groups/12345';
let service: LocalService | undefined;
afterEach(async () => {
  await service?.close();
  service = undefined;
});

/** A library on this machine that is asked several times, with one cache. */
function openLibrary(library: ZoteroLibrary = { group: 12345 }, key = '') {
  const kept = new Map<string, CachedResponse>();
  const cache: ResponseCache = {
    get: async (name) => kept.get(name),
    set: async (name, response) => void kept.set(name, response),
  };
  const waits: number[] = [];
  let time = 0;
  return {
    kept,
    waits,
    /** Asks for the items. The name of the service in the cache does not change, although its port does. */
    async ask(answers: Record<string, readonly Played[]>, maxItems = 1000) {
      await service?.close();
      service = await startService(answers);
      const { url, requests } = service;
      const address = 'https://api.zotero.example';
      const transport = createTransport({
        userAgent: 'Offprint/1',
        cache,
        now: () => time,
        wait: async (milliseconds) => {
          waits.push(milliseconds);
          time += milliseconds;
        },
        fetch: (to, init) => fetch(String(to).replace(address, url), init),
      });
      const listing = await listZotero(library, { address, key, transport, cache, maxItems });
      return {
        requests,
        ...('fault' in listing
          ? { fault: listing.fault, keys: [], removed: [], isCut: false }
          : {
              fault: undefined,
              keys: listing.items.map((item) => item.key),
              removed: listing.removed.map(({ title }) => title),
              isCut: listing.isCut,
            }),
      };
    },
  };
}

const a = zoteroItem('AAAA2345', 'On Folds');
const b = zoteroItem('BBBB2345', 'On Herds');

test('the whole library is requested page by page, each time with the version of the interface', async () => {
  const many = Array.from({ length: 201 }, (_, index) =>
    zoteroItem(`K${String(index).padStart(7, '0')}`, `T${index}`),
  );
  const { keys, requests, isCut } = await openLibrary().ask({
    [zoteroItems(group)]: [zoteroAnswer(many.slice(0, 100), 7, 201)],
    [zoteroItems(group, 100)]: [zoteroAnswer(many.slice(100, 200), 7, 201)],
    [zoteroItems(group, 200)]: [zoteroAnswer(many.slice(200), 7, 201)],
  });
  expect([new Set(keys).size, isCut]).toEqual([201, false]);
  expect(requests.map(({ headers }) => headers['zotero-api-version'])).toEqual(['3', '3', '3']);
  expect(requests.some(({ headers }) => 'zotero-api-key' in headers)).toBe(false);
});

test('a library without changes takes one request, and no item is sent again', async () => {
  const library = openLibrary();
  await library.ask({ [zoteroItems(group)]: [zoteroAnswer([a, b], 7)] });
  const { keys, requests } = await library.ask({ [zoteroChanges(group, 7)]: [{ status: 304 }] });
  expect(keys).toEqual(['AAAA2345', 'BBBB2345']);
  expect(requests.map(({ headers }) => headers['if-modified-since-version'])).toEqual(['7']);
});

test('only what changed is requested: new, changed, deleted and binned items', async () => {
  const library = openLibrary();
  const c = zoteroItem('CCCC2345', 'On Flocks');
  await library.ask({ [zoteroItems(group)]: [zoteroAnswer([a, b, c], 7)] });
  const changed = [
    zoteroItem('AAAA2345', 'On Folds, revised'),
    zoteroItem('DDDD2345', 'On Geese'),
    zoteroItem('CCCC2345', 'On Flocks', { deleted: 1 }),
  ];
  const second = await library.ask({
    [zoteroChanges(group, 7)]: [zoteroAnswer(changed, 9)],
    [zoteroDeleted(group, 7)]: [deletedAnswer(['BBBB2345', 'ZZZZ2345'], 9)],
  });
  expect(second.keys).toEqual(['AAAA2345', 'DDDD2345']);
  expect(second.removed).toEqual(['On Flocks', 'On Herds']);
  expect([...library.kept.values()].map(({ text }) => text).join()).toContain('On Folds, revised');
  const third = await library.ask({
    [zoteroChanges(group, 9)]: [zoteroAnswer([b], 10)],
    [zoteroDeleted(group, 9)]: [deletedAnswer([], 10)],
  });
  expect(third.keys).toEqual(['AAAA2345', 'DDDD2345', 'BBBB2345']);
  expect(third.removed).toEqual(['On Flocks']);
});

test('only items of the chosen collections are read, and one that leaves them is removed', async () => {
  const inside = { collections: ['COLL2345'] };
  const library = openLibrary({ group: 12345, collections: ['COLL2345', 'MORE2345'] });
  const first = await library.ask({
    [zoteroItems(`${group}/collections/COLL2345`)]: [
      zoteroAnswer([zoteroItem('AAAA2345', 'On Folds', inside)], 7),
    ],
    [zoteroItems(`${group}/collections/MORE2345`)]: [
      zoteroAnswer(
        [
          zoteroItem('AAAA2345', 'On Folds', inside),
          zoteroItem('BBBB2345', 'On Herds', { collections: ['MORE2345'] }),
        ],
        8,
      ),
    ],
  });
  expect(first.keys).toEqual(['AAAA2345', 'BBBB2345']);
  // The library changed between the two requests, so the change is requested again.
  const second = await library.ask({
    [zoteroChanges(group, 7)]: [zoteroAnswer([a, zoteroItem('EEEE2345', 'Elsewhere')], 9)],
    [zoteroDeleted(group, 7)]: [deletedAnswer([], 9)],
  });
  expect([second.keys, second.removed]).toEqual([['BBBB2345'], ['On Folds']]);
  const gone = await library.ask({
    [zoteroChanges(group, 9)]: [zoteroAnswer([], 10)],
    [zoteroDeleted(group, 9)]: [deletedAnswer([], 10, ['MORE2345'])],
    [zoteroItems(`${group}/collections/COLL2345`)]: [zoteroAnswer([], 10)],
  });
  expect(gone.fault?.isMissing).toBe(true);
});

test('the key is sent to the service only, and is not kept', async () => {
  const library = openLibrary({ user: 98765 }, 'secretKey123');
  const { requests } = await library.ask({
    [zoteroItems('users/98765')]: [zoteroAnswer([zoteroItem('AAAA2345', 'On secretKey123')], 7)],
  });
  expect(requests[0]?.headers['zotero-api-key']).toBe('secretKey123');
  expect(JSON.stringify([...library.kept])).not.toContain('secretKey123');
});

test('waits as long as the service asks: Backoff after a good answer, Retry-After after a busy one', async () => {
  const library = openLibrary();
  const first = {
    ...zoteroAnswer([a], 7, 101),
    headers: { ...zoteroAnswer([a], 7, 101).headers, backoff: '12' },
  };
  const { keys } = await library.ask({
    [zoteroItems(group)]: [{ status: 429, headers: { 'retry-after': '5' } }, first],
    [zoteroItems(group, 100)]: [zoteroAnswer([b], 7, 101)],
  });
  expect(keys).toEqual(['AAAA2345', 'BBBB2345']);
  expect(library.waits).toEqual([5000, 12_000]);
});

test.each<[string, Played, string]>([
  ['a library that is not public', { status: 403 }, 'responded with status 403.'],
  ['an unknown library', { status: 404 }, 'has no such record.'],
  [
    'another kind of answer',
    { headers: { 'content-type': 'application/json' }, body: '{"data":1}' },
    'is not a list of items.',
  ],
  [
    'an answer that is cut',
    { headers: { 'content-type': 'application/json' }, body: '[{"key":"A' },
    'an incomplete response.',
  ],
])('%s is a fault, and changes nothing that is known', async (_, answer, message) => {
  const library = openLibrary();
  const failed = await library.ask({ [zoteroItems(group)]: [answer] });
  expect(failed.fault?.message).toContain(message);
  expect(library.kept.size).toBe(0);
  await library.ask({ [zoteroItems(group)]: [zoteroAnswer([a], 7)] });
  const kept = JSON.stringify([...library.kept]);
  expect((await library.ask({ [zoteroChanges(group, 7)]: [answer] })).fault?.message).toContain(message);
  expect(JSON.stringify([...library.kept])).toBe(kept);
});

test('a version number that went back, and an unusable cache, lead to the whole library', async () => {
  const library = openLibrary();
  await library.ask({ [zoteroItems(group)]: [zoteroAnswer([a, b], 70)] });
  const again = await library.ask({
    [zoteroChanges(group, 70)]: [zoteroAnswer([], 3)],
    [zoteroItems(group)]: [zoteroAnswer([a], 3)],
  });
  expect([again.keys, again.removed]).toEqual([['AAAA2345'], ['On Herds']]);
  for (const name of library.kept.keys()) library.kept.set(name, { text: '{"version":"x"' });
  expect((await library.ask({ [zoteroItems(group)]: [zoteroAnswer([a, b], 4)] })).keys).toHaveLength(2);
});

test('a library that never ends is cut, and is not taken for complete the next time', async () => {
  const library = openLibrary();
  const page = Array.from({ length: 100 }, (_, index) =>
    zoteroItem(`K${String(index).padStart(7, '0')}`, `T${index}`),
  );
  const answers = {
    [zoteroItems(group)]: [zoteroAnswer(page, 7, 9999)],
    [zoteroItems(group, 100)]: [zoteroAnswer([a], 7, 9999)],
  };
  const { isCut, keys } = await library.ask(answers, 200);
  expect([isCut, keys.length]).toEqual([true, 101]);
  expect((await library.ask(answers, 200)).isCut).toBe(true);
});

test.each([
  [{ group: 1, user: 2 }, 'write either group or user'],
  [{}, 'write either group or user'],
  [{ group: 1, collections: ['folds'] }, 'write the key of a collection'],
  [{ group: -1 }, 'Too small'],
])('the setting %j is refused', (setting, message) => {
  expect(
    zoteroSchema
      .safeParse(setting)
      .error?.issues.map((issue) => issue.message)
      .join(),
  ).toContain(message);
});
