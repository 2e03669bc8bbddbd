import { afterEach, expect, test } from 'vitest';
import { createTransport, type TransportOptions } from '../../src/fetch/transport.ts';
import type { CachedResponse, ResponseCache } from '../../src/fetch/response-cache.ts';
import { jsonProblem } from '../../src/fetch/answer-problems.ts';
import { type LocalService, type Played, startService } from './service.ts';

let service: LocalService | undefined;
afterEach(async () => service?.close());

const json = { 'content-type': 'application/json;charset=utf-8' };

/** Makes a request to a local service without waiting. Returns the response and the times that it would have waited. */
async function request(answers: Record<string, readonly Played[]>, options: Partial<TransportOptions> = {}) {
  service = await startService(answers);
  const waits: number[] = [];
  let time = Date.parse('2026-11-23T00:00:00Z');
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds);
    time += milliseconds;
  };
  const transport = createTransport({
    userAgent: 'Offprint/1 (+https://lab.example/)',
    wait,
    now: () => time,
    random: () => 0,
    ...options,
  });
  const work = { url: `${service.url}/work`, accept: 'application/json', mediaType: /^application\/json\b/ };
  return { response: await transport(work), waits, transport, work, requests: service.requests };
}

test('returns the text of a response, and sends the user agent and the accepted types', async () => {
  const { response, requests, waits } = await request({
    '/work': [{ headers: json, body: '{"title":"Zoë"}' }],
  });
  expect(response).toEqual({ text: '{"title":"Zoë"}' });
  expect(requests[0]?.headers).toMatchObject({
    accept: 'application/json',
    'user-agent': 'Offprint/1 (+https://lab.example/)',
  });
  expect(waits).toEqual([]);
});

test('a character is decoded if its bytes are in two chunks', async () => {
  const bytes = Buffer.from('"深"');
  const answer: Played['answer'] = (response) => {
    response.writeHead(200, json).write(bytes.subarray(0, 2));
    setTimeout(() => response.end(bytes.subarray(2)), 20);
  };
  expect((await request({ '/work': [{ answer }] })).response).toEqual({ text: '"深"' });
});

test('a missing record is a fault, and the request is not repeated', async () => {
  const { response, requests } = await request({});
  expect(response).toMatchObject({ fault: { isMissing: true } });
  expect(requests).toHaveLength(1);
});

test.each([
  ['seconds', '7', 7000],
  ['a date', 'Mon, 23 Nov 2026 00:00:12 GMT', 12_000],
  ['a date that has passed', 'Mon, 23 Nov 2020 00:00:12 GMT', 0],
  ['an invalid value', 'soon', 1000],
])(
  'a request to a busy service is repeated after its Retry-After time, given as %s',
  async (_, value, expected) => {
    const busy = { status: 429, headers: { 'retry-after': value } };
    const { response, waits, requests } = await request({ '/work': [busy, { headers: json, body: '[]' }] });
    expect(response).toEqual({ text: '[]' });
    expect(waits).toEqual([expected]);
    expect(requests).toHaveLength(2);
  },
);

test('a request is not repeated if the service asks to wait longer than the maximum, and the fault has the time', async () => {
  const { response, waits, requests } = await request({
    '/work': [{ status: 429, headers: { 'retry-after': '3600' } }],
  });
  expect(response).toMatchObject({
    fault: {
      isMissing: false,
      message: expect.stringMatching(/ status 429 and asks to wait 3600 seconds\.$/),
    },
  });
  expect([waits.length, requests.length]).toEqual([0, 1]);
});

test.each([500, 502, 503, 504, 408])(
  'a request with the status %i is repeated 3 times with increasing pauses',
  async (status) => {
    const { response, waits, requests } = await request({ '/work': [{ status }] });
    expect(response).toMatchObject({ fault: { message: expect.stringContaining(`status ${status}.`) } });
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(requests).toHaveLength(4);
  },
);

test.each([400, 401, 403, 451])('a request with the status %i is not repeated', async (status) => {
  const { response, requests } = await request({ '/work': [{ status }] });
  expect(response).toMatchObject({
    fault: { isMissing: false, message: expect.stringContaining(`${status}`) },
  });
  expect(requests).toHaveLength(1);
});

test.each([
  ['before the response', () => undefined],
  [
    'in the middle of the response',
    (response: Parameters<NonNullable<Played['answer']>>[0]) =>
      void response.writeHead(200, json).write('{"ti'),
  ],
])('a service that hangs %s is a fault after the timeout', async (_, answer) => {
  const { response } = await request({ '/work': [{ answer }] }, { timeout: 150, retries: 1 });
  expect(response).toMatchObject({
    fault: { message: expect.stringMatching(/did not respond within 0\.15 seconds\.$/) },
  });
  expect(service?.requests).toHaveLength(2);
});

test('a request is repeated if the connection breaks', async () => {
  const breaks: Played = { answer: (response) => response.destroy() };
  const { response } = await request({ '/work': [breaks, { headers: json, body: '1' }] });
  expect(response).toEqual({ text: '1' });
});

test('a fault names the host that cannot be reached', async () => {
  const { transport, work } = await request({});
  await service?.close();
  expect(await transport(work)).toMatchObject({
    fault: { message: expect.stringMatching(/^127\.0\.0\.1:\d+ cannot be reached: ECONNREFUSED\.$/) },
  });
});

test.each([
  ['a web page', { 'content-type': 'text/html; charset=utf-8' }, 'text/html'],
  ['a longer type name', { 'content-type': 'application/jsonp' }, 'application/jsonp'],
  ['no type', {}, 'data without a type'],
])('%s is a fault instead of a record', async (_, headers, what) => {
  const { response } = await request({ '/work': [{ headers, body: '{}' }] });
  expect(response).toMatchObject({
    fault: { message: expect.stringContaining(`sent ${what} instead of a record`) },
  });
});

test('reading an endless response stops at the maximum size', async () => {
  let sent = 0;
  const endless: Played['answer'] = (response) => {
    response.writeHead(200, json);
    const send = () => {
      while (!response.destroyed && response.write('x'.repeat(100_000))) sent += 100_000;
    };
    response.on('drain', send);
    send();
  };
  const { response } = await request({ '/work': [{ answer: endless }] }, { maxBytes: 1024 * 1024 });
  expect(response).toMatchObject({ fault: { message: expect.stringMatching(/more than 1 MB\.$/) } });
  const before = sent;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(sent).toBe(before);
});

test('redirects are followed with the same headers, also relative ones and those to another host', async () => {
  const other = await startService({ '/there': [{ headers: json, body: '"there"' }] });
  const { response } = await request({
    '/work': [{ status: 302, headers: { location: '/moved' } }],
    '/moved': [{ status: 307, headers: { location: `${other.url}/there` } }],
  });
  expect(response).toEqual({ text: '"there"' });
  expect(other.requests[0]?.headers.accept).toBe('application/json');
  await other.close();
});

test.each(['file:///etc/passwd', 'data:application/json,{}', 'ftp://127.0.0.1/x', 'javascript:1', 'http://'])(
  'a redirect to %s is not followed',
  async (location) => {
    const { response, requests } = await request({ '/work': [{ status: 302, headers: { location } }] });
    expect(response).toMatchObject({ fault: { message: expect.stringContaining('which is not allowed') } });
    expect(requests).toHaveLength(1);
  },
);

test('a redirect from https to http is not followed', async () => {
  const asked: string[] = [];
  const fake: typeof fetch = async (url) => {
    asked.push(String(url));
    return new Response('', { status: 301, headers: { location: 'http://api.example/x' } });
  };
  const transport = createTransport({ userAgent: 'x', fetch: fake });
  const response = await transport({ url: 'https://api.example/x', accept: '*/*', mediaType: /./ });
  expect(response).toMatchObject({ fault: { message: expect.stringContaining('not allowed') } });
  expect(asked).toEqual(['https://api.example/x']);
});

test('circular redirects end with a fault', async () => {
  const { response, requests } = await request({
    '/work': [{ status: 301, headers: { location: '/work' } }],
  });
  expect(response).toMatchObject({
    fault: { message: expect.stringContaining('redirects more than 8 times') },
  });
  expect(requests.length).toBeLessThan(20);
});

test('each host has a queue and pauses of its own, and a fault does not affect the next request', async () => {
  const open = new Map<string, number>();
  let [most, mostAtAll] = [0, 0];
  const times: string[] = [];
  let time = 0;
  const fake: typeof fetch = async (url) => {
    const { host, pathname } = new URL(String(url));
    open.set(host, (open.get(host) ?? 0) + 1);
    most = Math.max(most, open.get(host) ?? 0);
    mostAtAll = Math.max(
      mostAtAll,
      [...open.values()].reduce((sum, count) => sum + count),
    );
    times.push(`${host}${pathname} ${time}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    open.set(host, (open.get(host) ?? 0) - 1);
    if (String(url).endsWith('/bad')) throw new TypeError('broken');
    return new Response('{}', { headers: json });
  };
  const transport = createTransport({
    userAgent: 'x',
    fetch: fake,
    retries: 0,
    now: () => time,
    wait: async (milliseconds) => {
      time += milliseconds;
    },
  });
  const request = (url: string) => transport({ url, accept: '*/*', mediaType: /json/, pause: 3000 });
  const answers = await Promise.all(
    ['https://a.example/1', 'https://a.example/bad', 'https://b.example/1', 'https://a.example/2'].map(
      request,
    ),
  );
  expect(answers.map((answer) => 'text' in answer)).toEqual([true, false, true, true]);
  expect([most, mostAtAll]).toEqual([1, 2]);
  expect(times.sort()).toEqual(['a.example/1 0', 'a.example/2 6000', 'a.example/bad 3000', 'b.example/1 0']);
});

test.each(['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]'])(
  'a mirror on this machine, %s, is asked without pauses',
  async (mirror) => {
    const waits: number[] = [];
    const transport = createTransport({
      userAgent: 'x',
      fetch: async () => new Response('{}', { headers: json }),
      wait: async (milliseconds) => waits.push(milliseconds),
    });
    for (const host of [mirror, 'https://127.0.0.1.example.org', 'https://localhost.example.org'])
      for (const path of ['1', '2'])
        await transport({ url: `${host}/${path}`, accept: '*/*', mediaType: /json/, pause: 3000 });
    expect(waits.length).toBe(2);
  },
);

test('an API key is sent to the origin of the request only, and is never in a fault', async () => {
  const other = await startService({ '/there': [{ headers: json, body: '1' }] });
  service = await startService({ '/work': [{ status: 302, headers: { location: `${other.url}/there` } }] });
  const transport = createTransport({ userAgent: 'Offprint/1' });
  const request = { url: `${service.url}/work`, accept: 'application/json', mediaType: /json/ };
  expect(await transport({ ...request, key: { header: 'x-api-key', value: 'secret' } })).toEqual({
    text: '1',
  });
  expect(service.requests[0]?.headers['x-api-key']).toBe('secret');
  expect(other.requests[0]?.headers).not.toHaveProperty('x-api-key');
  await Promise.all([service.close(), other.close()]);
  service = await startService({
    '/work?api_key=secret': [{ status: 302, headers: { location: 'ftp://x/?api_key=secret' } }],
  });
  const key = { parameter: 'api_key', value: 'secret' };
  const response = await transport({ ...request, url: `${service.url}/work`, key });
  expect(response).toMatchObject({
    fault: { message: expect.stringContaining('redirects to another address') },
  });
  expect(JSON.stringify(response)).not.toContain('secret');
});

test('a request is repeated if the response is not complete', async () => {
  service = await startService({
    '/work': [
      { headers: json, body: '[1' },
      { headers: json, body: '[1]' },
    ],
  });
  const transport = createTransport({ userAgent: 'Offprint/1', wait: async () => undefined });
  const work = { url: `${service.url}/work`, accept: 'application/json', mediaType: /json/ };
  const request = { ...work, problemOf: jsonProblem };
  expect(await transport(request)).toEqual({ text: '[1]' });
});

test('the waits before a request is repeated vary at random', async () => {
  const { waits } = await request({ '/work': [{ status: 503 }] }, { random: () => 0.5 });
  expect(waits).toEqual([1250, 2500, 5000]);
});

test('the number of requests of a run is limited, those that are repeated included', async () => {
  const { response, transport, work, requests } = await request(
    { '/work': [{ status: 503 }, { headers: json, body: '[1]' }] },
    { maxRequests: 2 },
  );
  expect(response).toEqual({ text: '[1]' });
  expect(await transport(work)).toMatchObject({
    fault: { isOverBudget: true, message: 'The limit of 2 requests for one run is reached.' },
  });
  expect(requests).toHaveLength(2);
});

test('a request with a body is sent with POST, and again after a redirect that keeps the method', async () => {
  const bodies: string[] = [];
  const methods: (string | undefined)[] = [];
  const fake: typeof fetch = async (url, init) => {
    bodies.push(String(init?.body));
    methods.push(init?.method);
    if (String(url).endsWith('/a')) return new Response('', { status: 307, headers: { location: '/b' } });
    if (String(url).endsWith('/b')) return new Response('', { status: 303, headers: { location: '/c' } });
    return new Response('[]', { headers: json });
  };
  const transport = createTransport({ userAgent: 'x', fetch: fake });
  const batch = { url: 'https://api.example/a', accept: '*/*', mediaType: /json/, body: '{"ids":["A"]}' };
  expect(await transport(batch)).toEqual({ text: '[]' });
  expect([methods, bodies]).toEqual([
    ['POST', 'POST', undefined],
    ['{"ids":["A"]}', '{"ids":["A"]}', 'undefined'],
  ]);
});

test('a response is used again until it is too old, and requests with other bodies have other responses', async () => {
  const kept = new Map<string, CachedResponse>();
  const cache: ResponseCache = {
    get: async (key) => kept.get(key),
    set: async (key, response) => void kept.set(key, response),
  };
  let [time, sent] = [0, 0];
  const fake: typeof fetch = async () => new Response(`[${++sent}]`, { headers: json });
  const transport = createTransport({ userAgent: 'x', fetch: fake, cache, now: () => time });
  const ask = (body?: string) =>
    transport({
      url: 'https://api.example/a',
      accept: '*/*',
      mediaType: /json/,
      maxAge: 1000,
      ...(body !== undefined && { body }),
    });
  expect(await ask()).toEqual({ text: '[1]' });
  expect(await ask()).toEqual({ text: '[1]' });
  expect(await ask('{}')).toEqual({ text: '[2]' });
  time = 1000;
  expect(await ask()).toEqual({ text: '[3]' });
});

test('a key that a service repeats in its response reaches neither the response nor the cache', async () => {
  const kept = new Map<string, CachedResponse>();
  const cache: ResponseCache = {
    get: async (key) => kept.get(key),
    set: async (key, response) => void kept.set(key, response),
  };
  const fake: typeof fetch = async (url) =>
    new Response(JSON.stringify({ you: String(url) }), { headers: { ...json, etag: '1' } });
  const transport = createTransport({ userAgent: 'x', fetch: fake, cache });
  const key = { parameter: 'api_key', value: 'se cret/1' };
  const response = await transport({
    url: 'https://api.example/a',
    accept: '*/*',
    mediaType: /json/,
    maxAge: 1,
    key,
  });
  expect(kept.size).toBe(1);
  expect(JSON.stringify([response, ...kept])).not.toMatch(/se[ +%20]+cret/u);
});
