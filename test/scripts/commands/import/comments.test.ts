import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../../scripts/commands/import.ts';
import { runCommand } from '../../run-command.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-comments-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function importText(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  const result = await runCommand(main, ['--content', path.join(folder, 'content'), file], { cwd: folder });
  expect(result.code, result.all).toBe(0);
  return path.join(folder, 'content/papers', readdirSync(path.join(folder, 'content/papers'))[0] ?? '');
}

function annotate(file: string): void {
  const text = readFileSync(file, 'utf8');
  const annotated = text
    .replace('author:\n', 'author: # as printed\n')
    .replace('  - Bo Chen\n', '  # asked about the order\n  - Bo Chen # left in 2023\n')
    .replace(/keyword: (.*)\n/, 'keyword: $1 # agreed in the lab\n');
  expect(annotated.match(/#/g)).toHaveLength(4);
  writeFileSync(file, annotated);
}

const formats: Record<string, [name: string, text: (authors: string[], keywords: string[]) => string]> = {
  BibTeX: [
    'a.bib',
    (authors, keywords) => `@article{a, title = {On the Folding of Sheets}, year = 2024, doi = {10.5555/fold},
      author = {${authors.join(' and ')}}, keywords = {${keywords.join(', ')}}}`,
  ],
  RIS: [
    'a.ris',
    (authors, keywords) =>
      [
        'TY  - JOUR', 'TI  - On the Folding of Sheets', 'PY  - 2024', 'DO  - 10.5555/fold',
        ...authors.map((author) => `AU  - ${author}`),
        ...keywords.map((keyword) => `KW  - ${keyword}`),
        'ER  - ',
      ].join('\n'), // prettier-ignore
  ],
};

describe('real records 12: an import keeps the comments of the lists that it updates', () => {
  test.each(Object.entries(formats))('%s', async (_, [name, text]) => {
    const file = await importText(name, text(['Quill, Ada', 'Chen, Bo'], ['folding', 'paper']));
    annotate(file);
    await importText(name, text(['Quill, Ada', 'Dorn, Cy', 'Chen, Bo'], ['folding', 'paper', 'sheets']));
    expect(readFileSync(file, 'utf8')).toContain(`author: # as printed
  - Ada Quill
  - Cy Dorn
  # asked about the order
  - Bo Chen # left in 2023
`);
    expect(readFileSync(file, 'utf8')).toContain('keyword: [folding, paper, sheets] # agreed in the lab\n');
  });
});
