import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../scripts/commands/cv.ts';
import { arabicSite, largeLabSite, sampleSite } from '../built-site.ts';
import { runCommand } from '../scripts/run-command.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-cv-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the PDF of a person, and returns the result of the command, the bytes of the PDF and its text. */
async function print(content: string, author: string, ...more: string[]) {
  const file = path.join(folder, `${author}.pdf`);
  const result = await runCommand(main, [
    '--content',
    path.resolve(content),
    '--author',
    author,
    '--out',
    file,
    ...more,
  ]);
  const bytes = readFileSync(file);
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: true });
  return { ...result, pdf: bytes.toString('latin1'), text: text.replace(/\s+/gu, ' '), document };
}

test('prints the publications of a person to a tagged PDF with page numbers', async () => {
  const { content } = await sampleSite();
  const { code, stdout, stderr, pdf, text, document } = await print(content, 'dhruv-choudhary');
  expect([code, stderr]).toEqual([0, 'Printing the PDF …\n']);
  expect(stdout).toContain('Wrote the publications of Dhruv Choudhary to ');
  expect(pdf).toMatch(/\/StructTreeRoot\b/u);
  expect(pdf).toContain('/Lang (en)');
  expect(pdf).toContain('/Outlines');
  expect(text).toContain('16. ');
  expect(text).toContain('Movie Gen: A Cast of Media Foundation Models');
  expect(text).toContain(`1 / ${document.numPages}`);
  expect(text).not.toMatch(/Search|Theme|Skip to content/u);
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
  expect([width, height].map(Math.round)).toEqual([596, 843]);
});

test('prints long lists on several pages of the given size', async () => {
  const { content } = await largeLabSite();
  const { text, document } = await print(content, 'anna', '--paper', 'letter', '--style', 'ieee');
  const numbers = [...text.matchAll(/(?<= )(\d{1,3})\. (?=[A-Z])/gu)].length;
  expect(numbers).toBeGreaterThanOrEqual(174);
  expect(document.numPages).toBeGreaterThan(3);
  expect(text).toContain(`${document.numPages} / ${document.numPages}`);
  expect(Math.round((await document.getPage(1)).getViewport({ scale: 1 }).width)).toBe(612);
}, 120_000);

test('the PDF of a site in Arabic has the language and the headings of the site', async () => {
  const { content } = await arabicSite();
  const { code, pdf } = await print(content, 'ada-quill');
  expect(code).toBe(0);
  expect(pdf).toContain('/Lang (ar)');
});
