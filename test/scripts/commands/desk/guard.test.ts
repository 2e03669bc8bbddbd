import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenDesk, openDesk } from './open-desk.ts';

let open: OpenDesk;
beforeEach(() => {
  open = openDesk({ 'site.yaml': 'title: Quiet Barn lab\n' });
});
afterEach(() => open.close());

/** Every address of a page, and one of each kind that does not exist. */
const addresses = ['/', '/bring', '/attention', '/edit', '/publish', '/undo', '/jobs/x.json', '/nothing'];

describe('a request is refused, and its answer has nothing of the site,', () => {
  const refused: [string, Record<string, string>, number][] = [
    ['for another host', { host: 'evil.example' }, 421],
    ['for a host that begins like the own one', { host: '127.0.0.1:4400.evil.example' }, 421],
    ['for another port of this machine', { host: '127.0.0.1:4401' }, 421],
    ['for the name of this machine', { host: 'localhost:4400' }, 421],
    ['from another page', { origin: 'https://evil.example' }, 403],
    ['from a file or a sandboxed frame', { origin: 'null' }, 403],
    ['from another port', { origin: 'http://127.0.0.1:4401' }, 403],
    ['from another page that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from another page of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['without the cookie', { cookie: '' }, 403],
    ['with the cookie of another desk', { cookie: `offprint-desk-4400=${'A'.repeat(32)}` }, 403],
  ];
  test.each(refused)('%s', async (_, headers, status) => {
    for (const address of addresses) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const answer = await open.request(address, { method, headers });
        const text = await answer.text();
        expect([address, method, answer.status]).toEqual([address, method, status]);
        expect(text).not.toContain('Quiet Barn');
        expect(text).not.toContain(open.desk.token);
      }
    }
  });
});

test('a change needs the token, in a field or in a header', async () => {
  const send = (body: URLSearchParams, headers: Record<string, string> = {}) =>
    open.request('/undo/x', { method: 'POST', body, headers });
  const { token } = open.desk;
  expect((await send(new URLSearchParams({}))).status).toBe(403);
  expect((await send(new URLSearchParams({ token: 'A'.repeat(token.length) }))).status).toBe(403);
  expect(await send(new URLSearchParams({}), { 'x-desk-token': 'no' })).toHaveProperty('status', 403);
  // The step does not exist, but the request was accepted.
  expect((await send(new URLSearchParams({ token }))).status).toBe(404);
  expect((await send(new URLSearchParams({}), { 'x-desk-token': token })).status).toBe(404);
});

test('other methods and other content types are refused', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    expect((await open.request('/undo/x', { method })).status).toBe(405);
  const headers = { 'content-type': 'text/plain', 'x-desk-token': open.desk.token };
  expect((await open.request('/undo/x', { method: 'POST', body: 'token=1', headers })).status).toBe(415);
});

test('a form that is too large is refused before it is read, with and without its length', async () => {
  const large = `token=${open.desk.token}&a=${'x'.repeat(2_000_000)}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const length = { 'content-length': String(large.length) };
  const stream = () =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(large));
      },
    });
  const post = (body: BodyInit, more = {}) =>
    open.request('/undo/x', {
      method: 'POST',
      body,
      headers: { ...headers, ...more },
      duplex: 'half',
    } as RequestInit);
  expect((await post(large, length)).status).toBe(413);
  expect((await post(stream())).status).toBe(413);
  const many = new URLSearchParams([
    ['token', open.desk.token],
    ...Array.from({ length: 5001 }, () => ['a', '']),
  ]);
  expect((await post(many)).status).toBe(413);
});

test('every answer forbids other sources, frames, guessing of types and storing', async () => {
  const answers = [
    ...(await Promise.all(
      [...addresses, '/assets/desk.css', '/assets/page/job.js', '/assets/x'].map((a) => open.request(a)),
    )),
    await open.request('/', { headers: { host: 'evil.example' } }),
    await open.request('/undo/x', { method: 'POST' }),
  ];
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

describe('the first address', () => {
  const fresh = { cookie: '', 'sec-fetch-site': 'none' };
  const enter = (key: string, headers = {}) =>
    open.request(`/?key=${key}`, { headers: { ...fresh, ...headers } });

  test('gives a cookie that scripts and other sites do not get, and leads to an address without the key', async () => {
    const answer = await enter(open.session.newKey(false));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^offprint-desk-4400=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('works from a link of another program without a redirect, which would not send the cookie', async () => {
    const answer = await enter(open.session.newKey(false), { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await answer.text()).toContain('content="0; url=/"');
  });

  test('with a key for one use works once, and no other key works', async () => {
    const key = open.session.newKey(true);
    expect((await enter(key)).status).toBe(303);
    expect((await enter(key)).status).toBe(403);
    for (const wrong of ['', 'A'.repeat(32), open.desk.token]) expect((await enter(wrong)).status).toBe(403);
    const many = open.session.newKey(false);
    expect([(await enter(many)).status, (await enter(many)).status]).toEqual([303, 303]);
    expect((await enter(many, { host: 'evil.example' })).status).toBe(421);
  });
});

test('no address leads to a file outside of the modules of the pages', async () => {
  for (const name of ['..%2f..%2fpackage.json', '%2e%2e/layout.js', '../layout.js', 'x.ts', 'job.js%00'])
    expect([name, (await open.request(`/assets/page/${name}`)).status]).toEqual([name, 404]);
  const script = await (await open.request('/assets/page/job.js')).text();
  expect(script).not.toMatch(/: string|as \{/);
  expect(script).toContain('fetch(');
});
