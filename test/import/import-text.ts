import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main } from '../../scripts/commands/import.ts';
import { parsePaperFile } from '../../src/files/paper-file.ts';
import type { Paper } from '../../src/model/paper.ts';
import { runCommand } from '../scripts/run-command.ts';

/** The papers that the import command wrote, in the order of their ids, and its output. */
export interface ImportedText {
  papers: Paper[];
  output: string;
}

/** Runs the import command on one text. The format is detected by the text, as for a lab. */
export async function importText(file: string, text: string | Uint8Array): Promise<ImportedText> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-import-text-'));
  try {
    writeFileSync(path.join(folder, file), text);
    const { all } = await runCommand(main, ['--content', 'content', file], { cwd: folder });
    const place = path.join(folder, 'content/papers');
    const papers = readdirSync(place)
      .sort()
      .map((name) => {
        const read = parsePaperFile(readFileSync(path.join(place, name), 'utf8'), name, name.slice(0, -3));
        if (!('value' in read)) throw new Error(JSON.stringify(read.diagnostics));
        return read.value;
      });
    return { papers, output: all };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the import command on a text with one paper. */
export async function importPaper(file: string, text: string): Promise<Paper & { output: string }> {
  const { papers, output } = await importText(file, text);
  const [paper, ...more] = papers;
  if (!paper || more.length > 0) throw new Error(`${papers.length} papers were written.\n${output}`);
  return { ...paper, output };
}

/** Returns a record in RIS with a title and these lines. */
export function risRecord(...lines: string[]): string {
  return `TY  - JOUR\nTI  - Robots that Fold\nAU  - Quill, Ada\n${lines.join('\n')}\nER  - \n`;
}

/** Returns an entry in BibTeX with a title and these fields. */
export function bibtexEntry(fields: string, type = 'article'): string {
  return `@${type}{fold,\n  title = {Robots that Fold},\n  author = {Ada Quill},\n  ${fields}\n}\n`;
}

/** Returns a list in CSL-JSON with one item that has a title and these values. */
export function cslItem(values: object): string {
  const item = { id: 'fold', type: 'article-journal', title: 'Robots that Fold', 'container-title': 'J' };
  return JSON.stringify([{ ...item, author: [{ family: 'Quill', given: 'Ada' }], ...values }]);
}
