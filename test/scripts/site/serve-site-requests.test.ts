import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request as startRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../../scripts/site/serve-site.ts';

/** Windows follows links in another way. */
const isWindows = process.platform === 'win32';
const letters = 'abcdefghijklmnopqrstuvwxyz';
let folder = '';
let site: ServedSite;
const reported: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-requests-'));
  for (const name of ['papers', 'long names', '.git']) mkdirSync(path.join(folder, name));
  const files = {
    'index.html': 'home',
    '404.html': '<p>no such page</p>',
    'papers/index.html': 'papers',
    'long names/index.html': 'names',
    'letters.txt': letters,
    'empty.txt': '',
    'papers.bib': '@article{k}',
    'papers.ris': 'TY  - JOUR',
    'slides.unknown': 'x',
    'große.txt': 'groß',
    '.git/config': 'secret',
    '.hidden': 'secret',
    'style.css': 'p{}',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'style.css.gz'), gzipSync('p{}'));
  utimesSync(
    path.join(folder, 'letters.txt'),
    new Date('2025-03-01T10:00:00Z'),
    new Date('2025-03-01T10:00:00Z'),
  );
  // The file system refuses to open this file with an error other than "not found".
  if (!isWindows) symlinkSync('loop', path.join(folder, 'loop'));
  site = await serveSite(folder, '/lab/', 0, (message) => reported.push(message));
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status?: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function ask(pathname: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: 'localhost', port: new URL(site.url).port, path: pathname, method, headers };
    startRequest(options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece) => (body += piece));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

/** Sends bytes as they are and returns everything that the server sends back until it closes the connection. */
function sendRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('latin1').on('data', (piece) => (answer += piece));
    // A server that refuses a request before it has read all of it may reset the connection.
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) => error.code === 'ECONNRESET' || reject(error));
  });
}

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n\r\n`;

describe('real records 25: the web server of npm start answers each request and lives', () => {
  test.each([
    ['bytes=0-4', 206, 'abcde', 'bytes 0-4/26'],
    ['bytes=-5', 206, 'vwxyz', 'bytes 21-25/26'],
    ['bytes=-500', 206, letters, 'bytes 0-25/26'],
    ['bytes=20-', 206, 'uvwxyz', 'bytes 20-25/26'],
    ['bytes=25-25', 206, 'z', 'bytes 25-25/26'],
    ['bytes=0-99999999999999999999', 206, letters, 'bytes 0-25/26'],
    ['bytes=5-2', 416, '', 'bytes */26'],
    ['bytes=26-', 416, '', 'bytes */26'],
    ['bytes=99999999999999999999-', 416, '', 'bytes */26'],
    ['bytes=-0', 416, '', 'bytes */26'],
    ['bytes=0-1,4-5', 200, letters, undefined],
    ['bytes=nonsense', 200, letters, undefined],
    ['chapters=1-2', 200, letters, undefined],
  ])('Range: %s gets %i (RFC 9110, 14.2)', async (range, status, body, contentRange) => {
    const answer = await ask('/lab/letters.txt', { range });
    expect(answer).toMatchObject({ status, body });
    expect(answer.headers['content-range']).toBe(contentRange);
    expect(answer.headers['content-length']).toBe(String(body.length));
    expect(answer.headers['accept-ranges']).toBe('bytes');
  });

  test('an empty file has no range, and a missing page ignores a range', async () => {
    expect(await ask('/lab/empty.txt', { range: 'bytes=0-' })).toMatchObject({ status: 416, body: '' });
    expect(await ask('/lab/empty.txt', { range: 'bytes=-1' })).toMatchObject({ status: 200, body: '' });
    expect(await ask('/lab/gone/', { range: 'bytes=0-1' })).toMatchObject({
      status: 404,
      body: '<p>no such page</p>',
    });
  });

  test('If-Range with the current validator gets the part, with another one the whole file (RFC 9110, 13.1.5)', async () => {
    const { etag = '', 'last-modified': date = '' } = (await ask('/lab/letters.txt')).headers;
    const range = 'bytes=0-1';
    for (const current of [etag, date])
      expect(await ask('/lab/letters.txt', { range, 'if-range': current })).toMatchObject({
        status: 206,
        body: 'ab',
      });
    for (const other of [
      '"other"',
      `W/${etag}`,
      'Sat, 01 Mar 2025 10:00:01 GMT',
      'Fri, 28 Feb 2025 10:00:00 GMT',
      'x',
    ])
      expect(await ask('/lab/letters.txt', { range, 'if-range': other })).toMatchObject({
        status: 200,
        body: letters,
      });
  });

  test('conditions are answered with 304 and 412 (RFC 9110, 13.2.2)', async () => {
    const { etag = '' } = (await ask('/lab/letters.txt')).headers;
    const before = 'Fri, 28 Feb 2025 10:00:00 GMT';
    const after = 'Sat, 01 Mar 2025 10:00:00 GMT';
    const status = async (headers: Record<string, string>) => (await ask('/lab/letters.txt', headers)).status;
    expect(await status({ 'if-none-match': etag })).toBe(304);
    expect(await status({ 'if-none-match': `"x", W/${etag}`, range: 'bytes=5-2' })).toBe(304);
    expect(await status({ 'if-none-match': '"x"', 'if-modified-since': after })).toBe(200);
    expect(await status({ 'if-modified-since': after })).toBe(304);
    expect(await status({ 'if-modified-since': before })).toBe(200);
    expect(await status({ 'if-modified-since': 'yesterday' })).toBe(200);
    expect(await status({ 'if-match': '"x"' })).toBe(412);
    expect(await status({ 'if-match': `"x", ${etag}` })).toBe(200);
    expect(await status({ 'if-unmodified-since': before })).toBe(412);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'])(
    '%s gets 405 with Allow, for files, folders and missing pages (RFC 9110, 15.5.6)',
    async (method) => {
      for (const address of ['/lab/', '/lab/letters.txt', '/lab/papers', '/lab/gone/', '/', '/%00']) {
        const { status, headers, body } = await ask(address, {}, method);
        expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
        expect(body).not.toContain('home');
      }
    },
  );

  test('HEAD gets the headers of GET, no body, and no part (RFC 9110, 9.3.2)', async () => {
    for (const address of ['/lab/', '/lab/letters.txt', '/lab/gone/', '/lab/papers', '/lab/%ff']) {
      const [get, head] = [await ask(address), await ask(address, {}, 'HEAD')];
      const { date: _, ...expected } = get.headers;
      expect(head).toMatchObject({ status: get.status, headers: expected, body: '' });
    }
    const { status, headers } = await ask('/lab/letters.txt', { range: 'bytes=0-4' }, 'HEAD');
    expect([status, headers['content-length']]).toEqual([200, '26']);
  });

  test.each(['%', '%4', '%zz', '%E0%A4%A', '%ff', 'papers/%C3%28/', '%00', 'letters.txt%00.html'])(
    'the malformed path %s gets 400',
    async (odd) => {
      expect(await ask(`/lab/${odd}`)).toMatchObject({
        status: 400,
        headers: { 'content-type': /^text\/plain/u },
      });
    },
  );

  test.each([
    '../package.json',
    '%2e%2e/%2e%2e/etc/passwd',
    'papers/..%2f..%2fetc/passwd',
    'papers/../letters.txt',
    '..%5c..%5csecret',
    'papers//',
    '/letters.txt',
    '.git/config',
    '.hidden',
    '%2egit/config',
    'letters.txt/',
    'letters.txt/x',
    'con',
    '404',
  ])('%s is not found', async (odd) => {
    expect(await ask(`/lab/${odd}`)).toMatchObject({ status: 404, body: '<p>no such page</p>' });
  });

  test('long paths are not found', async () => {
    for (const name of ['x'.repeat(3000), 'folder/'.repeat(1000), `${'%C3%9F'.repeat(500)}/`])
      expect(await ask(`/lab/${name}`)).toMatchObject({ status: 404, body: '<p>no such page</p>' });
  });

  test('names with spaces, letters with marks and question marks in the query are found', async () => {
    expect(await ask('/lab/long%20names?q=a?b')).toMatchObject({
      status: 302,
      headers: { location: '/lab/long%20names/?q=a?b' },
    });
    expect((await ask('/lab/long%20names/')).body).toBe('names');
    expect((await ask('/lab/gro%C3%9Fe.txt')).body).toBe('groß');
  });

  test('an address of a whole site, as a proxy gets it, is accepted (RFC 9112, 3.2.2)', async () => {
    expect((await ask('http://localhost/lab/papers/?q=1')).body).toBe('papers');
    expect((await ask('HTTP://other.example:80/lab/letters.txt')).body).toBe(letters);
    expect(await ask('http://localhost')).toMatchObject({ status: 302, headers: { location: '/lab/' } });
    expect((await ask('ftp://localhost/lab/')).status).toBe(404);
  });

  test('files have their media type, and a compressed copy is sent to clients that accept it', async () => {
    const type = async (name: string) => (await ask(`/lab/${name}`)).headers['content-type'];
    expect(await type('papers.bib')).toBe('application/x-bibtex');
    expect(await type('papers.ris')).toBe('application/x-research-info-systems');
    expect(await type('letters.txt')).toBe('text/plain;charset=utf-8');
    expect(await type('slides.unknown')).toBe('application/octet-stream');
    const copy = await ask('/lab/style.css', { 'accept-encoding': 'br, gzip' });
    expect(copy.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'text/css;charset=utf-8',
    });
    expect((await ask('/lab/style.css', { 'accept-encoding': 'gzip;q=0' })).body).toBe('p{}');
  });

  test.each([
    ['a header of 20 kB', lines('GET /lab/ HTTP/1.1', 'Host: x', `X-Long: ${'a'.repeat(20_000)}`), '431'],
    ['an address of 20 kB', lines(`GET /lab/${'a'.repeat(20_000)} HTTP/1.1`, 'Host: x'), '431'],
    ['no host', lines('GET /lab/ HTTP/1.1'), '400'],
    ['an unknown method', lines('HELLO /lab/ HTTP/1.1', 'Host: x'), '400'],
    ['no HTTP', '\x16\x03\x01\x02\x00\x01\r\n\r\n', '400'],
    [
      'bytes above 127 in the path',
      lines('GET /lab/pap\u00e9rs HTTP/1.1', 'Host: x', 'Connection: close'),
      '400',
    ],
    ['CONNECT', lines('CONNECT example.org:443 HTTP/1.1', 'Host: x'), ''],
    ['*', lines('OPTIONS * HTTP/1.1', 'Host: x', 'Connection: close'), '405'],
    [
      'an upgrade',
      lines('GET /lab/ HTTP/1.1', 'Host: x', 'Connection: upgrade, close', 'Upgrade: websocket'),
      '200',
    ],
  ])('%s does not end the server', async (_, text, status) => {
    expect((await sendRaw(text)).split(' ')[1] ?? '').toBe(status);
    expect((await ask('/lab/')).body).toBe('home');
  });

  test.skipIf(isWindows)(
    'a request that the file system refuses gets 500 and is reported; the next one is answered',
    async () => {
      reported.length = 0;
      for (const [address, method] of [
        ['/lab/loop', 'GET'],
        ['/lab/loop/', 'GET'],
        ['/lab/loop/x', 'HEAD'],
      ] as const)
        expect((await ask(address, { range: 'bytes=0-1' }, method)).status).toBe(500);
      expect(reported).toEqual([
        'GET "/lab/loop" failed: its symbolic links form a loop.',
        'GET "/lab/loop/" failed: its symbolic links form a loop.',
        'HEAD "/lab/loop/x" failed: its symbolic links form a loop.',
      ]);
      expect((await ask('/lab/')).body).toBe('home');
    },
  );

  test('a client that leaves in the middle of a file is not reported', async () => {
    reported.length = 0;
    writeFileSync(path.join(folder, 'big.bin'), Buffer.alloc(20_000_000));
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
      socket.write(lines('GET /lab/big.bin HTTP/1.1', 'Host: x'));
      socket.once('data', () => socket.destroy()).on('close', () => resolve());
    });
    expect(await ask('/lab/big.bin', { range: 'bytes=0-2' })).toMatchObject({ status: 206, body: '\0\0\0' });
    expect(reported).toEqual([]);
    expect(statSync(path.join(folder, 'big.bin')).size).toBe(20_000_000);
  });
});
