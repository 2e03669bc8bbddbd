import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../../scripts/commands/import.ts';
import { parsePaperFile } from '../../../../src/files/paper-file.ts';
import { runCommand } from '../../run-command.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-names-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Imports a text. Returns the papers of the content and the output of the command. */
async function importText(name: string, text: string) {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  const { all } = await runCommand(main, ['--content', 'content', file], { cwd: folder });
  const papers = path.join(folder, 'content/papers');
  return {
    all,
    papers: readdirSync(papers).map((each) => {
      const read = parsePaperFile(readFileSync(path.join(papers, each), 'utf8'), each, each);
      if (!('value' in read)) throw new Error(`${each} has errors.`);
      return read.value;
    }),
  };
}

describe('real records 6: marks on names in the import', () => {
  test.each([
    [
      'lab.bib',
      '@article{k, title = {T}, author = {Roe*, Jane and \\textbf{Quill*, Ada} and Chen$^\\dagger$, Bo}, annotation = {† Corresponding author}}',
    ],
    [
      'lab.ris',
      'TY  - JOUR\nTI  - T\nAU  - Roe*, Jane\nAU  - **Quill, Ada** *\nAU  - Chen†, Bo\nN1  - † Corresponding author\nER  - \n',
    ],
  ])('become keys of the paper, once and for all: %s', async (name, text) => {
    const { papers, all } = await importText(name, text);
    expect(papers).toMatchObject([
      {
        author: ['Jane Roe', 'Ada Quill', 'Bo Chen'],
        equalContribution: ['Jane Roe', 'Ada Quill'],
        corresponding: ['Bo Chen'],
      },
    ]);
    expect(all).toContain('none');
    expect((await importText(name, text)).all).toMatch(/unchanged|Nothing/u);
  });
});

describe('real records 7: names in the import', () => {
  test('of one paper in two formats are one person, and several people in one place are reported', async () => {
    await importText(
      'a.bib',
      '@article{k, title = {Tensor Folding}, doi = {10.5555/x}, author = {O’Brien, Sinéad and 王, 伟}}',
    );
    const { papers, all } = await importText(
      'b.ris',
      'TY  - JOUR\nTI  - Tensor Folding\nDO  - 10.5555/x\nAU  - O`Brien, Sinéad\nAU  - 王, 伟\nER  - \nTY  - JOUR\nTI  - Other\nAU  - Ada Quill, Bo Chen, Eva Diaz\nER  - \n',
    );
    expect(papers).toHaveLength(2);
    expect(papers.map((paper) => paper.author?.length).toSorted()).toEqual([2, 3]);
    expect(all).toMatch(/b\.ris:9: "Ada Quill, Bo Chen, Eva Diaz" separates names with commas\./u);
    expect(all).not.toContain('differ');
  });
});
