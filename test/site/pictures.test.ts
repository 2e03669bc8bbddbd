import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { astroCache, buildSite } from '../../scripts/site/build-site.ts';

const url = 'https://example.org/lab/';
const papers = ['book', 'thesis'];
let place = '';
let content = '';
let outDir = '';
beforeAll(() => {
  place = mkdtempSync(path.join(tmpdir(), 'offprint-pictures-'));
  [content, outDir] = [path.join(place, 'content'), path.join(place, 'site')];
  cpSync('test/fixtures/types/site.yaml', path.join(content, 'site.yaml'));
  for (const id of papers)
    cpSync(`test/fixtures/types/papers/${id}.md`, path.join(content, `papers/${id}.md`));
});
afterAll(() => {
  for (const gone of [astroCache(content), place]) rmSync(gone, { recursive: true, force: true });
});

const picture = (folder: string, id: string) => path.join(folder, `papers/${id}/picture.png`);
const shown = (id: string) => readFileSync(picture(outDir, id));

test('each paper has a picture of its own, which is made again only where it would show something else', async () => {
  await buildSite({ content, outDir, url });
  for (const id of papers) {
    const $ = load(readFileSync(path.join(outDir, `papers/${id}/index.html`), 'utf8'));
    expect($('meta[property="og:image"]').attr('content')).toBe(`${url}papers/${id}/picture.png`);
  }
  const before = new Map(papers.map((id) => [id, shown(id)]));
  expect(before.get('book')).not.toEqual(before.get('thesis'));

  // A picture that comes out with the mark was not made again.
  for (const id of papers) appendFileSync(picture(path.join(astroCache(content), 'dist'), id), 'mark');
  const book = path.join(content, 'papers/book.md');
  writeFileSync(book, readFileSync(book, 'utf8').replace('A Book', 'Another Book'));
  const thesis = path.join(content, 'papers/thesis.md');
  writeFileSync(thesis, readFileSync(thesis, 'utf8').replace('Years of folding', 'Years of unfolding'));
  await buildSite({ content, outDir, url });
  expect(shown('thesis').toString('latin1')).toBe(`${before.get('thesis')?.toString('latin1')}mark`);
  expect(shown('book').toString('latin1')).not.toContain('mark');
  expect(shown('book')).not.toEqual(before.get('book'));
}, 240_000);
