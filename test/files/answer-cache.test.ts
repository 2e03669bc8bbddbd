import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTransport } from '../../src/fetch/transport.ts';
import { openAnswerCache } from '../../src/files/answer-cache.ts';
import { type LocalService, type Played, startService } from '../fetch/service.ts';

let folder: string;
let service: LocalService | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-answers-'));
});
afterEach(async () => {
  await service?.close();
  service = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const headers = { 'content-type': 'application/json' };
const modified = 'Mon, 23 Nov 2026 00:00:00 GMT';

/** Makes the same request twice. @returns both answers, and the condition that each request was sent with */
async function requestTwice(answers: readonly Played[], between: () => void = () => undefined) {
  service = await startService({ '/a': answers, '/a?api_key=secret': answers });
  const cache = openAnswerCache(path.join(folder, 'answers'));
  const request = {
    url: `${service.url}/a`,
    accept: 'application/json',
    mediaType: /json/,
    key: { parameter: 'api_key', value: 'secret' },
  };
  const send = () => createTransport({ userAgent: 'Offprint/1', cache, retries: 0 })(request);
  const first = await send();
  between();
  const second = await send();
  const sent = service.requests.map(({ headers: got }) => got['if-none-match'] ?? got['if-modified-since']);
  return { first, second, sent };
}

const unchanged: Played = { status: 304 };

test.each([
  ['an ETag', { etag: 'W/"one"' }, 'W/"one"'],
  ['a date', { 'last-modified': modified }, modified],
])('a response with %s is cached, and the second request is conditional', async (_, validator, expected) => {
  const { first, second, sent } = await requestTwice([
    { headers: { ...headers, ...validator }, body: '[1]' },
    unchanged,
  ]);
  expect([first, second]).toEqual([{ text: '[1]' }, { text: '[1]' }]);
  expect(sent).toEqual([undefined, expected]);
});

test('a changed response replaces the cached one', async () => {
  const { second } = await requestTwice([
    { headers: { ...headers, etag: '1' }, body: '[1]' },
    { headers: { ...headers, etag: '2' }, body: '[2]' },
  ]);
  expect(second).toEqual({ text: '[2]' });
});

test('the cache contains no API key', async () => {
  await requestTwice([{ headers: { ...headers, etag: '1' }, body: '[1]' }, unchanged]);
  const kept = readdirSync(path.join(folder, 'answers'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(path.join(folder, 'answers', kept[0] ?? ''), 'utf8')).not.toContain('secret');
});

test('a damaged cache file leads to an unconditional request', async () => {
  const damage = () => {
    for (const name of readdirSync(path.join(folder, 'answers')))
      writeFileSync(path.join(folder, 'answers', name), '{"url": "x');
  };
  const { second, sent } = await requestTwice([{ headers: { ...headers, etag: '1' }, body: '[1]' }], damage);
  expect(second).toEqual({ text: '[1]' });
  expect(sent).toEqual([undefined, undefined]);
});

test('without a writable folder, the response is requested each time', async () => {
  writeFileSync(path.join(folder, 'answers'), 'a file');
  const { first, second, sent } = await requestTwice([{ headers: { ...headers, etag: '1' }, body: '[1]' }]);
  expect([first, second, sent]).toEqual([{ text: '[1]' }, { text: '[1]' }, [undefined, undefined]]);
});

test('status 304 without a condition is a fault', async () => {
  const { first } = await requestTwice([unchanged]);
  expect(first).toMatchObject({ fault: { message: expect.stringContaining('status 304') } });
});
