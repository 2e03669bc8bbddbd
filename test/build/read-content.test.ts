import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readShownContent } from '../../src/build/read-content.ts';
import { openKeptValues } from '../../src/files/kept-values.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { propertyRuns } from '../run-length.ts';

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

/** Changes of a content folder, each with everything that a page may show of it. */
const changes: ((number: number) => void)[] = [
  (number) => write('papers/one.md', paper(`One ${number}`)),
  (number) => write('papers/one.md', paper('One', `links:\n  slides: talk-${number % 3}.pdf\n`)),
  (number) => write('papers/one.md', paper('One', `volumee: ${number}\n`)),
  (number) => write(`papers/two-${number % 4}.md`, paper('Two $x^2$')),
  (number) => rmSync(path.join(folder, `papers/two-${number % 4}.md`), { force: true }),
  (number) => write('papers/one/talk-1.pdf', '%PDF'.repeat(1 + (number % 5))),
  () => rmSync(path.join(folder, 'papers/one/talk-1.pdf'), { force: true }),
  (number) => write('public/talk.pdf', '%PDF'.repeat(1 + (number % 5))),
  () => write('papers/one.md', paper('One', 'links:\n  slides: /talk.pdf\n')),
  (number) => write('authors/ada-quill.md', `---\nname: Ada Quill\n---\nLife ${number}<br>\n`),
  (number) => write('news/prize.md', `---\ntitle: Prize\ndate: "2024-0${1 + (number % 9)}"\n---\nText\n`),
  (number) => write('projects/fold.md', `---\ntitle: Fold\nfrom: "20${10 + (number % 9)}"\n---\nText\n`),
  (number) => write('home.md', `Welcome ${number} <br>\n`),
];

function paper(title: string, more = ''): string {
  return `---\ntitle: ${title}\nauthor: [Ada Quill]\n${more}---\nAn abstract with $\\frac{1}{2}$.\n`;
}

test('after any changes, files that were kept are the same as files that are read again', async () => {
  const kept = path.join(folder, 'kept');
  const inMemory = openKeptValues();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...changes), fc.nat(20)), { maxLength: 4 }),
      async (some) => {
        for (const [change, number] of some) change(number);
        const fresh = await readShownContent(folder);
        expect(await readShownContent(folder, openKeptValues(kept))).toStrictEqual(fresh);
        expect(await readShownContent(folder, inMemory)).toStrictEqual(fresh);
      },
    ),
    { numRuns: propertyRuns(200) },
  );
});
