import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../scripts/commands/import.ts';
import { formatProfile, generateCorpus } from '../../scripts/tools/bench/corpus.ts';
import { commandEnvironment, runCommand } from '../scripts/run-command.ts';
import { profile } from './content.ts';
import { entriesBelow } from '../entries-below.ts';

const root = path.resolve(import.meta.dirname, '../..');
const script = path.join(root, 'scripts/commands/import.ts');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the import as npm does: in the folder of the project, after the user typed the command in the folder of the test. */
function run(args: string[]) {
  const env = { OFFPRINT_CONTENT: path.join(folder, 'content'), INIT_CWD: folder };
  return runCommand(main, args, { cwd: root, env });
}

function save(name: string, text: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), text);
  return name;
}

/** Returns the text of each file of the content. */
function contents(name = 'content'): Record<string, string> {
  const at = path.join(folder, name);
  if (!existsSync(at)) return {};
  return Object.fromEntries(
    entriesBelow(at)
      .filter((file) => statSync(path.join(at, file)).isFile())
      .sort()
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(at, file), 'utf8')]),
  );
}

const text = profile(
  'Ada Quill',
  [{ title: 'A Herd' }, { title: 'Sheep', authors: 'Zhaoxia, Deng et al.' }],
  '2papers',
);

test('changes no file and no modification time the second time, and reports that', async () => {
  await run([save('ada.txt', text)]);
  const before = contents();
  const { mtimeMs } = statSync(path.join(folder, 'content/papers/sheep.md'));
  const { code, stdout } = await run(['ada.txt']);
  expect(code).toBe(0);
  expect(stdout).toContain('2 papers found: 0 written, 0 merged, 2 unchanged, 0 unreadable.');
  expect(stdout).toContain('Nothing new: no file was changed.');
  expect(contents()).toEqual(before);
  expect(statSync(path.join(folder, 'content/papers/sheep.md')).mtimeMs).toBe(mtimeMs);
});

test('reads Windows line ends, a byte order mark and another encoding', async () => {
  await run([save('plain.txt', text), '--content', 'plain']);
  for (const [name, bytes] of [
    ['windows', `\uFEFF${text.replace(/\n/g, '\r\n')}`],
    ['utf16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['blanks', text.replace(/ /g, '\u00a0').replace(/\n/g, '  \n')],
  ] as const) {
    expect((await run([save(`${name}.txt`, bytes), '--content', name])).code).toBe(0);
    expect(contents(name)).toEqual(contents('plain'));
  }
});

test('writes to the folder of --content, else that of the environment', async () => {
  await run(['--content', 'lab/content', save('ada.txt', text)]);
  expect(Object.keys(contents('lab/content'))).toHaveLength(4);
  expect(contents()).toEqual({});
});

test('writes nothing with --dry-run, and prints the changes', async () => {
  const { code, stdout } = await run(['--dry-run', save('ada.txt', text)]);
  expect(code).toBe(0);
  expect(stdout).toContain('\n--- /dev/null\n+++ papers/sheep.md\n@@ -0,0 +1,10 @@\n+---\n+title: Sheep\n');
  expect(stdout).toContain('2 would be written');
  expect(contents()).toEqual({});
  await run(['ada.txt']);
  const again = await run(['--dry-run', save('ada.txt', text.replace('LGMay 1, 2020', 'LGMay 2, 2020'))]);
  expect(again.stdout).toMatch(/\n--- papers\/a-herd\.md\n\+\+\+ papers\/a-herd\.md\n@@ .* @@\n/);
  expect(again.stdout).toContain('\n-issued: "2020-05-01"\n+issued: "2020-05-02"\n');
});

test('prints the counts with --json', async () => {
  const { stdout, stderr } = await run([
    '--json',
    save('ada.txt', text),
    save('bo.txt', profile('Bo Chen', [{ title: 'A Herd', authors: 'Ada Quill, Bo Chen' }])),
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ read: 3, written: 2, merged: 1, unchanged: 0, reported: 0 });
  expect(stderr).toMatch(/^ada\.txt:18: .*\n$/);
  expect((await run(['--json', 'bo.txt'])).stderr).toBe('');
});

test('ignores files of other programs and unfinished files', async () => {
  mkdirSync(path.join(folder, 'content/papers'), { recursive: true });
  save('content/papers/.sheep.md.123.unfinished', '---\ntit');
  save('content/papers/.DS_Store', '\0');
  save('content/papers/README.txt', 'x');
  expect((await run([save('ada.txt', text)])).code).toBe(0);
  expect(Object.keys(contents())).toEqual([
    'authors/ada-quill.md',
    'imported.jsonl',
    'papers/.DS_Store',
    'papers/README.txt',
    'papers/a-herd.md',
    'papers/sheep.md',
  ]);
});

test(
  'works if only a few files may be open at the same time',
  { skip: process.platform === 'win32' },
  async () => {
    save('many.txt', formatProfile('Corpus Owner', generateCorpus(600)));
    await run(['many.txt']);
    const shell = `ulimit -n 128; exec "${process.execPath}" "${script}" --json many.txt`;
    const env = { ...commandEnvironment, OFFPRINT_CONTENT: path.join(folder, 'content'), INIT_CWD: folder };
    const stdout = execFileSync('sh', ['-c', shell], { cwd: root, env, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ read: 600, unchanged: 600 });
  },
);
