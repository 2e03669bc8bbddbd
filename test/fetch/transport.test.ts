import { afterEach, expect, test } from 'vitest';
import { createTransport, type TransportOptions } from '../../src/fetch/transport.ts';
import { type LocalService, type Played, startService } from './service.ts';

let service: LocalService | undefined;
afterEach(async () => service?.close());

const json = { 'content-type': 'application/json;charset=utf-8' };

/** Asks a service that answers so, without ever waiting; tells what came of it and how long it would have waited. */
async function ask(answers: Record<string, readonly Played[]>, options: Partial<TransportOptions> = {}) {
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
    ...options,
  });
  const request = { url: `${service.url}/work`, accept: 'application/json', isRight: /^application\/json\b/ };
  return { answer: await transport(request), waits, transport, request, requests: service.requests };
}

test('gives the text of an answer, and says who asks and for what', async () => {
  const { answer, requests, waits } = await ask({ '/work': [{ headers: json, body: '{"title":"Zoë"}' }] });
  expect(answer).toEqual({ text: '{"title":"Zoë"}' });
  expect(requests[0]?.headers).toMatchObject({
    accept: 'application/json',
    'user-agent': 'Offprint/1 (+https://lab.example/)',
  });
  expect(waits).toEqual([]);
});

test('a character that two pieces of the answer share comes out whole', async () => {
  const bytes = Buffer.from('"深"');
  const answer: Played['answer'] = (response) => {
    response.writeHead(200, json).write(bytes.subarray(0, 2));
    setTimeout(() => response.end(bytes.subarray(2)), 20);
  };
  expect((await ask({ '/work': [{ answer }] })).answer).toEqual({ text: '"深"' });
});

test('nothing there is told as missing, and is not asked for again', async () => {
  const { answer, requests } = await ask({});
  expect(answer).toMatchObject({ fault: { isMissing: true } });
  expect(requests).toHaveLength(1);
});

test.each([
  ['seconds', '7', 7000],
  ['a date', 'Mon, 23 Nov 2026 00:00:12 GMT', 12_000],
  ['a date that has passed', 'Mon, 23 Nov 2020 00:00:12 GMT', 0],
  ['what nobody understands', 'soon', 1000],
])('a service that is busy is asked again after its time, given as %s', async (_, value, expected) => {
  const busy = { status: 429, headers: { 'retry-after': value } };
  const { answer, waits, requests } = await ask({ '/work': [busy, { headers: json, body: '[]' }] });
  expect(answer).toEqual({ text: '[]' });
  expect(waits).toEqual([expected]);
  expect(requests).toHaveLength(2);
});

test('a service that asks for more time than a person would wait is left alone, and the time is told', async () => {
  const { answer, waits, requests } = await ask({
    '/work': [{ status: 429, headers: { 'retry-after': '3600' } }],
  });
  expect(answer).toMatchObject({
    fault: {
      isMissing: false,
      message: expect.stringMatching(/ status 429 and asks to wait 3600 seconds\.$/),
    },
  });
  expect([waits.length, requests.length]).toEqual([0, 1]);
});

test.each([500, 502, 503, 504, 408])(
  'the status %i is tried again, ever more slowly, and given up at last',
  async (status) => {
    const { answer, waits, requests } = await ask({ '/work': [{ status }] });
    expect(answer).toMatchObject({ fault: { message: expect.stringContaining(`status ${status}.`) } });
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(requests).toHaveLength(4);
  },
);

test.each([400, 401, 403, 451])('the status %i stays as it is', async (status) => {
  const { answer, requests } = await ask({ '/work': [{ status }] });
  expect(answer).toMatchObject({
    fault: { isMissing: false, message: expect.stringContaining(`${status}`) },
  });
  expect(requests).toHaveLength(1);
});

test.each([
  ['before it answers', () => undefined],
  [
    'in the midst of its answer',
    (response: Parameters<NonNullable<Played['answer']>>[0]) =>
      void response.writeHead(200, json).write('{"ti'),
  ],
])('a service that hangs %s is left after a while', async (_, answer) => {
  const { answer: got } = await ask({ '/work': [{ answer }] }, { timeout: 150, retries: 1 });
  expect(got).toMatchObject({
    fault: { message: expect.stringMatching(/did not answer within 0\.15 seconds\.$/) },
  });
  expect(service?.requests).toHaveLength(2);
});

test('a service that breaks off is asked again', async () => {
  const breaks: Played = { answer: (response) => response.destroy() };
  const { answer } = await ask({ '/work': [breaks, { headers: json, body: '1' }] });
  expect(answer).toEqual({ text: '1' });
});

test('a service that is not there is told of with its name', async () => {
  const { transport, request } = await ask({});
  await service?.close();
  expect(await transport(request)).toMatchObject({
    fault: { message: expect.stringMatching(/^127\.0\.0\.1:\d+ cannot be reached: ECONNREFUSED\.$/) },
  });
});

test.each([
  ['a web page', { 'content-type': 'text/html; charset=utf-8' }, 'text/html'],
  ['a type that only begins so', { 'content-type': 'application/jsonp' }, 'application/jsonp'],
  ['no type', {}, 'something of no type'],
])('%s is no record', async (_, headers, what) => {
  const { answer } = await ask({ '/work': [{ headers, body: '{}' }] });
  expect(answer).toMatchObject({
    fault: { message: expect.stringContaining(`answered with ${what}, which is no record`) },
  });
});

test('an answer without an end is left when it is too large', async () => {
  let sent = 0;
  const endless: Played['answer'] = (response) => {
    response.writeHead(200, json);
    const send = () => {
      while (!response.destroyed && response.write('x'.repeat(100_000))) sent += 100_000;
    };
    response.on('drain', send);
    send();
  };
  const { answer } = await ask({ '/work': [{ answer: endless }] }, { mostBytes: 1024 * 1024 });
  expect(answer).toMatchObject({ fault: { message: expect.stringMatching(/more than 1 MB\.$/) } });
  const before = sent;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(sent).toBe(before);
});

test('redirects are followed, relative ones and those to another host, with the same headers', async () => {
  const other = await startService({ '/there': [{ headers: json, body: '"there"' }] });
  const { answer } = await ask({
    '/work': [{ status: 302, headers: { location: '/moved' } }],
    '/moved': [{ status: 307, headers: { location: `${other.url}/there` } }],
  });
  expect(answer).toEqual({ text: '"there"' });
  expect(other.requests[0]?.headers.accept).toBe('application/json');
  await other.close();
});

test.each(['file:///etc/passwd', 'data:application/json,{}', 'ftp://127.0.0.1/x', 'javascript:1', 'http://'])(
  'a redirect to %s is not followed',
  async (location) => {
    const { answer, requests } = await ask({ '/work': [{ status: 302, headers: { location } }] });
    expect(answer).toMatchObject({ fault: { message: expect.stringContaining('which is not followed') } });
    expect(requests).toHaveLength(1);
  },
);

test('what was asked for over https is not taken over http', async () => {
  const asked: string[] = [];
  const fake: typeof fetch = async (url) => {
    asked.push(String(url));
    return new Response('', { status: 301, headers: { location: 'http://api.example/x' } });
  };
  const transport = createTransport({ userAgent: 'x', fetch: fake });
  const answer = await transport({ url: 'https://api.example/x', accept: '*/*', isRight: /./ });
  expect(answer).toMatchObject({ fault: { message: expect.stringContaining('not followed') } });
  expect(asked).toEqual(['https://api.example/x']);
});

test('redirects in a circle have an end', async () => {
  const { answer, requests } = await ask({ '/work': [{ status: 301, headers: { location: '/work' } }] });
  expect(answer).toMatchObject({ fault: { message: expect.stringContaining('without an end') } });
  expect(requests.length).toBeLessThan(20);
});

test('requests are made one at a time, with a pause for each host, and a fault of one leaves the next alone', async () => {
  let [open, most] = [0, 0];
  const times: number[] = [];
  let time = 0;
  const fake: typeof fetch = async (url) => {
    most = Math.max(most, ++open);
    times.push(time);
    await new Promise((resolve) => setTimeout(resolve, 5));
    open--;
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
  const request = (url: string) => transport({ url, accept: '*/*', isRight: /json/, pause: 3000 });
  const answers = await Promise.all(
    ['https://a.example/1', 'https://a.example/bad', 'https://b.example/1', 'https://a.example/2'].map(
      request,
    ),
  );
  expect(answers.map((answer) => 'text' in answer)).toEqual([true, false, true, true]);
  expect(most).toBe(1);
  expect(times).toEqual([0, 3000, 3000, 6000]);
});

test('a key goes to the host that was asked and to no other, and is never told', async () => {
  const other = await startService({ '/there': [{ headers: json, body: '1' }] });
  service = await startService({ '/work': [{ status: 302, headers: { location: `${other.url}/there` } }] });
  const transport = createTransport({ userAgent: 'Offprint/1' });
  const request = { url: `${service.url}/work`, accept: 'application/json', isRight: /json/ };
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
  const answer = await transport({ ...request, url: `${service.url}/work`, key });
  expect(answer).toMatchObject({ fault: { message: expect.stringContaining('leads to another address') } });
  expect(JSON.stringify(answer)).not.toContain('secret');
});

test('an answer that breaks off is asked for again', async () => {
  service = await startService({
    '/work': [
      { headers: json, body: '[1' },
      { headers: json, body: '[1]' },
    ],
  });
  const transport = createTransport({ userAgent: 'Offprint/1', wait: async () => undefined });
  const isWhole = (text: string) => text.endsWith(']');
  const request = { url: `${service.url}/work`, accept: 'application/json', isRight: /json/, isWhole };
  expect(await transport(request)).toEqual({ text: '[1]' });
});
