import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main as importMain } from '../../../scripts/commands/import.ts';
import { main as lintMain } from '../../../scripts/commands/lint-content.ts';
import { main as migrateMain } from '../../../scripts/commands/migrate.ts';
import type { Main } from '../../../scripts/setup/command.ts';
import { runCommand } from '../run-command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-systems-'));
  put('content/site.yaml', 'title: Lab\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

function run(main: Main, ...args: string[]) {
  return runCommand(main, args, {
    cwd: folder,
    env: { INIT_CWD: folder, OFFPRINT_CONTENT: path.join(folder, 'content') },
  });
}

function files(): Record<string, string> {
  const all = readdirSync(path.join(folder, 'content'), { recursive: true, withFileTypes: true });
  const names = all
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  return Object.fromEntries(
    names.sort().map((name) => [path.relative(folder, name), readFileSync(name, 'utf8')]),
  );
}

const toWindows = (text: string) => text.replace(/\r?\n/gu, '\r\n');

/** Gives all files of the content the line ends of Windows, as git does there without a `.gitattributes`. */
function checkOutOnWindows(): void {
  for (const [file, text] of Object.entries(files())) writeFileSync(path.join(folder, file), toWindows(text));
}

const sources = {
  'herds.bib': (volume: string) =>
    `@article{h, title = {On Herds}, author = {Quill, Ada and Chen, Bo}, journal = {Folds}, volume = {${volume}}, year = 2020,\n  abstract = {One.\n\nTwo.}, doi = {10.5555/herds}}\n`,
  'herds.ris': (volume: string) =>
    `TY  - JOUR\nTI  - On Herds\nAU  - Quill, Ada\nAU  - Chen, Bo\nJO  - Folds\nVL  - ${volume}\nPY  - 2020\nAB  - One.\nDO  - 10.5555/herds\nER  - \n`,
  'herds.json': (volume: string) =>
    JSON.stringify(
      [
        {
          type: 'article-journal',
          title: 'On Herds',
          author: [{ family: 'Quill', given: 'Ada' }],
          'container-title': 'Folds',
          volume,
          issued: { 'date-parts': [[2020]] },
          DOI: '10.5555/herds',
        },
      ],
      null,
      1,
    ),
};

describe('real records 35: content with the line ends of Windows', () => {
  test.each(Object.entries(sources))(
    '%s: an import changes nothing, then only what the source changed',
    async (name, text) => {
      put(name, text('1'));
      await run(importMain, name);
      checkOutOnWindows();
      put(name, toWindows(text('1')));
      const before = files();
      const again = await run(importMain, name);
      expect(again.stdout).toContain('Nothing new: no file was changed.');
      expect(files()).toEqual(before);
      put(name, toWindows(text('2')));
      const { code } = await run(importMain, name);
      expect(code).toBe(0);
      const paper = files()[path.join('content', 'papers', 'on-herds.md')] ?? '';
      expect(paper).toContain('volume: "2"\r\n');
      expect(paper.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    },
  );

  test('hand edits are kept, deleted papers stay deleted, and migrate and lint-content say the same', async () => {
    put(
      'a.bib',
      `${sources['herds.bib']('1')}@book{p, title = {On Packs}, author = {Ada Quill}, year = 2021}\n`,
    );
    await run(importMain, 'a.bib');
    rmSync(path.join(folder, 'content/papers/on-packs.md'));
    const paper = path.join(folder, 'content/papers/on-herds.md');
    writeFileSync(
      paper,
      readFileSync(paper, 'utf8').replace('containerTitle: Folds', 'containerTitle: Annals # by hand'),
    );
    const results = async () => {
      const [lint, migrated] = [await run(lintMain, '--json'), await run(migrateMain, '--dry-run')];
      return [lint.stdout, migrated.stdout];
    };
    const unix = await results();
    checkOutOnWindows();
    expect(await results()).toEqual(unix);
    await run(importMain, 'a.bib');
    expect(Object.keys(files()).filter((name) => name.includes('papers'))).toEqual([
      path.join('content', 'papers', 'on-herds.md'),
    ]);
    expect(readFileSync(paper, 'utf8')).toContain('containerTitle: Annals # by hand\r\n');
  });
});

describe('real records 35: names that differ in upper and lower case only', () => {
  test.each(['On-Herds.md', 'on-herds.MD', 'ON-HERDS.Md'])(
    'a file %s of the user is never overwritten, and is reported',
    async (name) => {
      put(`content/papers/${name}`, '---\ntitle: Mine\n---\n');
      put('herds.bib', sources['herds.bib']('1'));
      await run(importMain, 'herds.bib');
      const papers = readdirSync(path.join(folder, 'content/papers'));
      const lower = papers.map((each) => each.toLowerCase());
      expect(new Set(lower).size).toBe(papers.length);
      expect(readFileSync(path.join(folder, 'content/papers', name), 'utf8')).toBe('---\ntitle: Mine\n---\n');
      const { code, stdout } = await run(lintMain);
      expect(code).toBe(1);
      expect(stdout).toContain(`The file name "${name}" cannot be part of an address.`);
    },
  );

  test('files of a paper that Windows cannot store, or that differ in case only, are skipped with a reason', async () => {
    put('content/papers/herds.md', '---\ntitle: Herds\n---\n');
    const names = ['AUX.pdf', 'con.csv', 'lpt1.tar.gz', 'console.pdf', 'a.pdf', 'A.pdf', 'x.csv.'];
    for (const name of names) put(`content/papers/herds/${name}`, '%PDF-1.4');
    const { stdout } = await run(lintMain);
    const skipped = stdout.split('\n').filter((line) => line.includes('This file is skipped'));
    expect(skipped.map((line) => /herds\/([^:]*):/u.exec(line)?.[1]).sort()).toEqual(
      ['AUX.pdf', 'a.pdf', 'con.csv', 'lpt1.tar.gz', 'x.csv.'].sort(),
    );
  });

  test('a page About.MDX is reported, and titles that differ in case only get files of their own', async () => {
    put('content/pages/About.MDX', '---\ntitle: About\n---\n');
    put(
      'a.bib',
      '@book{a, title = {THE SWAN}, author = {A. B. See}, year = 1990}\n@book{b, title = {The swan}, author = {Eve Fox}, year = 2020}\n',
    );
    await run(importMain, 'a.bib');
    expect(readdirSync(path.join(folder, 'content/papers')).sort()).toEqual(['the-swan-2.md', 'the-swan.md']);
    expect((await run(lintMain)).stdout).toContain('The file name "About.MDX" cannot be part of an address.');
  });

  test.each(['Con', 'AUX', 'nul', 'COM1', 'Lpt9'])(
    'a paper "%s" and a person of that name get names that Windows allows',
    async (word) => {
      put('a.ris', `TY  - BOOK\nTI  - ${word}\nAU  - See, Abel\nPY  - 1990\nER  - \n`);
      put('b.bib', `@book{b, title = {${word}.}, author = {Eve Fox}, year = 2020}\n`);
      await run(importMain, 'a.ris', 'b.bib');
      const names = readdirSync(path.join(folder, 'content/papers')).sort();
      const id = `paper-${word.toLowerCase()}`;
      expect(names).toEqual([`${id}-2.md`, `${id}.md`]);
      put(`content/papers/${word.toLowerCase()}.md`, '---\ntitle: X\n---\n');
      expect((await run(lintMain)).stdout).toContain(
        `The file name "${word.toLowerCase()}.md" cannot be part of an address.`,
      );
    },
  );
});
