import { AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import type { ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reloadPages } from '../../../scripts/site/page-reloads.ts';

/** The parts of a development server that reload pages, with requests and pages that are played. */
function startServer() {
  const events = new EventEmitter();
  const forgotten: string[] = [];
  const sent: string[] = [];
  const hot = {
    on: events.on.bind(events),
    send: ({ type }: { type: string }) => void sent.push(type),
  };
  let watch: (...parts: unknown[]) => void = () => undefined;
  const server = {
    environments: {
      client: { name: 'client', hot },
      ssr: { name: 'ssr', hot: { send: (event: string) => forgotten.push(event) } },
    },
    middlewares: { use: (handle: typeof watch) => (watch = handle) },
  };
  const noteChange = reloadPages(server as unknown as ViteDevServer);
  /** Asks for a page. Returns the number that it reports, and a function that ends the answer. */
  const request = () => {
    let number = '';
    const response = Object.assign(new EventEmitter(), {
      statusCode: 200,
      setHeader: (_: string, value: string) => (number = /desc="(.*)"/.exec(value)?.[1] ?? ''),
    });
    // What follows the answer runs in the context of the request.
    let after = AsyncResource.bind((action: () => void) => action());
    watch({ headers: { accept: 'text/html' } }, response, () => {
      after = AsyncResource.bind((action: () => void) => action());
    });
    const end = () => void response.emit('close');
    /** Answers with an error, and sends it to all pages, as Astro does. */
    const fail = () =>
      after(() => {
        Object.assign(response, { statusCode: 500 }).emit('close');
        hot.send({ type: 'error' });
      });
    return { number, end, fail };
  };
  /** Connects a page. Returns the messages that it gets. */
  const connect = (number?: string) => {
    const messages: string[] = [];
    const page = { send: ({ type }: { type: string }) => messages.push(type) };
    events.emit('vite:client:connect', undefined, page);
    if (number !== undefined) events.emit('offprint:page', { request: number }, page);
    return messages;
  };
  return { noteChange, request, connect, forgotten, sent };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('an open page loads again once for changes that come together', () => {
  const { noteChange, request, connect } = startServer();
  const page = connect(request().number);
  expect(page).toEqual([]);
  noteChange();
  noteChange();
  vi.advanceTimersByTime(100);
  noteChange();
  vi.advanceTimersByTime(100);
  expect(page).toEqual(['full-reload']);
});

test('a page with the current content does not load again', () => {
  const { noteChange, request, connect } = startServer();
  noteChange();
  const page = connect(request().number);
  vi.advanceTimersByTime(100);
  expect(page).toEqual([]);
});

test('a page loads again if the content changed before it had a connection, whatever other pages show', () => {
  const { noteChange, request, connect } = startServer();
  const [late, other] = [request(), request()];
  late.end();
  noteChange();
  vi.advanceTimersByTime(100);
  const current = request();
  expect(connect(current.number)).toEqual([]);
  expect(connect(late.number)).toEqual(['full-reload']);
  expect(connect(other.number)).toEqual(['full-reload']);
});

test('a page that was made with paths of earlier content loads again', () => {
  const { noteChange, request, connect, forgotten } = startServer();
  const slow = request();
  noteChange();
  const page = connect(request().number);
  vi.advanceTimersByTime(100);
  const before = forgotten.length;
  slow.end();
  expect(forgotten.length).toBeGreaterThan(before);
  vi.advanceTimersByTime(100);
  expect(page).toEqual(['full-reload']);
});

test('a page of an earlier server, and one that does not load again, are asked', () => {
  const { noteChange, request, connect } = startServer();
  expect(connect('1.0.0')).toEqual(['full-reload']);
  const page = connect(request().number);
  noteChange();
  vi.advanceTimersByTime(100);
  expect(page).toEqual(['full-reload']);
  vi.advanceTimersByTime(5000);
  noteChange();
  vi.advanceTimersByTime(100);
  expect(page).toEqual(['full-reload', 'full-reload']);
});

test('a page that cannot report its content loads again after a change only', () => {
  const { noteChange, connect } = startServer();
  const page = connect();
  vi.advanceTimersByTime(100);
  expect(page).toEqual([]);
  noteChange();
  vi.advanceTimersByTime(100);
  expect(page).toEqual(['full-reload']);
});

test('an error is also shown by a page that connects after it was sent', () => {
  const { request, connect, sent } = startServer();
  const [wrong, right] = [request(), request()];
  right.end();
  wrong.fail();
  expect(sent).toEqual(['error']);
  expect(connect(wrong.number)).toEqual(['error']);
  expect(connect(right.number)).toEqual([]);
});

test('an error that has been corrected is not shown', () => {
  const { noteChange, request, connect, sent } = startServer();
  const wrong = request();
  noteChange();
  wrong.fail();
  expect(sent).toEqual([]);
  expect(connect(request().number)).toEqual([]);
});
