import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findProgram } from '../../scripts/tools/debian-programs.ts';
import { citationFormats } from '../../src/export/citation-formats.ts';
import { feedForms } from '../../src/export/feed.ts';
import { formatHeaders } from '../../src/export/host-headers.ts';
import { builtSite, labSite, sampleSite } from '../built-site.ts';
import { byRun } from '../run-length.ts';
import { startServer, type WebServer } from './web-server.ts';

const utf8 = '; charset=utf-8';

const sites = [
  {
    base: '/',
    testSite: sampleSite,
    former: 'papers/autoshard/',
    present: 'papers/autoshard-automated-embedding-table-sharding-for-recommender-systems/',
  },
  {
    base: '/lab/',
    testSite: () => labSite,
    former: 'papers/tensor-folding/',
    present: 'papers/tensor-folding-for-alpha-decay/',
  },
];

/** The allowed media types for the ends of file names. Servers may differ. The first matching end counts. */
const types: readonly (readonly [ending: string, ...types: string[]])[] = [
  ['/feed.xml', `${feedForms.atom.mediaType}${utf8}`],
  ['/rss.xml', `${feedForms.rss.mediaType}${utf8}`],
  ['/feed.json', feedForms.json.mediaType],
  ['/papers.csl.json', citationFormats.json.mediaType],
  ['/linkset.json', 'application/linkset+json'],
  ['.html', `text/html${utf8}`],
  ['.css', `text/css${utf8}`],
  ['.js', `text/javascript${utf8}`, `application/javascript${utf8}`],
  ['.xml', `text/xml${utf8}`],
  ['.txt', `text/plain${utf8}`],
  ['.bib', `${citationFormats.bib.mediaType}${utf8}`],
  ['.ris', `${citationFormats.ris.mediaType}${utf8}`],
  ['.json', 'application/json'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.webp', 'image/webp'],
  ['.pdf', 'application/pdf'],
  ['.bin', 'application/octet-stream'],
];

/** The headers of all files in `_headers`. */
const everywhere = [...(formatHeaders('/', []).split('\n\n')[0] ?? '').matchAll(/^ {2}([\w-]+): (.+)$/gm)];

describe.each(['nginx', 'caddy'] as const)('%s with its example configuration', (name) => {
  const isInstalled = findProgram(name) !== undefined;
  if (!isInstalled)
    console.warn(`SKIPPED: ${name} is not installed. npm run test:full installs it with apt.`);

  describe.skipIf(!isInstalled).each(byRun(sites.slice(1), sites))(
    'under $base',
    ({ base, testSite, former, present }) => {
      let site = '';
      let server: WebServer;
      const ask = (address: string, headers = {}) =>
        fetch(new URL(address, server.url), { redirect: 'manual', headers });
      beforeAll(async () => {
        site = await builtSite(await testSite());
        server = await startServer(name, site, base);
      });
      afterAll(() => server?.stop());

      const expectPolicy = (answer: Response) => {
        expect(everywhere).toHaveLength(3);
        for (const [, header = '', value] of everywhere)
          expect(answer.headers.get(header), header).toBe(value);
      };

      test('sends every file with its type, the policy, and its cache time', async () => {
        const files = readdirSync(site, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !/^(?:_headers|_redirects|404\.html|\..*)$/.test(entry.name))
          .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)));
        expect(files.length).toBeGreaterThan(80);
        for (const file of files) {
          const answer = await ask(file.replace(/index\.html$/, ''));
          expect(answer.status, file).toBe(200);
          expect(
            Buffer.from(await answer.arrayBuffer()).equals(readFileSync(path.join(site, file))),
            file,
          ).toBe(true);
          expectPolicy(answer);
          const [, ...allowed] = types.find(([ending]) => `/${file}`.endsWith(ending)) ?? [];
          expect(allowed, file).toContain(answer.headers.get('content-type'));
          const isImmutable = /^(?:_astro|search\/[0-9a-f]{16})\//.test(file);
          expect(answer.headers.get('cache-control'), file).toBe(
            isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
          );
          expect(answer.headers.get('access-control-allow-origin'), file).toBe(
            /^embed(?:\.js$|\/)/.test(file) ? '*' : null,
          );
        }
      });

      test('answers 304 for a page that has not changed', async () => {
        const first = await ask('');
        const etag = first.headers.get('etag') ?? '';
        expect(etag).not.toBe('');
        const again = await ask('', { 'If-None-Match': etag });
        expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'no-cache']);
        expect((await ask('papers.bib', { 'If-None-Match': etag })).status).toBe(200);
      });

      test.each(['papers/gone/', '_astro/gone.js', 'papers.bibx', 'gone.bib', '.git/config', '.git/'])(
        'answers 404 with the page for missing files: %s',
        async (address) => {
          const answer = await ask(address);
          expect(answer.status).toBe(404);
          expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
          expect(answer.headers.get('cache-control')).toBe('no-cache');
          expectPolicy(answer);
          expect(await answer.text()).toBe(readFileSync(path.join(site, '404.html'), 'utf8'));
        },
      );

      test('redirects from a folder without its slash to the page', async () => {
        const answer = await ask('papers');
        expect([301, 302, 307, 308]).toContain(answer.status);
        expect(new URL(answer.headers.get('location') ?? '', answer.url).href).toBe(`${server.url}papers/`);
      });

      test('redirects from a former address to the present one', async () => {
        const answer = await ask(former);
        const refresh = load(await answer.text())('meta[http-equiv=refresh]').attr('content');
        expect(refresh).toBe(`0; url=${base}${present}`);
        expect((await ask(refresh?.slice('0; url='.length) ?? '')).status).toBe(200);
      });

      test('compresses text files', async () => {
        for (const file of ['', 'papers.bib', 'theme.css', 'search.json']) {
          const answer = await ask(file, { 'Accept-Encoding': 'gzip' });
          // Servers do not compress short texts.
          if ((await answer.text()).length > 1000)
            expect(answer.headers.get('content-encoding'), file).toBe('gzip');
        }
      });
    },
  );
});
