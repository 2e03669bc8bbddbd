import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readShownContent } from '../../src/build/read-content.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-content-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

/** Reads the folder and returns the problems, with paths relative to the content folder. */
async function problems(): Promise<string[]> {
  const shown = path.relative(process.cwd(), folder).replaceAll(path.sep, '/');
  const { diagnostics } = await readShownContent(folder);
  return diagnostics.map((one) => formatDiagnostic(one).replaceAll(`${shown}/`, ''));
}

test('reads papers, people, news, projects and the home page, sorted by id', async () => {
  cpSync('test/fixtures/site', folder, { recursive: true });
  write('papers/a-b.md', '---\ntitle: One\nauthor: [Ada Quill]\n---\n');
  write('papers/a.md', '---\ntitle: Two\nauthor: [Ada Quill]\n---\n');
  const { papers, authors, news, home, texts } = await readShownContent(folder);
  const ids = papers.map(({ id }) => id);
  expect(ids.slice(0, 2)).toEqual(['a', 'a-b']);
  expect(ids).toEqual(ids.toSorted());
  expect(authors.map(({ id }) => id)).toContain('ada-quill');
  expect(news.length).toBeGreaterThan(0);
  expect(home?.html).toContain('<p>');
  expect(texts.news).toHaveLength(news.length);
});

test('an empty folder has no content and no problems', async () => {
  const { papers, home, diagnostics } = await readShownContent(folder);
  expect([papers, home, diagnostics]).toEqual([[], undefined, []]);
});

test('reports each problem with its file and line, and reads the other files', async () => {
  write('papers/good.md', '---\ntitle: Good\nauthor: [Ada Quill]\n---\n');
  write('papers/bad.md', '---\ntitle: Bad\nauthor: [Ada Quill]\nvolumee: 3\n---\n');
  write('papers/linked.md', '---\ntitle: Linked\nauthor: [Ada Quill]\nlinks:\n  slides: talk.pdf\n---\n');
  write('papers/Wrong Name.md', '---\ntitle: Named\n---\n');
  write('papers/other.zip', 'x');
  write('authors/ada-quill.md', '---\nname: Ada Quill\n---\nOne<br>two\n');
  write('projects/fold.md', 'no frontmatter');
  const { papers } = await readShownContent(folder);
  expect(papers.map(({ id }) => id)).toEqual(['good', 'linked']);
  expect(await problems()).toEqual([
    expect.stringMatching(/^papers\/bad\.md:4: .*volumee/),
    expect.stringMatching(/^papers\/linked\.md:5: .*talk\.pdf/),
    expect.stringMatching(/^papers\/Wrong Name\.md: The file name/),
    expect.stringMatching(/^papers\/other\.zip: This file is skipped/),
    expect.stringMatching(/^authors\/ada-quill\.md:4: HTML in Markdown/),
    expect.stringMatching(/^projects\/fold\.md:1: The frontmatter is missing/),
  ]);
});
