import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { astroCache } from '../../scripts/site/build/astro-cache.ts';
import { buildSite } from '../../scripts/site/build-site.ts';
import { builtSite, typesSite } from '../built-site.ts';

const { content, url } = await typesSite();
const papers = ['book', 'thesis'];
const outDir = mkdtempSync(path.join(tmpdir(), 'offprint-pictures-'));
afterAll(() => {
  for (const folder of [astroCache(content), outDir]) rmSync(folder, { recursive: true, force: true });
});

test('a free page shows pictures that it imports or names in Markdown', async () => {
  const folder = await builtSite({ content, url, keepCache: true });
  const html = readFileSync(path.join(folder, 'rooms/index.html'), 'utf8');
  expect(html).not.toContain('_image');
  const $ = load(html);
  const fileAt = (address: string) =>
    path.join(folder, decodeURIComponent(new URL(address, url).pathname.slice(new URL(url).pathname.length)));
  const shown = async (alt: string) => {
    const image = $(`img[alt="${alt}"]`);
    const { width, height, format } = await sharp(fileAt(image.attr('src') ?? '')).metadata();
    expect([image.attr('width'), image.attr('height')]).toContain(
      alt === 'Original' ? undefined : `${width}`,
    );
    return `${width}x${height} ${format}`;
  };
  expect(await shown('Scaled')).toBe('60x72 webp');
  expect(await shown('Cut')).toBe('40x30 webp');
  expect(await shown('Text')).toBe(`${(await shown('Original')).replace('png', 'webp')}`);
  expect(await shown('Special characters')).toBe('300x360 webp');
  const sources = $('source, img')
    .toArray()
    .flatMap((each) => ($(each).attr('srcset') ?? '').split(', '))
    .filter((each) => each !== '')
    .map((each) => each.split(' '));
  expect(sources).toHaveLength(6);
  for (const [address = '', width = ''] of sources)
    expect(`${(await sharp(fileAt(address)).metadata()).width}w`).toBe(width);
  // Pictures that no page shows in their original size are not published.
  const names = readdirSync(path.join(folder, '_astro'));
  expect(names.filter((name) => /^(?:door|our|plan)\./u.test(name))).toEqual([
    expect.stringMatching(/^plan\..*\.png$/u),
  ]);
}, 240_000);

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
