import { spawn } from 'node:child_process';
import {
  chmodSync, existsSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync,
} from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../scripts/commands/import.ts';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { type CommandOptions, type CommandResult, commandEnvironment, runCommand } from '../run-command.ts';

const script = path.resolve(import.meta.dirname, '../../../scripts/commands/import.ts');
const sample = path.resolve(import.meta.dirname, '../../../content/profiles/dhruv-choudhary.txt');

let folder: string;
let content: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-import-'));
  content = path.join(folder, 'content');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Runs the import in the temporary folder. */
function run(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return runCommand(main, args, { cwd: folder, ...options });
}

/** Starts the import as a program. */
function start(...args: string[]) {
  return spawn(process.execPath, [script, '--content', content, ...args], {
    cwd: folder,
    env: commandEnvironment,
    stdio: 'ignore',
  });
}

function importText(text: string | Uint8Array, ...args: string[]): Promise<CommandResult> {
  return run(['--content', content, ...args, put('profile.txt', text)]);
}

function put(name: string, text: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

function counts({ stdout }: Pick<CommandResult, 'stdout'>): Record<string, number> {
  const { read, written, merged, unchanged, reported } = JSON.parse(stdout) as Record<string, number>;
  const sums = { read, written, merged, unchanged, reported } as Record<string, number>;
  expect(Object.values(sums).reduce((a, b) => a + b, 0)).toBe(2 * (read ?? NaN));
  return sums;
}

/** All files below a folder with their bytes. */
function snapshot(root = content): Record<string, string> {
  if (!existsSync(root)) return {};
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort()
      .map((name) => [name, readFileSync(path.join(root, name), 'utf8')]),
  );
}

function edit(name: string, change: (text: string) => string): void {
  const file = path.join(content, name);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

function paper(id: string) {
  const read = parsePaperFile(readFileSync(path.join(content, `papers/${id}.md`), 'utf8'), id, id);
  if (!('value' in read)) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

function author(id: string) {
  const read = parseAuthorFile(readFileSync(path.join(content, `authors/${id}.md`), 'utf8'), id, id);
  if (!('value' in read)) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

interface Source {
  title: string;
  head?: string;
  authors?: string;
  abstract?: string;
}

/** The text of a profile as such pages have it. */
function profile(
  papers: readonly Source[],
  { name = 'Ada Quill', metrics = ['h-index30', '16,780citations'] } = {},
): string {
  const entries = papers.map(
    ({
      title,
      head = 'LGAug 12, 2022',
      authors = `${name}, Bo Chen et al. · north-lab`,
      abstract = `We study ${title}.`,
    }) => [`${head}${head && '\n'}${title}`, authors, abstract].filter(Boolean).join('\n\n'),
  );
  return [name, ['LG', ...metrics].join('\n'), `${papers.length} Papers`, ...entries].join('\n\n');
}

const two = profile([
  { title: 'On Herds of Models', head: 'AIJul 31, 2024Code' },
  { title: 'Näive Gradients', abstract: 'See https://github.com/ada/gradients.\n\nSecond.' },
]);

function many(count: number, name = 'Ada Quill'): string {
  const papers = Array.from({ length: count }, (_, n) => ({
    title: `A Study of Subject Number ${n}`,
    head: `LGAug ${(n % 28) + 1}, ${2000 + (n % 25)}`,
    abstract: `Words about subject ${n}. `.repeat(20).trim(),
  }));
  return profile(papers, { name });
}

describe('a profile becomes files', () => {
  test('creates a missing content folder, writes the papers and the author, and prints the next step', async () => {
    const { code, all } = await importText(two);
    expect(code).toBe(0);
    expect(Object.keys(snapshot())).toEqual([
      'authors/ada-quill.md',
      'imported.jsonl',
      'papers/naive-gradients.md',
      'papers/on-herds-of-models.md',
    ]);
    expect(paper('on-herds-of-models')).toEqual({
      id: 'on-herds-of-models',
      title: 'On Herds of Models',
      type: 'article',
      author: ['Ada Quill', 'Bo Chen'],
      authorsTruncated: true,
      profiles: ['ada-quill'],
      issued: '2024-07-31',
      categories: ['AI'],
      affiliations: ['north-lab'],
      code: true,
      abstract: 'We study On Herds of Models.',
    });
    expect(paper('naive-gradients')).toMatchObject({
      title: 'Näive Gradients',
      code: 'https://github.com/ada/gradients',
      abstract: 'See https://github.com/ada/gradients.\n\nSecond.',
    });
    const asOf = new Date().toISOString().slice(0, 10);
    expect(author('ada-quill')).toEqual({
      id: 'ada-quill',
      name: 'Ada Quill',
      field: 'LG',
      metrics: [
        { label: 'h-index', value: 30, asOf },
        { label: 'citations', value: 16780, asOf },
      ],
    });
    expect(all).toMatch(/states 2 papers; all were found/);
    expect(all).toMatch(/2 papers found: 2 written, 0 merged, 0 unchanged/);
    expect(all).toMatch(/npm run build|npm start/);
  });

  test('the sample profile gives 16 papers of its owner, and one warning about a name in line 99', async () => {
    const { code, all } = await run(['--content', content, sample]);
    expect(code).toBe(0);
    const papers = readdirSync(path.join(content, 'papers'));
    expect(papers).toHaveLength(16);
    for (const name of papers) expect(paper(name.slice(0, -3)).profiles).toEqual(['dhruv-choudhary']);
    expect(all.split('\n').filter((line) => /\.txt:/.test(line))).toEqual([
      expect.stringMatching(/dhruv-choudhary\.txt:99: "Zhaoxia, Deng" .*\. .*\.$/),
    ]);
    expect(author('dhruv-choudhary').metrics?.map(({ label, value }) => [label, value])).toEqual([
      ['h-index', 30],
      ['papers', 16],
      ['citations', 16780],
      ['Novelty', '56%'],
      ['AI Score', 39],
    ]);
  });

  test('reads standard input for -, and writes to the folder of OFFPRINT_CONTENT', async () => {
    const ended = await run(['-', '--json'], { input: two, env: { OFFPRINT_CONTENT: content } });
    expect(ended.code).toBe(0);
    expect(counts(ended)).toEqual({ read: 2, written: 2, merged: 0, unchanged: 0, reported: 0 });
    expect(Object.keys(snapshot())).toHaveLength(4);
  });

  test('--dry-run prints the changes and writes nothing, not even the folder', async () => {
    const { code, all } = await importText(two, '--dry-run');
    expect(code).toBe(0);
    expect(all).toMatch(/papers\/on-herds-of-models\.md/);
    expect(all).toMatch(/would be written/);
    expect(existsSync(content)).toBe(false);
  });

  test('reports that the profile declares another number of papers', async () => {
    const { code, all } = await importText(two.replace('2 Papers', '5 Papers'));
    expect(code).toBe(0);
    expect(all).toMatch(/states 5 papers, but 2 were found/);
  });

  test.each([
    ['Windows line ends', (text: string) => text.replace(/\n/g, '\r\n')],
    ['old Mac line ends', (text: string) => text.replace(/\n/g, '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    [
      'UTF-16 with its bytes in the other order',
      (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    ],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['no-break spaces', (text: string) => text.replace(/ /g, '\u00a0')],
    ['trailing blanks', (text: string) => text.replace(/\n/g, ' \t\u00a0\n')],
    ['doubled empty lines', (text: string) => text.replace(/\n\n/g, '\n\n\n\n')],
    ['a line end at the end', (text: string) => `${text}\n\n\n`],
  ])('%s do not change the result', async (_, change) => {
    await importText(two);
    const expected = snapshot();
    rmSync(content, { recursive: true });
    expect((await importText(change(two))).code).toBe(0);
    expect(snapshot()).toEqual(expected);
  });

  test('reads Latin-1, with a warning', async () => {
    const { code, all } = await importText(Buffer.from(two, 'latin1'));
    expect(code).toBe(0);
    expect(all).toMatch(/not in UTF-8/);
    expect(paper('naive-gradients').title).toBe('Näive Gradients');
  });

  test('warns of a missing author line and a missing abstract; metrics are optional', async () => {
    const { code, all } = await importText(
      'Ada Quill\n\n2 Papers\n\nLGAug 12, 2022\nOn Herds\n\nWe study herds of models, at length and in depth.\n\nLGAug 13, 2022\nOn Flocks\n\nAda Quill\n',
    );
    expect(code).toBe(0);
    expect(all).toMatch(/profile\.txt:6: "On Herds" has no authors\./);
    expect(all).toMatch(/profile\.txt:11: "On Flocks" has no abstract\./);
    expect(paper('on-herds')).toMatchObject({
      abstract: 'We study herds of models, at length and in depth.',
    });
    expect(author('ada-quill').metrics).toBeUndefined();
  });

  test('titles without Latin letters, and titles that differ only in case, get separate files', async () => {
    const titles = ['???', '深度学习', 'Deep Learning', 'deep learning', 'DEEP LEARNING'];
    const heads = ['2010', '2012', '2014', '2016', '2018'].map((year) => `LGAug 12, ${year}`);
    const ended = await importText(
      profile(titles.map((title, n) => ({ title, head: heads[n] ?? '' }))),
      '--json',
    );
    expect(counts(ended)).toMatchObject({ read: 5, written: 5 });
    const names = readdirSync(path.join(content, 'papers'));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,99}\.md$/);
  });

  test('reports, with their lines, a colon as an author and an owner who is not among the authors', async () => {
    const { code, all } = await importText(profile([{ title: 'On Herds', authors: 'Bo Chen, :, Cy Dee' }]));
    expect(code).toBe(0);
    expect(all).toMatch(/profile\.txt:12: ":" is not a name\./);
    expect(all).toMatch(/profile\.txt:12: Ada Quill is not among the authors/);
    expect(paper('on-herds').author).toEqual(['Bo Chen', ':', 'Cy Dee']);
  });
});

describe('input that cannot be imported', () => {
  test('a record with an invalid date is imported without it and reported; the exit code is 1', async () => {
    const text = profile([
      { title: 'On Herds' },
      { title: 'On Flocks', head: 'LGJly 12, 2022' },
      { title: 'On Packs' },
    ]);
    const ended = await importText(text, '--json');
    expect(ended.code).toBe(1);
    expect(counts(ended)).toMatchObject({ read: 3, written: 3 });
    expect(ended.stderr).toMatch(
      /profile\.txt:16: No date found in "LGJly 12, 2022" above "On Flocks"\. Add a line such as/,
    );
    expect(paper('on-flocks')).not.toHaveProperty('issued');
    expect(paper('on-herds').abstract).toBe('We study On Herds.');
  });

  test('a record without a title is counted as reported; the exit code is 1', async () => {
    const text = profile([{ title: 'On Herds' }, { title: 'On Packs' }])
      .replace('On Packs\n', '\n')
      .replace('We study On Packs.', '');
    const ended = await importText(text, '--json');
    expect(ended.code).toBe(1);
    expect(counts(ended)).toMatchObject({ read: 2, written: 1, reported: 1 });
    expect(ended.stderr).toMatch(/profile\.txt:16: The title is missing; it was expected on the next line\./);
  });

  test.each([
    ['an empty file', ''],
    ['blanks and line ends only', ' \n\n\t\u00a0\n'],
    ['a byte order mark only', '\uFEFF'],
    ['a binary file', Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 7919) % 256))],
    ['a PNG', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5000, 1)])],
    ['zeros', Buffer.alloc(100_000)],
    ['prose', 'This is a letter.\n\nIt has no papers.\n'],
    ['a header without papers', 'Ada Quill\n\nLG\nh-index30\n\n0 Papers\n'],
    ['one line of ten million characters', 'x'.repeat(10_000_000)],
    ['one line of three million words', 'Herd 1, '.repeat(3_000_000)],
  ])('%s: nothing is written, and the exit code is 2', async (_, text) => {
    const { code, stdout, stderr } = await importText(text);
    expect(code).toBe(2);
    expect(stderr).toMatch(/profile\.txt(:\d+)?: .+\. .+\.\n/);
    expect(stdout).toBe('');
    expect(existsSync(content)).toBe(false);
  });

  test('refuses a file of 100 MB without reading all of it', async () => {
    const file = path.join(folder, 'large.txt');
    ftruncateSync(openSync(file, 'w'), 100 * 1024 * 1024);
    const start = performance.now();
    const { code, stderr } = await run(['--content', content, file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/large\.txt: .*MB.*Split it/);
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  test.skipIf(process.platform === 'win32')('stops reading an endless file', async () => {
    const { code, stderr } = await run(['--content', content, '/dev/zero']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^\/dev\/zero: The file is larger than \d+ MB\./);
  });

  test('reports a missing file and a file without papers, imports the other file, and ends with 1', async () => {
    const good = put('good.txt', two);
    const [missing, prose] = [path.join(folder, 'missing.txt'), put('prose.txt', 'This is a letter.\n')];
    for (const [bad, message] of [
      [missing, 'The file cannot be read: there is no such file.'],
      [prose, 'No papers were found in this file.'],
    ] as const) {
      rmSync(content, { recursive: true, force: true });
      const { code, stdout } = await run(['--content', content, bad, good]);
      expect(code).toBe(1);
      expect(stdout).toContain(`${bad}: ${message}`);
      expect(stdout).toContain('2 papers found: 2 written');
      expect(Object.keys(snapshot())).toHaveLength(4);
    }
  });

  test('reports each file if none of them has papers, writes nothing, and ends with 2', async () => {
    const [missing, prose] = [path.join(folder, 'missing.txt'), put('prose.txt', 'This is a letter.\n')];
    const { code, stdout, stderr } = await run(['--content', content, '--json', missing, prose]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /missing\.txt: The file cannot be read.*\n.*prose\.txt: No papers .*\nNothing was imported\. Fix the problems above, then run the import again\.\n$/,
    );
    expect(JSON.parse(stdout)).toMatchObject({
      read: 0,
      writes: [],
      diagnostics: [
        { severity: 'error', file: missing },
        { severity: 'error', file: prose },
      ],
    });
    expect(existsSync(content)).toBe(false);
  });

  test.each([
    [[]],
    [['--nonsense', 'a.txt']],
    [['--content']],
    [['--json']],
    [['--content', '', 'a.txt']],
    [['a.txt', '']],
  ])('refuses the arguments %j with code 2', async (args) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Usage: npm run import -- /);
  });

  test('refuses a content folder that is a file', async () => {
    writeFileSync(content, 'a file');
    const { code, stderr } = await importText(two);
    expect(code).toBe(2);
    expect(stderr).toMatch(/content.*: .+\. .+\.\n/);
    expect(readFileSync(content, 'utf8')).toBe('a file');
  });

  test.skipIf(process.getuid?.() === 0)('explains that a folder is not writable', async () => {
    mkdirSync(path.join(content, 'papers'), { recursive: true });
    chmodSync(path.join(content, 'papers'), 0o500);
    const { code, stderr } = await importText(two);
    chmodSync(path.join(content, 'papers'), 0o700);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /papers.*: The file could not be written: permission denied\. Make the file or folder writable .*\.\n$/,
    );
  });
});

test('a folder with the name of a new paper file is reported and kept; the other papers are imported', async () => {
  mkdirSync(path.join(content, 'papers/on-herds-of-models.md'), { recursive: true });
  const { code, all } = await importText(two);
  expect(code).toBe(0);
  expect(all).toMatch(/on-herds-of-models\.md exists but is not valid; it was not changed\. /);
  expect(readdirSync(path.join(content, 'papers'))).toContain('naive-gradients.md');
  expect(readdirSync(path.join(content, 'papers/on-herds-of-models.md'))).toEqual([]);
});

describe('folders', () => {
  const bib = (title: string) => `@article{x, title = {${title}}, author = {Ada Quill}, year = 2020}\n`;

  test('imports several folders and files together; one note per folder counts the files that are not bibliographies', async () => {
    mkdirSync(path.join(folder, 'lab/deep'), { recursive: true });
    mkdirSync(path.join(folder, 'lab/.git'));
    mkdirSync(path.join(folder, 'more'));
    put('lab/deep/herds.bib', bib('On Herds'));
    put('lab/.git/packs.bib', bib('On Packs'));
    put('lab/README.md', '# Our bibliographies\n');
    put('lab/herds.pdf', Buffer.alloc(5000));
    put('lab/photo', Buffer.alloc(5000));
    put('more/profile.txt', two);
    put('flocks.bib', bib('On Flocks'));
    const { code, all } = await run(['--content', content, 'lab/', 'more', 'flocks.bib']);
    expect(code).toBe(0);
    expect(all).toContain(
      'lab/: Skipped 4 files that are not bibliographies (.git, herds.pdf, README.md, photo). To import one of them',
    );
    expect(all).toContain('4 papers found: 4 written');
    expect(Object.keys(snapshot()).filter((name) => name.startsWith('papers/'))).toEqual([
      'papers/naive-gradients.md', 'papers/on-flocks.md', 'papers/on-herds-of-models.md', 'papers/on-herds.md',
    ]); // prettier-ignore
    const before = snapshot();
    expect((await run(['--content', content, 'flocks.bib', 'more', 'lab'])).all).toContain('Nothing new');
    expect(snapshot()).toEqual(before);
  });

  test('an empty file among good ones is reported; the others are imported, and the exit code is 1', async () => {
    mkdirSync(path.join(folder, 'lab'));
    put('lab/a.bib', bib('On Herds'));
    put('lab/b.bib', '');
    put('lab/c.bib', bib('On Flocks'));
    const ended = await run(['--content', content, '--json', 'lab']);
    expect(ended.code).toBe(1);
    expect(counts(ended)).toMatchObject({ read: 2, written: 2 });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      dryRun: false,
      writes: [
        { file: 'papers/on-herds.md', kind: 'new' },
        { file: 'papers/on-flocks.md', kind: 'new' },
        { file: 'imported.jsonl', kind: 'new' },
      ],
      diagnostics: [{ severity: 'error', file: 'lab/b.bib', message: 'The file is empty.' }],
    });
  });

  test('an empty folder, and one without bibliographies, end with 2', async () => {
    mkdirSync(path.join(folder, 'lab'));
    const empty = await run(['--content', content, 'lab']);
    expect([empty.code, empty.stderr]).toEqual([
      2,
      'lab: The folder is empty. Put the bibliographies into this folder, or name another folder.\nNothing was imported. Fix the problems above, then run the import again.\n',
    ]);
    put('lab/README.md', 'Nothing here.\n');
    const { code, stderr } = await run(['--content', content, 'lab']);
    expect(code).toBe(2);
    expect(stderr).toContain('lab: Skipped 1 file that is not a bibliography (README.md).');
    expect(existsSync(content)).toBe(false);
  });
});

test('--help lists every option and does nothing else', async () => {
  for (const help of ['--help', '-h']) {
    const { code, stdout } = await run([help, put('profile.txt', two)], {
      env: { OFFPRINT_CONTENT: content },
    });
    expect(code).toBe(0);
    for (const option of ['--doi', '--arxiv', '--dry-run', '--full', '--json', '--content', '--format'])
      expect(stdout).toContain(`\n  ${option} `);
  }
  expect(existsSync(content)).toBe(false);
});

test('after an import into another folder, the next step names that folder', async () => {
  const inside = path.relative(process.cwd(), path.join(folder, 'elsewhere'));
  // A folder that is far away from the project is named by its whole path.
  const elsewhere = inside.startsWith('../..') ? path.join(folder, 'elsewhere') : inside;
  const other = (await run(['--content', 'elsewhere', put('profile.txt', two)])).stdout;
  const command =
    process.platform === 'win32'
      ? `set "OFFPRINT_CONTENT=${elsewhere}" && `
      : `OFFPRINT_CONTENT=${elsewhere} `;
  expect(other).toContain(
    `\nNext: run ${command}npm start to see the site, or ${command}npm run build to build it.`,
  );
  const own = (await run([put('profile.txt', two)], { env: { OFFPRINT_CONTENT: content } })).stdout;
  expect(own).toContain('\nNext: run npm start to see the site, or npm run build to build it.');
});

test('a dry run has colours with FORCE_COLOR, and none in a file', async () => {
  const shown = async (env: NodeJS.ProcessEnv) =>
    (await run(['--content', content, '--dry-run', put('profile.txt', two)], { env })).stdout;
  expect(await shown({ FORCE_COLOR: '1' })).toContain('\u001b[32m+title: On Herds of Models\u001b[0m\n');
  for (const env of [{}, { FORCE_COLOR: '0' }, { NO_COLOR: '1' }])
    expect(await shown(env)).not.toContain('\u001b');
});

describe('a second import of the same text', () => {
  test('changes no file, and reports that', async () => {
    await importText(two);
    const [before, times] = [snapshot(), statSync(path.join(content, 'imported.jsonl')).mtimeMs];
    const ended = await importText(two);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/0 written, 0 merged, 2 unchanged/);
    expect(ended.stdout).toMatch(/Nothing new/);
    expect(snapshot()).toEqual(before);
    expect(statSync(path.join(content, 'imported.jsonl')).mtimeMs).toBe(times);
  });

  const herd = 'papers/on-herds-of-models.md';
  const edits: [string, string, (text: string) => string][] = [
    ['a title that was corrected', herd, (text) => text.replace('On Herds of Models', 'On Herds of Large Models')],
    ['an author who was added', herd, (text) => text.replace('  - Bo Chen\n', '  - Bo Chen\n  - Cy Dee\n')],
    ['authors who are complete now', herd, (text) => text.replace('authorsTruncated: true\n', '')],
    ['a date', herd, (text) => text.replace('2024-07-31', '2019')],
    ['a category that was taken out', herd, (text) => text.replace('categories: [AI]\n', '')],
    ['a key that no source has', herd, (text) => text.replace('issued:', 'containerTitle: Farm Press\nissued:')],
    ['the address of the code', herd, (text) => text.replace('code: true', 'code: https://github.com/ada/herds')],
    ['an abstract', herd, (text) => text.replace('We study', 'We do not study')],
    ['an abstract that was taken out', herd, (text) => text.replace('We study On Herds of Models.\n', '')],
    ['a comment', herd, (text) => text.replace('type: article', '# a preprint\ntype: article  # still')],
    ['other quotes and order', herd, (text) => text.replace('type: article\n', '').replace('code: true', "type: 'article'\ncode: true")],
    ['a member who was taken out', herd, (text) => text.replace('profiles: [ada-quill]\n', '')],
    ['Windows line ends', herd, (text) => text.replace(/\n/g, '\r\n')],
    ['YAML that cannot be read', herd, (text) => text.replace('type: article', 'type: [')],
    ['an empty file', herd, () => ''],
    ['the name of the person', 'authors/ada-quill.md', (text) => text.replace('name: Ada Quill', 'name: Ada B. Quill')],
    ['a metric', 'authors/ada-quill.md', (text) => text.replace('value: 30', 'value: 31')],
    ['the date of a metric', 'authors/ada-quill.md', (text) => text.replace(/asOf: "\d+-\d\d-\d\d"/, 'asOf: "2020"')],
    ['a metric that was taken out', 'authors/ada-quill.md', (text) => text.replace(/ {2}- .*h-index.*\n/, '')],
    ['a biography', 'authors/ada-quill.md', (text) => `${text}Ada herds models.\n`],
    ['a role', 'authors/ada-quill.md', (text) => text.replace('field: LG', 'role: Professor\nfield: LG')],
  ]; // prettier-ignore
  test.each(edits)('keeps an edit by hand: %s', async (_, name, change) => {
    await importText(two);
    edit(name, change);
    const before = snapshot();
    const ended = await importText(two, '--json');
    expect(ended.code).toBe(0);
    expect(counts(ended)).toEqual({ read: 2, written: 0, merged: 0, unchanged: 2, reported: 0 });
    expect(snapshot()).toEqual(before);
  });

  test('reports a paper that was edited by hand, once', async () => {
    await importText(two);
    edit(herd, (text) => text.replace('On Herds of Models', 'On Herds'));
    const { all } = await importText(two);
    expect(all.split('\n').filter((line) => line.includes('edited by hand'))).toEqual([
      expect.stringMatching(/profile\.txt:\d+: .*papers\/on-herds-of-models\.md/),
    ]);
  });

  test('a deleted paper and a deleted author stay deleted', async () => {
    await importText(two);
    rmSync(path.join(content, herd));
    rmSync(path.join(content, 'authors/ada-quill.md'));
    const before = snapshot();
    const ended = await importText(two);
    expect(ended.code).toBe(0);
    expect(ended.all).toMatch(/deleted by hand .*not created again/);
    expect(snapshot()).toEqual(before);
  });

  test('a paper written by hand before the first import keeps its text, and is reported', async () => {
    mkdirSync(path.join(content, 'papers'), { recursive: true });
    const mine = '---\ntitle: On Herds of Models\n---\nMy own words.\n';
    writeFileSync(path.join(content, herd), mine);
    const first = await importText(two, '--json');
    expect(counts(first)).toMatchObject({ read: 2, written: 1 });
    expect(first.stderr).toMatch(
      /papers\/on-herds-of-models\.md was not created by an import and differs .*The values in the file were kept/,
    );
    const filled = readFileSync(path.join(content, herd), 'utf8');
    expect(filled).toMatch(
      /^---\ntitle: On Herds of Models\n(?:.+\n)*issued: .*\n(?:.+\n)*---\nMy own words\.\n$/,
    );
    await importText(two);
    expect(readFileSync(path.join(content, herd), 'utf8')).toBe(filled);
  });

  test('does not overwrite a file whose name differs only in case', async () => {
    mkdirSync(path.join(content, 'papers'), { recursive: true });
    writeFileSync(path.join(content, 'papers/On-Herds-of-Models.md'), 'My own words.\n');
    const { code, all } = await importText(two);
    expect(code).toBe(0);
    expect(all).toMatch(/papers\/On-Herds-of-Models\.md exists but is not valid/);
    expect(Object.keys(snapshot()).filter((name) => /herds/i.test(name))).toEqual([
      'papers/On-Herds-of-Models.md',
    ]);
  });

  test('applies changes of the source and keeps edits by hand in the same file', async () => {
    await importText(two);
    edit(herd, (text) =>
      text
        .replace('type: article', 'type: report # really')
        .replace('issued: "2024-07-31"', 'issued: "2025"'),
    );
    const ended = await importText(
      two.replace('We study On Herds', 'We studied On Herds').replace('16,780', '16,800'),
      '--json',
    );
    expect(counts(ended)).toMatchObject({ merged: 1, unchanged: 1 });
    expect(paper('on-herds-of-models')).toMatchObject({
      type: 'report',
      issued: '2025',
      abstract: 'We studied On Herds of Models.',
    });
    expect(readFileSync(path.join(content, herd), 'utf8')).toContain('type: report # really\n');
    expect(author('ada-quill').metrics?.[1]).toMatchObject({ label: 'citations', value: 16800 });
  });

  test('an unchanged metric keeps its date, a changed one gets the date of today', async () => {
    await importText(two);
    edit('authors/ada-quill.md', (text) => text.replace(/\d{4}-\d\d-\d\d/g, '2020-01-02'));
    await importText(two.replace('16,780', '16,800'));
    expect(author('ada-quill').metrics).toEqual([
      { label: 'h-index', value: 30, asOf: '2020-01-02' },
      { label: 'citations', value: 16800, asOf: new Date().toISOString().slice(0, 10) },
    ]);
  });

  test('papers in another order keep their files, even with the same title', async () => {
    const papers = ['2010', '2014', '2018'].map((year) => ({
      title: 'Overview',
      head: `LGMay 2, ${year}`,
      abstract: `Of ${year}.`,
    }));
    await importText(profile(papers));
    const before = snapshot();
    expect(Object.keys(before)).toContain('papers/overview-3.md');
    const ended = await importText(profile(papers.toReversed()), '--json');
    expect(counts(ended)).toMatchObject({ unchanged: 3 });
    expect(snapshot()).toEqual(before);
  });
});

describe('two profiles', () => {
  const shared = { title: 'On Herds', authors: 'Bo Chen, Cy Dee, Di Foo et al.' };
  const ada = profile([shared, { title: 'On Flocks' }]);
  const zoe = profile([{ ...shared, abstract: 'We study herds, and more.' }, { title: 'On Packs' }], {
    name: 'Zoe Quill',
  });

  test('give the same files in either order, together or one after the other', async () => {
    const [one, other] = [put('ada.txt', ada), put('zoe.txt', zoe)];
    const results: Record<string, string>[] = [];
    for (const runs of [[[one, other]], [[other, one]], [[one], [other]], [[other], [one]]]) {
      rmSync(content, { recursive: true, force: true });
      for (const files of runs) expect((await run(['--content', content, ...files])).code).toBe(0);
      results.push(snapshot());
    }
    expect(Object.keys(results[0] ?? {})).toHaveLength(6);
    expect(paper('on-herds').profiles).toEqual(['ada-quill', 'zoe-quill']);
    for (const result of results.slice(1)) expect(result).toEqual(results[0]);
  });

  test('with a shared paper count it as read twice and merged once', async () => {
    const ended = await run(['--content', content, '--json', put('ada.txt', ada), put('zoe.txt', zoe)]);
    expect(counts(ended)).toEqual({ read: 4, written: 3, merged: 1, unchanged: 0, reported: 0 });
  });

  test('in one file are both read', async () => {
    const ended = await importText(`${ada}\n\n${zoe}`, '--json');
    expect(counts(ended)).toEqual({ read: 4, written: 3, merged: 1, unchanged: 0, reported: 0 });
    expect(paper('on-packs').profiles).toEqual(['zoe-quill']);
    expect(paper('on-flocks').profiles).toEqual(['ada-quill']);
  });

  test('add a member to an existing paper and keep its edits by hand', async () => {
    await run(['--content', content, put('ada.txt', ada)]);
    edit('papers/on-herds.md', (text) => text.replace('title: On Herds', 'title: On Great Herds # mine'));
    await run(['--content', content, put('zoe.txt', zoe)]);
    expect(paper('on-herds')).toMatchObject({
      title: 'On Great Herds',
      profiles: ['ada-quill', 'zoe-quill'],
    });
    expect(readFileSync(path.join(content, 'papers/on-herds.md'), 'utf8')).toContain('On Great Herds # mine');
  });
});

describe('an import that is killed or not alone', () => {
  test(
    'leaves only complete files, and the next import completes the work',
    { timeout: 120_000 },
    async () => {
      const file = put('many.txt', many(1200));
      const undisturbed = path.join(folder, 'undisturbed');
      expect((await run(['--content', undisturbed, file])).code).toBe(0);
      const whole = snapshot(undisturbed);
      for (const atLeast of [1, 200, 600]) {
        await killOnceWritten(file, atLeast);
        for (const [name, text] of Object.entries(snapshot())) {
          if (!path.basename(name).startsWith('.')) expect(text).toBe(whole[name]);
        }
      }
      const left = Object.keys(snapshot()).length;
      expect(left).toBeGreaterThan(500);
      const ended = await run(['--content', content, '--json', file]);
      expect(ended.code).toBe(0);
      expect(ended.stderr.trim()).toBe('');
      expect(snapshot()).toEqual(whole);
    },
  );

  async function killOnceWritten(file: string, atLeast: number): Promise<void> {
    const papers = path.join(content, 'papers');
    const child = start(file);
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    while (child.exitCode === null && (!existsSync(papers) || readdirSync(papers).length < atLeast)) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
  }

  test(
    'two imports at the same time give the same files as one after the other',
    { timeout: 60_000 },
    async () => {
      const files = [put('ada.txt', many(300)), put('zoe.txt', many(300, 'Zoe Quill'))];
      const codes = await Promise.all(
        files.map((file) => new Promise((resolve) => start(file).once('exit', resolve))),
      );
      expect(codes).toEqual([0, 0]);
      const together = snapshot();
      rmSync(content, { recursive: true });
      await run(['--content', content, ...files]);
      expect(together).toEqual(snapshot());
    },
  );
});
