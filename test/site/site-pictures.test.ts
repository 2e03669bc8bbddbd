import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { astroCache, buildSite } from '../../scripts/site/build-site.ts';
import { checkContentFolder } from '../../scripts/site/check-content-folder.ts';
import { parseSiteFile } from '../../src/files/site-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-site-pictures-'));
const [content, outDir] = [path.join(folder, 'content'), path.join(folder, 'site')];
const draw = (name: string, width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: name === 'logo.png' ? '#123456' : '#fedcba' } }).toFile(path.join(content, name)); // prettier-ignore

beforeAll(async () => {
  mkdirSync(content);
  await draw('logo.png', 300, 100);
  await draw('logo-dark.webp', 200, 100);
  await draw('lab.jpg', 800, 400);
  writeFileSync(
    path.join(content, 'site.yaml'),
    'title: My Lab\nlogo: logo.png\nlogoDark: logo-dark.webp\nhomePicture: lab.jpg\nhomePictureText: The house\n',
  );
  await buildSite({ content, outDir });
}, 300_000);
afterAll(() => {
  for (const each of [astroCache(content), folder]) rmSync(each, { recursive: true, force: true });
});

describe('real records 28: logo and picture of the home page', () => {
  test.each(['index.html', 'papers/index.html', '404.html'])(
    'the head of %s has the logo with its size',
    (file) => {
      const $ = load(readFileSync(path.join(outDir, file), 'utf8'));
      const logos = $('.site-name img').toArray().map((img) => ['alt', 'width', 'height'].map((name) => $(img).attr(name))); // prettier-ignore
      expect(logos).toEqual([['My Lab', '120', '40'], ['My Lab', '80', '40']]); // prettier-ignore
      expect($('img.home-picture').length).toBe(file === 'index.html' ? 1 : 0);
    },
  );

  test('the picture of the home page has its size and its text', () => {
    const $ = load(readFileSync(path.join(outDir, 'index.html'), 'utf8'));
    expect(['alt', 'width', 'height'].map((name) => $('img.home-picture').attr(name))).toEqual([
      'The house',
      '800',
      '400',
    ]);
  });

  test('a missing picture is reported with its line, and other formats are refused', async () => {
    writeFileSync(path.join(content, 'site.yaml'), 'title: My Lab\nlogo: gone.png\n');
    const findings = await checkContentFolder(content, (file) => path.basename(file));
    expect(findings.map(({ line, message }) => [line, message])).toContainEqual([
      2,
      'The picture "gone.png" is not in the folder of this file.',
    ]);
    for (const name of ['logo.svg', 'logo.gif', '../logo.png', 'https://example.org/a.png', '.png'])
      expect(parseSiteFile(`title: X\nlogo: "${name}"\n`, 'site.yaml'), name).toHaveProperty('diagnostics');
  });
});
