import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
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
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { astroCache } from '../../scripts/site/build/astro-cache.ts';
import { BuildError, type BuildOptions } from '../../scripts/site/build/build-options.ts';
import { buildSite } from '../../scripts/site/build-site.ts';
import { newSiteFiles } from '../../scripts/site/new-site.ts';
import { buildOnce, builtSite, labSite } from '../built-site.ts';
import { entriesBelow } from '../entries-below.ts';

let folder = '';
let content = '';
let outDir = '';
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  writeFileSync(path.join(content, file), text);
};
const listing = () => entriesBelow(outDir).sort();
const built = (file: string) => readFileSync(path.join(outDir, file), 'utf8');
const outputOf = (options: BuildOptions = {}) =>
  buildSite({ content, outDir, ...options }).then(
    () => 'no fault',
    (error: unknown) => (error instanceof BuildError ? error.output : String(error)),
  );

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-build-'));
  content = path.join(folder, 'content');
  outDir = path.join(folder, 'site');
  for (const [file, text] of newSiteFiles({
    name: 'Vision Lab',
    url: 'https://example.org/lab/',
    members: ['Ada Quill'],
  }))
    write(file, text);
});
afterAll(() => {
  for (const each of [astroCache(content), folder]) rmSync(each, { recursive: true, force: true });
});

describe('npm start on the content of npm run new', () => {
  beforeAll(() => {
    write('public/robots.txt', 'User-agent: *\nDisallow: /drafts/\n');
    write('public/files/cv.pdf', '%PDF-1.7');
    write('news/cv.md', '---\ntitle: A CV\ndate: 2024\n---\n[It](/lab/files/cv.pdf)\n');
    mkdirSync(path.join(outDir, '.git'), { recursive: true });
    writeFileSync(path.join(outDir, '.git/HEAD'), 'ref');
    writeFileSync(path.join(outDir, '404.html'), '');
    writeFileSync(path.join(outDir, 'stale.html'), '');
  });

  test('builds the site, serves it under its base path, and ends on SIGTERM', async () => {
    const args = ['scripts/commands/start.ts', '--port', '4700', '--outDir', outDir];
    const env = { ...process.env, OFFPRINT_CONTENT: content, OFFPRINT_URL: 'https://example.org/lab' };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let address = '';
    for await (const line of createInterface({ input: child.stdout })) {
      address = /(http:\/\/localhost:\S+)/.exec(line)?.[1] ?? '';
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

  test('builds a site without papers', () => {
    expect(built('index.html')).toContain('Vision Lab');
    expect(built('index.html')).toContain('/lab/authors/ada-quill/');
  });

  test('replaces the files of the last build, but not a git repository', () => {
    expect(existsSync(path.join(outDir, 'stale.html'))).toBe(false);
    expect(built('.git/HEAD')).toBe('ref');
  });

  test('serves the files of public/, instead of its own files with the same names', () => {
    expect(built('robots.txt')).toContain('/drafts/');
    expect(built('files/cv.pdf')).toBe('%PDF-1.7');
  });
});

test('a failed build names files and lines, and leaves the last good site unchanged', async () => {
  const before = { files: listing(), home: built('index.html') };
  write('papers/broken.md', '---\ntitle: Fine\nissued: "2024-13"\n---\n');
  // The address of site.yaml has another base path.
  write('pages/join.mdx', '---\ntitle: Join\n---\n\n[Papers](/lab/papers/)\n');
  const output: string[] = [];
  // Continuous integration sets these; colours must not hide the messages.
  vi.stubEnv('FORCE_COLOR', '1');
  vi.stubEnv('CI', 'true');
  const failure = await outputOf({ url: 'https://example.org/other/', say: (text) => output.push(text) });
  vi.unstubAllEnvs();
  for (const text of [failure, output.join('')]) {
    expect(text).toMatch(/papers[/\\]broken\.md:3: /);
    expect(text).toMatch(/join\.mdx:5: .*\/lab\/papers\//);
  }
  expect(output.join('')).not.toContain('Stack trace');
  expect(output.join('')).not.toContain('\u001b');
  expect({ files: listing(), home: built('index.html') }).toEqual(before);
  expect(readdirSync(folder).sort()).toEqual(['content', 'site']);
  for (const file of ['papers/broken.md', 'pages/join.mdx']) rmSync(path.join(content, file));
}, 120_000);

test('a failed build reports the faults of all files, although Astro stops at the first', async () => {
  write('papers/broken.md', '---\ntitle: ""\n---\n');
  write('pages/broken.mdx', '---\ntitle: A\n---\n\n<Open>\n');
  const astro = await outputOf();
  expect(astro).toMatch(/pages[/\\]broken\.mdx:5: Invalid MDX/);
  expect(astro).toMatch(/papers[/\\]broken\.md:2: .*"title"/);
}, 120_000);

test('the faults that would stop Astro too early are reported before it starts', async () => {
  write('papers/broken.md', '---\ntitle: ""\n---\n');
  write('site.yaml', 'title: ""\n');
  write('authors/broken.md', '---js\n---\n');
  write('pages/broken.mdx', '---\ntitle: A\nslug: ../x\n---\n');
  symlinkSync('/etc', path.join(content, 'public/etc'));
  rmSync(path.join(content, 'news'), { recursive: true });
  const output = await outputOf();
  for (const file of [
    'site.yaml:1',
    'papers/broken.md:2',
    'authors/broken.md:1',
    'pages/broken.mdx:3',
    'public/etc',
  ])
    expect(output.replaceAll('\\', '/')).toContain(`/${file}: `);
  expect(output.trimEnd().split('\n')).toHaveLength(5);
});

test('an address that is not valid is refused before Astro starts', async () => {
  const output = await outputOf({ content: labSite.content, url: 'https://example.org//evil/' });
  expect(output).toMatch(/^OFFPRINT_URL: "https:/);
});

test('a build counts its pages and files', async () => {
  const { folder: site, pages, files } = await buildOnce(labSite);
  const html = entriesBelow(site).filter((file) => file.endsWith('.html'));
  expect(pages).toBe(html.length);
  expect(files).toBeGreaterThan(pages);
});

test('a build writes the headers and redirects for hosts', async () => {
  const site = await builtSite(labSite);
  expect(readFileSync(path.join(site, '_headers'), 'utf8')).toMatch(
    /^\/lab\/\*\n {2}Content-Security-Policy: /,
  );
  expect(readFileSync(path.join(site, '_redirects'), 'utf8')).toBe(
    '/lab/papers/tensor-folding/ /lab/papers/tensor-folding-for-alpha-decay/ 301\n',
  );
});
