import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

test('each paper has its own picture, which is written again only if it would change', async () => {
  const first = await builtSite({ content, url, keepCache: true });
  await buildSite({ content, outDir, url });
  for (const id of papers) {
    const $ = load(readFileSync(path.join(first, `papers/${id}/index.html`), 'utf8'));
    expect($('meta[property="og:image"]').attr('content')).toBe(`${url}papers/${id}/picture.png`);
  }
  const before = new Map(papers.map((id) => [id, readFileSync(pictureIn(outDir, id))]));
  const written = (id: string) => statSync(pictureIn(outDir, id)).mtimeMs;
  const times = new Map(papers.map((id) => [id, written(id)]));
  expect(before.get('book')).not.toEqual(before.get('thesis'));

  const replaceIn = (file: string, from: string, to: string) => {
    const text = readFileSync(path.join(content, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(path.join(content, file), text.replace(from, to));
  };
  replaceIn('papers/book.md', 'A Book', 'Another Book');
  replaceIn('papers/thesis.md', 'Years of folding', 'Years of unfolding');
  await buildSite({ content, outDir, url });
  const after = (id: string) => readFileSync(pictureIn(outDir, id));
  expect(after('thesis')).toEqual(before.get('thesis'));
  expect(written('thesis')).toBe(times.get('thesis'));
  expect(written('book')).not.toBe(times.get('book'));
  expect(after('book')).not.toEqual(before.get('book'));
}, 240_000);
