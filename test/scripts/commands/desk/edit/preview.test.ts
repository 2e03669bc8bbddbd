import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createPreview,
  type DeskPreview,
  type StartedServer,
} from '../../../../../scripts/commands/desk/edit/preview.ts';

let top = '';
let content = '';
let preview: DeskPreview;
/** The folders that servers were started on, and how each start ends. */
let starts: {
  folder: string;
  ready: () => void;
  fail: (reason: string) => void;
  end: () => void;
  signal: AbortSignal;
}[];

function startServer(folder: string, _port: number, _env: unknown, signal: AbortSignal): StartedServer {
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);
  signal.addEventListener('abort', () => ended.resolve());
  starts.push({
    folder,
    ready: ready.resolve,
    fail: (reason) => ready.reject(new Error(reason)),
    end: ended.resolve,
    signal,
  });
  return { isReady: ready.promise, ended: ended.promise };
}

const started = (count: number) => expect.poll(() => starts.length).toBe(count);

beforeEach(() => {
  top = mkdtempSync(path.join(tmpdir(), 'offprint-preview-'));
  content = path.join(top, 'content');
  mkdirSync(path.join(content, 'papers'), { recursive: true });
  writeFileSync(path.join(content, 'site.yaml'), 'title: Lab\nurl: https://example.org/lab/\n');
  writeFileSync(path.join(content, 'papers/folding.md'), 'Folding\n');
  starts = [];
  preview = createPreview({ content, project: top, env: {} }, startServer);
});
afterEach(async () => {
  await preview.stop();
  rmSync(top, { recursive: true, force: true });
});

test('starts once, on a copy of the content, and gives addresses on localhost below the base path', async () => {
  expect(preview.origin()).toBeUndefined();
  await preview.warm();
  const first = preview.address('/papers/folding/');
  const second = preview.address('/people/');
  await started(1);
  starts[0]?.ready();
  expect(preview.origin()).toMatch(/^http:\/\/localhost:\d+$/);
  expect([await first, await second]).toEqual([
    `${preview.origin()}/lab/papers/folding/`,
    `${preview.origin()}/lab/people/`,
  ]);
  expect(starts).toHaveLength(1);
  expect(readFileSync(path.join(starts[0]?.folder ?? '', 'papers/folding.md'), 'utf8')).toBe('Folding\n');
});

test('a server that does not start is an error, and the next request starts another one', async () => {
  const failed = preview.show('papers/folding.md', 'Typed\n');
  failed.catch(() => undefined);
  await started(1);
  starts[0]?.fail('Another program took the port.');
  await expect(failed).rejects.toThrow('Another program took the port.');
  const again = preview.show('papers/folding.md', 'Typed\n');
  await started(2);
  starts[1]?.ready();
  await again;
  expect(readFileSync(path.join(starts[1]?.folder ?? '', 'papers/folding.md'), 'utf8')).toBe('Typed\n');
  expect(readFileSync(path.join(content, 'papers/folding.md'), 'utf8')).toBe('Folding\n');
});

test('a server that ends is started again', async () => {
  const first = preview.address('/');
  await started(1);
  starts[0]?.ready();
  await first;
  starts[0]?.end();
  await new Promise((resolve) => setTimeout(resolve, 10));
  const second = preview.address('/');
  await started(2);
  starts[1]?.ready();
  expect(await second).toMatch(/\/lab\/$/);
});

test('ends with the desk: the server stops, and the copy is deleted', async () => {
  const address = preview.address('/');
  await started(1);
  starts[0]?.ready();
  await address;
  const folder = starts[0]?.folder ?? '';
  await preview.stop();
  expect([starts[0]?.signal.aborted, existsSync(folder)]).toEqual([true, false]);
  await expect(preview.address('/')).rejects.toThrow('The desk has ended.');
  expect(readdirSync(content).sort()).toEqual(['papers', 'site.yaml']);
});
