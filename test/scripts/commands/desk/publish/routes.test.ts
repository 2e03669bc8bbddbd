import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { type OpenDesk, openDesk } from '../open-desk.ts';
import { paperText } from './repositories.ts';

let open: OpenDesk;
afterEach(() => open.close());

const files = {
  'site.yaml': 'title: Folding lab\nurl: https://folds.example.org/\n',
  'papers/flat.md': paperText('"<b>Is paper flat?</b>"'),
};

/** The folder above the content. The desk's repository is there. */
const top = () => path.dirname(open.content);

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: top(), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Opens a desk whose content is in a repository, and a bare repository beside it. */
function openRepository(options: Parameters<typeof openDesk>[1] = {}): void {
  open = openDesk(files, { buildSite: builtSite, ...options });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada Quill');
  git('config', 'user.email', 'ada@example.org');
  git('init', '--quiet', '--bare', '--initial-branch=main', 'bare.git');
  git('remote', 'add', 'origin', path.join(top(), 'bare.git'));
}

const builtSite = async () => ({ folder: '', pages: 3, files: 3, seconds: 1, peakMemory: 1, notes: [] });

/** Returns the hidden field `seen` of the page. */
const seen = (page: string) => /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';

/** Sends the form of the page, waits for the job, and returns the page of the result. */
async function publish(fields: Record<string, string> = {}): Promise<string> {
  const page = await open.get('/publish');
  const sent = { seen: seen(page), message: 'Changes', remote: 'origin', where: 'branch', ...fields };
  return follow((await open.post('/publish', sent)).headers.get('location') ?? '');
}

async function follow(job: string): Promise<string> {
  for (;;) {
    const answer = await open.request(job);
    if (answer.status === 303) return open.get(answer.headers.get('location') ?? '');
    if (!(await answer.text()).includes('data-job')) throw new Error('The job has failed.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a site is published, and the page then says that nothing has changed', async () => {
  openRepository();
  const page = await open.get('/publish');
  expect(page).toContain('<li dir="auto">1 paper added</li>');
  expect(await open.desk.reports.get('publish')?.()).toEqual({
    count: 2,
    text: '1 paper added, the settings added',
  });
  expect(page).toContain('- Added: &lt;b&gt;Is paper flat?&lt;/b&gt;');
  expect(page).not.toContain('<b>');
  expect(await publish()).toContain('2 files published to the branch main of origin.');
  expect(git('-C', 'bare.git', 'log', '-1', '--format=%s', 'main')).toBe('Changes\n');
  expect(await open.get('/publish')).toContain('Everything is published.');
});

test('a refused push offers a new branch, which then is published', async () => {
  openRepository();
  await publish();
  writeFileSync(
    path.join(top(), 'bare.git/hooks/update'),
    '#!/bin/sh\ncase $1 in *main) echo "protected <script>branch" >&2; exit 1;; esac\n',
    { mode: 0o755 },
  );
  writeFileSync(path.join(open.content, 'papers/new.md'), paperText('New'));
  const refused = await publish();
  expect(refused).toContain('Nothing was changed');
  expect(refused).toContain('Publish to a new branch instead');
  expect(refused).not.toContain('<script>branch');
  const fields = Object.fromEntries(
    [...refused.matchAll(/name="(seen|message|remote|where|newBranch)" value="([^"]*)"/g)].map(
      ([, name, value]) => [name, value],
    ),
  );
  expect(await publish(fields)).toContain('You now work on the branch publish-');
  expect(git('branch', '--show-current')).toMatch(/^publish-/);
});

test('only changed files can be looked at', async () => {
  openRepository();
  writeFileSync(path.join(top(), 'secret.txt'), 'secret');
  const difference = (file: string) => open.request(`/publish/difference?${new URLSearchParams({ file })}`);
  expect(await (await difference('content/papers/flat.md')).text()).toContain('<ins>+title: &quot;&lt;b&gt;');
  for (const file of [
    'secret.txt',
    '../secret.txt',
    '/etc/passwd',
    'content/../secret.txt',
    '--help',
    '',
    'content/papers',
  ])
    expect([file, (await difference(file)).status]).toEqual([file, 404]);
});

test('an address is added, and one with a password is refused with a reason', async () => {
  openRepository();
  git('remote', 'remove', 'origin');
  expect(await open.get('/publish')).toContain('This repository has no address to publish to yet.');
  const refused = await open.post('/publish/remote', { address: 'https://ada:secret@example.org/a/b.git' });
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining('aria-invalid="true"'),
  ]);
  expect(git('remote')).toBe('');
  const added = await open.post('/publish/remote', { address: 'git@git.example.org:ada/site.git' });
  expect(added.headers.get('location')).toBe('/publish?remote=origin');
  await open.post('/publish/remote', { address: 'https://git.example.org/ada/other.git' });
  expect(git('remote', '-v')).toContain('publish\thttps://git.example.org/ada/other.git (push)');
  expect(await open.get('/publish')).toContain('<option value="publish" selected');
});

test('without a repository, one is started, or the site is built for another way', async () => {
  let built = '';
  open = openDesk(files, {
    buildSite: async () => ({ ...(await builtSite()), folder: built }),
  });
  built = path.join(top(), 'dist');
  mkdirSync(path.join(built, 'papers'), { recursive: true });
  writeFileSync(path.join(built, 'index.html'), '<h1>Folding lab</h1>');
  writeFileSync(path.join(built, 'papers/a b.txt'), 'paper');
  expect(await open.get('/publish')).toContain('The content is not in a git repository yet.');
  expect((await open.request('/publish/site.zip')).status).toBe(404);
  const page = await follow((await open.post('/publish/site', {})).headers.get('location') ?? '');
  expect(page).toContain('The site is built: 3 pages.');
  const answer = await open.request('/publish/site.zip');
  expect(answer.headers.get('content-disposition')).toContain('site.zip');
  expect(zipEntries(Buffer.from(await answer.arrayBuffer()))).toEqual([
    ['index.html', '<h1>Folding lab</h1>'],
    ['papers/a b.txt', 'paper'],
  ]);
  await open.post('/publish/repository', {});
  expect(await open.get('/publish')).toContain('This repository has no address to publish to yet.');
});

test('errors in the content stop the publication', async () => {
  openRepository();
  writeFileSync(path.join(open.content, 'papers/bad.md'), '---\ntitle: 1\nfoo: bar\n---\n');
  const page = await publish();
  expect(page).toContain('in the content');
  expect(page).toContain('papers/bad.md');
  expect(() => git('rev-parse', 'HEAD')).toThrow();
  rmSync(path.join(open.content, 'papers/bad.md'));
});

test('a publication is stopped, and with it its build', async () => {
  let signal: AbortSignal | undefined;
  openRepository({
    buildSite: (given) => {
      signal = given?.signal;
      return new Promise(() => undefined);
    },
  });
  const page = await open.get('/publish');
  const sent = { seen: seen(page), message: 'x', remote: 'origin', where: 'branch' };
  const job = (await open.post('/publish', sent)).headers.get('location') ?? '';
  expect(await open.get(job)).toContain(`action="${job}/stop"`);
  expect((await open.request('/publish')).headers.get('location')).toBe(job);
  await expect.poll(() => signal?.aborted).toBe(false);
  await open.post(`${job}/stop`, {});
  expect(await follow(job)).toContain('You stopped the publication.');
  expect(signal?.aborted).toBe(true);
});

/** Reads the names and texts of a ZIP file from its central directory (APPNOTE 4.3.12). */
function zipEntries(zip: Buffer): [string, string][] {
  const entries: [string, string][] = [];
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1)) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    entries.push([name, String(zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes)]);
  }
  return entries;
}
