import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import { afterAll, expect, test } from 'vitest';
import { astroCache, buildSite } from '../../scripts/site/build-site.ts';
import { builtSite, typesSite } from '../built-site.ts';

const { content, url } = await typesSite();
const papers = ['book', 'thesis'];
const outDir = mkdtempSync(path.join(tmpdir(), 'offprint-pictures-'));
afterAll(() => {
  for (const folder of [astroCache(content), outDir]) rmSync(folder, { recursive: true, force: true });
});

const pictureIn = (folder: string, id: string) => path.join(folder, `papers/${id}/picture.png`);

test('each paper has its own picture, which is drawn again only if it would change', async () => {
  const first = await builtSite({ content, url, keepCache: true });
  for (const id of papers) {
    const $ = load(readFileSync(path.join(first, `papers/${id}/index.html`), 'utf8'));
    expect($('meta[property="og:image"]').attr('content')).toBe(`${url}papers/${id}/picture.png`);
  }
  const before = new Map(papers.map((id) => [id, readFileSync(pictureIn(first, id))]));
  expect(before.get('book')).not.toEqual(before.get('thesis'));

  // A picture that still has the mark after the second build was not drawn again.
  for (const id of papers) appendFileSync(pictureIn(path.join(astroCache(content), 'dist'), id), 'mark');
  const replaceIn = (file: string, from: string, to: string) => {
    const text = readFileSync(path.join(content, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(path.join(content, file), text.replace(from, to));
  };
  replaceIn('papers/book.md', 'A Book', 'Another Book');
  replaceIn('papers/thesis.md', 'Years of folding', 'Years of unfolding');
  await buildSite({ content, outDir, url });
  const after = (id: string) => readFileSync(pictureIn(outDir, id));
  expect(after('thesis').toString('latin1')).toBe(`${before.get('thesis')?.toString('latin1')}mark`);
  expect(after('book').toString('latin1')).not.toContain('mark');
  expect(after('book')).not.toEqual(before.get('book'));
}, 240_000);
