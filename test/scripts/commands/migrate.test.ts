import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/migrate.ts';
import { root } from '../../../scripts/setup/process.ts';
import { runCommand } from '../run-command.ts';

const old = '---\ntitle: X\nvenue: Folds # the journal\ndate: 2019-05-01\n---\nText.\n';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-migrate-'));
  for (const name of ['papers', 'authors', 'news']) mkdirSync(path.join(folder, name));
  write('papers/x.md', old);
  write('papers/right.md', '---\ntitle: Right\n---\n');
  write('news/moved.md', '---\ntitle: We moved\ndate: 1 May 2020\n---\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

function migrate(...args: string[]) {
  return runCommand(main, args, { cwd: root, env: { INIT_CWD: folder, OFFPRINT_CONTENT: folder } });
}

test('updates every file, lists the changes in each, and has nothing to do a second time', async () => {
  const { code, stdout } = await migrate();
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining('x.md: venue renamed to containerTitle, date renamed to issued\n'),
  ]);
  expect(stdout).toContain('2 files updated, 1 unchanged.');
  expect(read('papers/x.md')).toBe(
    '---\ntitle: X\ncontainerTitle: Folds # the journal\nissued: 2019-05-01\n---\nText.\n',
  );
  expect(read('news/moved.md')).toContain('date: "2020-05-01"');
  expect((await migrate()).stdout).toContain('0 files updated, 3 unchanged.');
});

test('prints a diff and writes nothing with --dry-run', async () => {
  const { code, stdout } = await migrate('--dry-run');
  expect(code).toBe(0);
  expect(stdout).toContain('\n-venue: Folds # the journal\n');
  expect(stdout).toContain('\n+containerTitle: Folds # the journal\n');
  expect(stdout).toContain('Nothing was written.');
  expect(read('papers/x.md')).toBe(old);
});

test('reports, with its line, a change to make by hand, and makes the others', async () => {
  write('papers/y.md', '---\ntitle: Y\nyear: 2019\nissued: 2020\n---\n');
  const { code, stdout, stderr } = await migrate();
  expect(code).toBe(1);
  expect(stderr).toContain('y.md:3: "year" and "issued" have the same meaning. Keep only "issued".');
  expect(stdout).toContain('1 file needs manual changes (listed above).');
  expect(read('papers/x.md')).not.toBe(old);
});

test('renames files whose names cannot be part of an address, unless the new name exists', async () => {
  mkdirSync(path.join(folder, 'papers/Slow Folding'));
  write('papers/Slow Folding/index.md', '---\ntitle: Slow\n---\n');
  write('papers/Slow Folding/slow.pdf', 'not a text');
  write('papers/05-ICML-2020.md', '---\ntitle: Fast\nvenue: ICML\n---\n');
  write('papers/Right.md', '---\ntitle: Another\n---\n');
  const latin = Buffer.from('---\ntitle: Caf\xe9\n---\n', 'latin1');
  writeFileSync(path.join(folder, 'papers/cafe.md'), latin);
  write('papers/Cafe.md', '---\ntitle: Tea\n---\n');
  const { code, stdout, stderr } = await migrate();
  expect(code).toBe(1);
  expect(stdout).toContain(
    '05-ICML-2020.md: renamed to papers/05-icml-2020.md, venue renamed to containerTitle',
  );
  expect(stderr).toContain(
    'Right.md: The file cannot be renamed to papers/right.md, because a file with that name exists.',
  );
  expect(read('papers/slow-folding.md')).toBe('---\ntitle: Slow\n---\n');
  expect(read('papers/05-icml-2020.md')).toContain('containerTitle: ICML');
  expect(read('papers/right.md')).toContain('title: Right');
  expect(readFileSync(path.join(folder, 'papers/cafe.md')).equals(latin)).toBe(true);
  expect(read('papers/Cafe.md')).toContain('title: Tea');
  expect(readdirSync(path.join(folder, 'papers')).sort()).toEqual(
    [
      '05-icml-2020.md',
      'Cafe.md',
      'Right.md',
      'cafe.md',
      'Slow Folding',
      'right.md',
      'slow-folding',
      'slow-folding.md',
      'x.md',
    ].sort(),
  );
  expect(readdirSync(path.join(folder, 'papers/slow-folding'))).toEqual(['slow.pdf']);
});

test('refuses an unknown option, and an option that npm did not pass on', async () => {
  expect((await migrate('--dry')).code).toBe(2);
  const env = { OFFPRINT_CONTENT: folder, npm_config_dry_run: 'true' };
  const { code, stderr } = await runCommand(main, [], { cwd: root, env });
  expect([code, stderr]).toEqual([2, expect.stringContaining('npm did not pass on the option "--dry-run".')]);
  expect(read('papers/x.md')).toBe(old);
});

test('reports a file in another encoding and does not change it', async () => {
  const latin = Buffer.from('---\ntitle: Zoë\nvenue: Folds\n---\n', 'latin1');
  for (const name of ['latin', 'Latin Too']) writeFileSync(path.join(folder, `papers/${name}.md`), latin);
  const { code, stderr } = await migrate();
  expect([code, stderr.match(/The text is not UTF-8/g)?.length]).toEqual([1, 2]);
  for (const name of ['latin', 'Latin Too'])
    expect(readFileSync(path.join(folder, `papers/${name}.md`))).toEqual(latin);
});
