import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatBibtex } from '../../src/export/bibtex.ts';
import { formatCslJson } from '../../src/export/csl-json.ts';
import { formatRis } from '../../src/export/ris.ts';
import { importedPaper } from './imported-paper.ts';

const papers = fc
  .sample(importedPaper, { numRuns: 30, seed: 9 })
  .map((paper, index) => ({ ...paper, id: `paper${index}` }));

// At once, since whether a program is there is asked before the tests begin.
const folder = mkdtempSync(path.join(tmpdir(), 'offprint-clients-'));
beforeAll(() => {
  writeFileSync(path.join(folder, 'papers.bib'), formatBibtex(papers, new Map()));
  writeFileSync(path.join(folder, 'papers.ris'), formatRis(papers));
  writeFileSync(path.join(folder, 'papers.json'), formatCslJson(papers));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  // bibutils tells of every tag that it has no use for.
  return spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

function ask(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = run(command, ...args);
  expect(status, `${command}: ${stderr.slice(0, 2000)}`).toBe(0);
  return stdout;
}

const pybtex =
  'import sys\nfrom pybtex.database import parse_file\nprint(len(parse_file(sys.argv[1], "bibtex").entries))';

/** Programs that people read our files with: how each is asked how many papers it finds. */
const clients = [
  {
    name: 'biber reads every entry of the BibTeX, without an error',
    isThere: () => run('biber', '--version').status === 0,
    count: () => {
      const said = ask('biber', '--tool', '--validate-datamodel', '--nolog', '-O', 'out.bib', 'papers.bib');
      expect(said).not.toMatch(/^ERROR/mu);
      return readFileSync(path.join(folder, 'out.bib'), 'utf8').match(/^@/gmu)?.length;
    },
  },
  {
    name: 'pandoc reads every entry of the BibTeX',
    isThere: () => run('pandoc', '--version').status === 0,
    count: () =>
      (JSON.parse(ask('pandoc', '-f', 'biblatex', '-t', 'csljson', 'papers.bib')) as unknown[]).length,
  },
  {
    name: 'pandoc reads every item of the CSL-JSON',
    isThere: () => run('pandoc', '--version').status === 0,
    count: () =>
      (JSON.parse(ask('pandoc', '-f', 'csljson', '-t', 'csljson', 'papers.json')) as unknown[]).length,
  },
  {
    name: 'pybtex reads every entry of the BibTeX',
    isThere: () => run('/usr/bin/python3', '-c', 'import pybtex').status === 0,
    count: () => Number(ask('/usr/bin/python3', '-c', pybtex, 'papers.bib')),
  },
  {
    name: 'bibutils reads every record of the RIS',
    isThere: () => run('ris2xml', '-v').status === 0,
    count: () => ask('ris2xml', 'papers.ris').match(/<mods /gu)?.length,
  },
];

for (const { name, isThere, count } of clients) {
  const missing = !isThere();
  test.skipIf(missing)(`${name}${missing ? ' (not tried: the program is not installed)' : ''}`, () => {
    expect(count()).toBe(papers.length);
  });
}
