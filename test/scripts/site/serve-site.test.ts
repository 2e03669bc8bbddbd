import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSite, serveSite } from '../../../scripts/site/serve-site.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-served-'));
  mkdirSync(path.join(folder, 'site/papers'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  writeFileSync(path.join(folder, 'site/index.html'), 'home');
  writeFileSync(path.join(folder, 'site/404.html'), 'no such page');
  writeFileSync(path.join(folder, 'site/papers/index.html'), 'papers');
  writeFileSync(path.join(folder, 'site/search.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes a request. Unlike `fetch`, it does not normalise the path. */
const ask = ({ url }: ServedSite, pathname: string) =>
  new Promise<{ status?: number; location?: string; type?: string; body: string }>((resolve, reject) => {
    get({ host: 'localhost', port: new URL(url).port, path: pathname }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece) => (body += piece));
      response.on('end', () => {
        const { location, 'content-type': type } = response.headers;
        resolve({ status: response.statusCode, location, type, body });
      });
    }).on('error', reject);
  });

describe.each(['/', '/lab/', '/a/b/'])('under %s', (base) => {
  let site: ServedSite;
  beforeAll(async () => {
    site = await serveSite(path.join(folder, 'site'), base, 0);
  });
  afterAll(() => site.close());

  test('serves pages and files with their content types', async () => {
    expect(site.url).toMatch(new RegExp(`^http://localhost:\\d+${base}$`));
    expect(await ask(site, base)).toMatchObject({
      status: 200,
      body: 'home',
      type: 'text/html;charset=utf-8',
    });
    expect(await ask(site, `${base}papers/?q=x`)).toMatchObject({ status: 200, body: 'papers' });
    expect(await ask(site, `${base}search.json`)).toMatchObject({ status: 200, type: 'application/json' });
  });

  test('adds the slash after a folder and keeps the query', async () => {
    expect(await ask(site, `${base}papers?q=a%2Fb`)).toMatchObject({
      status: 302,
      location: `${base}papers/?q=a%2Fb`,
    });
  });

  test('answers with 404 and the page for missing pages', async () => {
    expect(await ask(site, `${base}gone/`)).toMatchObject({ status: 404, body: 'no such page' });
  });

  test.each([
    '../secret.txt',
    '..%2fsecret.txt',
    '%2e%2e/secret.txt',
    '..\\secret.txt',
    '%00',
    '%E0%A4%A',
    '/papers',
    '//evil.example',
  ])('does not leave the site for %s', async (odd) => {
    const { status, location, body } = await ask(site, base + odd);
    expect(body).not.toContain('secret');
    expect(status).not.toBe(200);
    expect(location ?? '').not.toMatch(/^\/\//);
  });
});

test('redirects from the root to the base path', async () => {
  const site = await serveSite(path.join(folder, 'site'), '/lab/', 0);
  expect(await ask(site, '/')).toMatchObject({ status: 302, location: '/lab/' });
  expect(await ask(site, '/lab?q=1')).toMatchObject({ status: 302, location: '/lab/?q=1' });
  expect(await ask(site, '/other/')).toMatchObject({ status: 404 });
  await site.close();
});

test('reports a port that is in use and uses the next one', async () => {
  const first = await serveSite(path.join(folder, 'site'), '/', 0);
  const port = Number(new URL(first.url).port);
  const second = await serveSite(path.join(folder, 'site'), '/', port);
  expect(second.portsInUse[0]).toBe(port);
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  expect((await ask(second, '/')).body).toBe('home');
  await Promise.all([first.close(), second.close()]);
});
