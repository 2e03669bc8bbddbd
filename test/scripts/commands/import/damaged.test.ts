import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../../scripts/commands/import.ts';
import { main as lint } from '../../../../scripts/commands/lint-content.ts';
import { runCommand } from '../../run-command.ts';

let folder = '';
let content = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-damaged-'));
  content = path.join(folder, 'content');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bib = `@article{quill20, title = {Folding Maps}, author = {Quill, Ada}, year = 2020, abstract = {We fold.}}
@article{quill21, title = {Bees in Winter}, author = {Quill, Ada}, year = 2021, abstract = {They sleep.}}
@article{quill22, title = {Counting Stars}, author = {Quill, Ada}, year = 2022, abstract = {We count.}}
`;
const ris = ['Folding Maps', 'Bees in Winter', 'Counting Stars']
  .map((title, index) => `TY  - JOUR\nTI  - ${title}\nAU  - Quill, Ada\nPY  - 202${index}\nER  - \n`)
  .join('\n');
const sources: [file: string, text: string][] = [
  ['a.bib', bib],
  ['a.ris', ris],
];

function importFile(file: string) {
  return runCommand(main, ['--content', content, file], { cwd: folder });
}

const state = () => readFileSync(path.join(content, 'imported.jsonl'), 'utf8');
const papers = () => readdirSync(path.join(content, 'papers')).sort();

async function lintLines(): Promise<string[]> {
  writeFileSync(path.join(content, 'site.yaml'), 'title: Lab\nurl: https://lab.example\n');
  const { stdout } = await runCommand(lint, ['--content', content, '--all', '--json'], { cwd: folder });
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line?: number }[] };
  return findings
    .filter(({ file }) => file.endsWith('imported.jsonl'))
    .map(({ line }) => `imported.jsonl:${line}`);
}

/** Returns the line of `imported.jsonl` about the paper that each test deletes, counted from 1. */
const deleted = (text: string) => text.split('\n').findIndex((line) => line.includes('bees-in-winter')) + 1;

const cut = (text: string, share: number) => {
  const lines = text.split('\n');
  const index = deleted(text) - 1;
  const line = lines[index] ?? '';
  return lines.with(index, line.slice(0, Math.round(line.length * share))).join('\n');
};

const damages: [name: string, damage: (text: string) => string | Buffer, line: (text: string) => number][] = [
  [
    'conflict marks of git',
    (text) => {
      const lines = text.split('\n');
      const index = deleted(text) - 1;
      return lines
        .toSpliced(index, 1, '<<<<<<< HEAD', lines[index] ?? '', '=======', lines[index] ?? '', '>>>>>>> b')
        .join('\n');
    },
    deleted,
  ],
  ['a line whose end is cut', (text) => cut(text, 0.9), deleted],
  ['a line whose second half is cut', (text) => cut(text, 0.5), deleted],
  ['a line cut within the name of its source', (text) => cut(text, 0.3), deleted],
  [
    'a line whose beginning is cut',
    (text) => text.replace(/^.*bees-in-winter\.md",("issued":"\d+",)?"sources/mu, 'ces'),
    (text) => deleted(text),
  ],
  [
    'two lines joined after a cut',
    (text) => text.replace(/(bees-in-winter.*"title")[^\n]*\n/u, '$1'),
    deleted,
  ],
  [
    'bytes that are not UTF-8',
    (text) => {
      const bytes = Buffer.from(text);
      return Buffer.from(
        bytes.fill(
          0xff,
          text.indexOf('"sources"', text.indexOf('bees')) + 2,
          text.indexOf('"sources"', text.indexOf('bees')) + 5,
        ),
      );
    },
    deleted,
  ],
  ['null bytes', (text) => text.replace('{"file":"papers/bees', '\0\0{"file":"papers/bees'), deleted],
  ['a byte order mark', (text) => `\uFEFF${text}`, () => 1],
  [
    'a byte order mark within',
    (text) => text.replace('{"file":"papers/bees', '\uFEFF{"file":"papers/bees'),
    deleted,
  ],
  [
    'lines of both branches',
    (text) => `${text}${text.split('\n')[deleted(text) - 1]?.replace('"issued":"2021",', '')}\n`,
    (text) => text.split('\n').length,
  ],
];

describe.each(sources)('real records 16: imported.jsonl of %s', (file, text) => {
  beforeEach(async () => {
    writeFileSync(path.join(folder, file), text);
    await importFile(file);
    rmSync(path.join(content, 'papers/bees-in-winter.md'));
    const before = state();
    await importFile(file);
    expect(state()).toBe(before);
  });

  test.each(damages)(
    'with %s is reported with its line, and a deleted paper stays deleted',
    async (_, damage, line) => {
      const before = state();
      writeFileSync(path.join(content, 'imported.jsonl'), damage(before));
      expect(await lintLines()).toContain(`imported.jsonl:${line(before)}`);
      const first = await importFile(file);
      expect(first.all).toMatch(new RegExp(`imported\\.jsonl:${line(before)}: `));
      expect(papers()).toEqual(['counting-stars.md', 'folding-maps.md']);
      // Later imports, also of changed sources, do not bring it back.
      writeFileSync(path.join(folder, file), text.replace('Counting Stars', 'Counting the Stars'));
      await importFile(file);
      expect(papers()).toEqual(['counting-stars.md', 'folding-maps.md']);
      expect(readFileSync(path.join(content, 'papers/counting-stars.md'), 'utf8')).toContain(
        'Counting the Stars',
      );
    },
  );

  test.each([
    ['Windows line ends', (all: string) => all.replaceAll('\n', '\r\n')],
    ['empty lines', (all: string) => all.replaceAll('\n', '\n\n')],
    ['another order of lines', (all: string) => all.trimEnd().split('\n').reverse().join('\n')],
  ])('with %s is not damaged', async (_, change) => {
    writeFileSync(path.join(content, 'imported.jsonl'), change(state()));
    expect(await lintLines()).toEqual([]);
    const { all } = await importFile(file);
    expect(all).not.toContain('imported.jsonl:');
    expect(papers()).toEqual(['counting-stars.md', 'folding-maps.md']);
  });

  test('that is empty is reported', async () => {
    writeFileSync(path.join(content, 'imported.jsonl'), '\n');
    expect(await lintLines()).toEqual(['imported.jsonl:1']);
    expect((await importFile(file)).all).toContain('imported.jsonl:1: The file is empty.');
  });

  test('of a newer version is not changed', async () => {
    const newer = state().replace('{"version":2}', '{"version":3}');
    writeFileSync(path.join(content, 'imported.jsonl'), newer);
    writeFileSync(path.join(folder, file), text.replace('Folding Maps', 'Unfolding Maps'));
    const { code, all } = await importFile(file);
    expect(code).toBe(2);
    expect(all).toContain(
      'imported.jsonl:1: The file was written by a newer version of Offprint (format 3).',
    );
    expect(state()).toBe(newer);
    expect(readFileSync(path.join(content, 'papers/folding-maps.md'), 'utf8')).toContain(
      'title: Folding Maps',
    );
  });

  test('of two branches with different values takes the values of the next import', async () => {
    const [one, other] = ['We fold twice.', 'We fold three times.'].map((abstract) =>
      text.includes('abstract')
        ? text.replace('We fold.', abstract)
        : text.replace('PY  - 2020', `PY  - 2020\nAB  - ${abstract}`),
    ) as [string, string];
    writeFileSync(path.join(folder, file), one);
    await importFile(file);
    const [ours, paper] = [state(), readFileSync(path.join(content, 'papers/folding-maps.md'), 'utf8')];
    writeFileSync(path.join(folder, file), other);
    await importFile(file);
    // Git kept the paper of one branch, and the lines of both.
    writeFileSync(path.join(content, 'papers/folding-maps.md'), paper);
    writeFileSync(path.join(content, 'imported.jsonl'), `${ours}${state()}`);
    const { all } = await importFile(file);
    expect(all).not.toContain('edited by hand');
    expect(readFileSync(path.join(content, 'papers/folding-maps.md'), 'utf8')).toContain(
      'We fold three times.',
    );
    expect((await importFile(file)).stdout).toContain('Nothing new: no file was changed.');
  });

  test('real records 29: names the fault of a renamed file whose name or bytes are not valid', async () => {
    const from = path.join(content, 'papers/folding-maps.md');
    renameSync(from, path.join(content, 'papers/My Maps.md'));
    const misnamed = await importFile(file);
    expect(misnamed.all).not.toMatch(/"Folding Maps" \(papers\/folding-maps\.md\) was deleted/);
    expect(misnamed.all).toContain('papers/My Maps.md');
    expect(misnamed.all).toContain('The file name "My Maps.md" cannot be part of an address.');
    // The other deleted paper is still reported as deleted.
    expect(misnamed.all).toMatch(/"Bees in Winter" \(papers\/bees-in-winter\.md\) was deleted/);
    rmSync(path.join(content, 'papers/My Maps.md'));
    writeFileSync(path.join(content, 'papers/maps.md'), Buffer.from([0x2d, 0xff, 0xfe, 0x41]));
    const unreadable = await importFile(file);
    expect(unreadable.all).toMatch(/papers\/maps\.md:1: The text is not UTF-8\./);
    expect(unreadable.all).not.toMatch(/"Folding Maps" .* was deleted/);
    mkdirSync(path.join(content, 'authors'), { recursive: true });
    expect(papers()).toEqual(['counting-stars.md', 'maps.md']);
  });
});
