import { afterEach, expect, test, vi } from 'vitest';
import { firstFile } from '../../../src/search/engine/manifest.ts';
import type { WorkerRequest } from '../../../src/search/engine/protocol.ts';
import { toSearchFiles } from '../../../src/search/index/write-index.ts';
import { sendFirstFiles } from '../../../src/search/page/first-files.ts';
import { papers } from '../papers.ts';

const { manifest } = toSearchFiles(papers);
const index = 'https://example.org/lab/search.json';
const first = `https://example.org/lab/search/${firstFile(manifest)}.bin`;

/** Answers requests with texts by address; an address without a text is answered with 404. */
function serve(texts: Record<string, string>): string[] {
  const requested: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    requested.push(address);
    if (address === 'broken') throw new TypeError('Failed to fetch');
    const text = texts[address];
    return new Response(text ?? '', { status: text === undefined ? 404 : 200 });
  });
  return requested;
}

async function sent(address = index): Promise<[file: string, text: string | undefined][]> {
  const requests: WorkerRequest[] = [];
  await sendFirstFiles(address, (request) => requests.push(request));
  return requests.map((request) => {
    if (request.type !== 'file') throw new Error(request.type);
    return [request.file, request.bytes && new TextDecoder().decode(request.bytes)];
  });
}

afterEach(() => vi.unstubAllGlobals());

test('sends the manifest, then the file that every search needs', async () => {
  const requested = serve({ [index]: JSON.stringify(manifest), [first]: 'papers' });
  expect(await sent()).toEqual([
    ['manifest', JSON.stringify(manifest)],
    ['first', 'papers'],
  ]);
  expect(requested).toEqual([index, first]);
});

test('that file is the dictionary if the build wrote the index', () => {
  expect(firstFile({ folder: 'f', papers: 1 })).toBe('f/papers');
  const head = { papers: 1, terms: 0, wordFiles: [], wordStarts: [], identifierFiles: [], titleFiles: [] };
  expect(firstFile({ folder: 'f', papers: 1, head })).toBe('f/words-0');
});

test('the dictionary does not delay the files of the first answer, and the texts of a small collection come first', async () => {
  const head = { papers: 1, terms: 0, wordFiles: [], wordStarts: [], identifierFiles: [], titleFiles: [] };
  const priorities = new Map<string, unknown>();
  for (const each of [manifest, { folder: 'f', papers: 1, head }]) {
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      priorities.set(address, init.priority);
      return new Response(address === index ? JSON.stringify(each) : '');
    });
    await sent();
  }
  expect(priorities.get(first)).toBe('high');
  expect(priorities.get('https://example.org/lab/search/f/words-0.bin')).toBe('low');
});

test.each([
  ['the manifest is missing', {}, undefined],
  ['the manifest is an error page', { [index]: '<!doctype html>' }, '<!doctype html>'],
  ['the file is missing', { [index]: JSON.stringify(manifest) }, JSON.stringify(manifest)],
])(
  'sends nothing in place of a file that cannot be read, so that the worker reads it: %s',
  async (_, texts, text) => {
    serve(texts);
    expect(await sent()).toEqual([
      ['manifest', text],
      ['first', undefined],
    ]);
  },
);

test('does not reject if the server cannot be reached', async () => {
  serve({});
  expect(await sent('broken')).toEqual([
    ['manifest', undefined],
    ['first', undefined],
  ]);
});
