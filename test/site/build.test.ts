import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { astroCache, BuildError, buildSite } from '../../scripts/site/build-site.ts';
import { newSiteFiles } from '../../scripts/site/new-site.ts';
import { builtSite } from '../built-site.ts';

let folder = '';
let content = '';
let outDir = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-build-'));
  content = path.join(folder, 'content');
  outDir = path.join(folder, 'site');
  cpSync('test/fixtures/site', content, { recursive: true });
});
afterAll(() => {
  for (const gone of [astroCache(content), astroCache(path.join(folder, 'empty')), folder]) {
    rmSync(gone, { recursive: true, force: true });
  }
});

const listing = () => readdirSync(outDir, { recursive: true, encoding: 'utf8' }).sort();
const home = () => readFileSync(path.join(outDir, 'index.html'), 'utf8');

test('a build that fails names the file and the line, and leaves the last good site as it was', async () => {
  await buildSite({ content, outDir });
  const before = { files: listing(), home: home() };
  const broken = path.join(content, 'papers/broken.md');
  writeFileSync(broken, '---\ntitle: Fine\nissued: "2024-13"\n---\n');
  const said: string[] = [];
  // As some machines that build sites have it; colours must not hide what is read of the output.
  vi.stubEnv('FORCE_COLOR', '1');
  vi.stubEnv('CI', 'true');
  const failure = await buildSite({ content, outDir, say: (text) => said.push(text) }).then(
    () => undefined,
    (error: unknown) => error,
  );
  vi.unstubAllEnvs();
  expect(failure).toBeInstanceOf(BuildError);
  expect((failure as BuildError).output).toMatch(/papers[/\\]broken\.md:3: /);
  expect(said.join('')).toMatch(/papers[/\\]broken\.md:3: /);
  expect(said.join('')).not.toContain('Stack trace');
  expect(said.join('')).not.toContain('\u001b');
  expect({ files: listing(), home: home() }).toEqual(before);
  expect(readdirSync(folder).sort()).toEqual(['content', 'site']);
  rmSync(broken);
}, 120_000);

test('a build tells of all faults at once, whoever would stop at them', async () => {
  const bad = path.join(folder, 'bad');
  cpSync('test/fixtures/site', bad, { recursive: true });
  writeFileSync(path.join(bad, 'papers/broken.md'), '---\ntitle: ""\n---\n');
  writeFileSync(path.join(bad, 'pages/broken.mdx'), '---\ntitle: A\n---\n\n<Open>\n');
  const outputOf = () =>
    buildSite({ content: bad, outDir }).then(
      () => 'no fault',
      (error: unknown) => (error instanceof BuildError ? error.output : String(error)),
    );
  // Astro stops at what is no MDX.
  const astro = await outputOf();
  expect(astro).toMatch(/pages[/\\]broken\.mdx:5:1/);
  expect(astro).toMatch(/papers[/\\]broken\.md:2: "title"/);
  writeFileSync(path.join(bad, 'site.yaml'), 'title: ""\n');
  writeFileSync(path.join(bad, 'authors/broken.md'), '---js\n---\n');
  writeFileSync(path.join(bad, 'pages/broken.mdx'), '---\ntitle: A\nslug: ../x\n---\n');
  mkdirSync(path.join(bad, 'public'));
  symlinkSync('/etc', path.join(bad, 'public/etc'));
  const own = await outputOf();
  for (const file of [
    'site.yaml:1',
    'papers/broken.md:2',
    'authors/broken.md:1',
    'pages/broken.mdx:3',
    'public/etc',
  ])
    expect(own.replaceAll('\\', '/')).toContain(`/${file}: `);
  expect(own.trimEnd().split('\n')).toHaveLength(5);
  rmSync(astroCache(bad), { recursive: true, force: true });
}, 120_000);

test('a build holds to the address that it was given, and refuses one that cannot be', async () => {
  const outputOf = (url: string) =>
    buildSite({ content, outDir, url }).then(
      () => 'no fault',
      (error: unknown) => (error instanceof BuildError ? error.output : String(error)),
    );
  expect(await outputOf('https://example.org//evil/')).toMatch(
    /^OFFPRINT_URL: "https:.* its path in letters/,
  );
  // site.yaml says /lab/.
  const page = path.join(content, 'pages/join.mdx');
  writeFileSync(page, '---\ntitle: Join\n---\n\n[Papers](/lab/papers/)\n');
  expect(await outputOf('https://example.org/other/')).toMatch(
    /join\.mdx:5: The link leads to "\/lab\/papers\/"/,
  );
  expect(await outputOf('https://example.org/lab/')).toBe('no fault');
  rmSync(page);
}, 120_000);

test('a build leaves files with the headers and the redirects that hosts shall send', async () => {
  const folder = await builtSite({ content: 'test/fixtures/site', url: 'https://example.org/lab/' });
  expect(readFileSync(path.join(folder, '_headers'), 'utf8')).toMatch(
    /^\/lab\/\*\n {2}Content-Security-Policy: /,
  );
  expect(readFileSync(path.join(folder, '_redirects'), 'utf8')).toBe(
    '/lab/papers/tensor-folding/ /lab/papers/tensor-folding-for-alpha-decay/ 301\n',
  );
});

test('a build replaces what was there, but for the repository that a host serves', async () => {
  writeFileSync(path.join(outDir, 'stale.html'), '');
  mkdirSync(path.join(outDir, '.git'));
  writeFileSync(path.join(outDir, '.git/HEAD'), 'ref');
  const { pages, files } = await buildSite({ content, outDir });
  expect(existsSync(path.join(outDir, 'stale.html'))).toBe(false);
  expect(readFileSync(path.join(outDir, '.git/HEAD'), 'utf8')).toBe('ref');
  expect(pages).toBe(listing().filter((file) => file.endsWith('.html')).length);
  expect(files).toBeGreaterThan(pages);
}, 120_000);

test('the empty site that npm run new leaves builds', async () => {
  const empty = path.join(folder, 'empty');
  for (const [file, text] of newSiteFiles({
    name: 'Vision Lab',
    url: 'https://example.org/lab/',
    members: ['Ada Quill'],
  })) {
    mkdirSync(path.dirname(path.join(empty, file)), { recursive: true });
    writeFileSync(path.join(empty, file), text);
  }
  const built = await buildSite({ content: empty, outDir: path.join(folder, 'empty-site') });
  const page = readFileSync(path.join(built.folder, 'index.html'), 'utf8');
  expect(page).toContain('Vision Lab');
  expect(page).toContain('/lab/authors/ada-quill/');
}, 120_000);

test('npm start builds the site, serves it under its base path, and ends when told to', async () => {
  const args = ['scripts/commands/start.ts', '--port', '4700', '--outDir', outDir];
  const env = { ...process.env, OFFPRINT_CONTENT: content, OFFPRINT_URL: 'https://example.org/lab' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let address = '';
  for await (const line of createInterface({ input: child.stdout })) {
    address = /The site is at (http:\S+)/.exec(line)?.[1] ?? '';
    if (address) break;
  }
  expect(address).toMatch(/^http:\/\/localhost:\d+\/lab\/$/);
  const answer = await fetch(new URL('/', address));
  expect(answer.url).toBe(address);
  expect(await answer.text()).toContain('href="/lab/papers/"');
  expect((await fetch(new URL('papers/gone/', address))).status).toBe(404);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await expect(fetch(address)).rejects.toThrow();
}, 120_000);

test('files that lie in public/ of the content are served, and take the place of those made here', async () => {
  const own = path.join(folder, 'own');
  cpSync('test/fixtures/site', own, { recursive: true });
  mkdirSync(path.join(own, 'public/files'), { recursive: true });
  writeFileSync(path.join(own, 'public/robots.txt'), 'User-agent: *\nDisallow: /drafts/\n');
  writeFileSync(path.join(own, 'public/files/cv.pdf'), '%PDF-1.7');
  writeFileSync(path.join(own, 'news/cv.md'), '---\ntitle: A CV\ndate: 2024\n---\n[It](/lab/files/cv.pdf)\n');
  const built = path.join(folder, 'own-site');
  await buildSite({ content: own, outDir: built, url: 'https://example.org/lab/' });
  expect(readFileSync(path.join(built, 'robots.txt'), 'utf8')).toContain('/drafts/');
  expect(existsSync(path.join(built, 'files/cv.pdf'))).toBe(true);
  rmSync(astroCache(own), { recursive: true, force: true });
}, 60_000);
