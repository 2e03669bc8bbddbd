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

/** Asks twice, as two runs do, and tells by what the second request would have been spared. */
async function askTwice(answers: readonly Played[], between: () => void = () => undefined) {
  service = await startService({ '/a': answers, '/a?api_key=secret': answers });
  const cache = openAnswerCache(path.join(folder, 'answers'));
  const request = {
    url: `${service.url}/a`,
    accept: 'application/json',
    isRight: /json/,
    key: { parameter: 'api_key', value: 'secret' },
  };
  const ask = () => createTransport({ userAgent: 'Offprint/1', cache, retries: 0 })(request);
  const first = await ask();
  between();
  const second = await ask();
  const sent = service.requests.map(({ headers: got }) => got['if-none-match'] ?? got['if-modified-since']);
  return { first, second, sent };
}

const unchanged: Played = { status: 304 };

test.each([
  ['an ETag', { etag: 'W/"one"' }, 'W/"one"'],
  ['a date', { 'last-modified': modified }, modified],
])(
  'an answer with %s is sent once, and the second time it is asked whether it changed',
  async (_, mark, expected) => {
    const { first, second, sent } = await askTwice([
      { headers: { ...headers, ...mark }, body: '[1]' },
      unchanged,
    ]);
    expect([first, second]).toEqual([{ text: '[1]' }, { text: '[1]' }]);
    expect(sent).toEqual([undefined, expected]);
  },
);

test('an answer that changed is taken anew', async () => {
  const { second } = await askTwice([
    { headers: { ...headers, etag: '1' }, body: '[1]' },
    { headers: { ...headers, etag: '2' }, body: '[2]' },
  ]);
  expect(second).toEqual({ text: '[2]' });
});

test('what is kept holds no key of the person', async () => {
  await askTwice([{ headers: { ...headers, etag: '1' }, body: '[1]' }, unchanged]);
  const kept = readdirSync(path.join(folder, 'answers'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(path.join(folder, 'answers', kept[0] ?? ''), 'utf8')).not.toContain('secret');
});

test('what was damaged is asked for whole', async () => {
  const spoil = () => {
    for (const name of readdirSync(path.join(folder, 'answers')))
      writeFileSync(path.join(folder, 'answers', name), '{"url": "x');
  };
  const { second, sent } = await askTwice([{ headers: { ...headers, etag: '1' }, body: '[1]' }], spoil);
  expect(second).toEqual({ text: '[1]' });
  expect(sent).toEqual([undefined, undefined]);
});

test('a folder that cannot be written costs nothing but the second answer', async () => {
  writeFileSync(path.join(folder, 'answers'), 'a file');
  const { first, second, sent } = await askTwice([{ headers: { ...headers, etag: '1' }, body: '[1]' }]);
  expect([first, second, sent]).toEqual([{ text: '[1]' }, { text: '[1]' }, [undefined, undefined]]);
});

test('an unasked "not changed" is a fault', async () => {
  const { first } = await askTwice([unchanged]);
  expect(first).toMatchObject({ fault: { message: expect.stringContaining('status 304') } });
});
