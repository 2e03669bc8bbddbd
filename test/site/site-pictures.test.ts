import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { astroCache } from '../../scripts/site/build/astro-cache.ts';
import { buildSite } from '../../scripts/site/build-site.ts';
import { checkContentFolder, findBlockingErrors } from '../../scripts/site/check-content-folder.ts';
import { parseSiteFile } from '../../src/files/site-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-site-pictures-'));
const [content, outDir] = [path.join(folder, 'content'), path.join(folder, 'site')];
const settings =
  'title: My Lab\nlogo: logo.png\nlogoDark: logo-dark.webp\nhomePicture: lab.Jpg\nhomePictureText: The house\n';
const draw = (name: string, width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: name === 'logo.png' ? '#123456' : '#fedcba' } }).toFile(path.join(content, name)); // prettier-ignore

beforeAll(async () => {
  mkdirSync(path.join(content, 'papers'), { recursive: true });
  writeFileSync(path.join(content, 'papers/one.md'), '---\ntitle: One\n---\n');
  await draw('logo.png', 300, 100);
  await draw('logo-dark.webp', 200, 100);
  await draw('lab.jpg', 800, 400);
  renameSync(path.join(content, 'lab.jpg'), path.join(content, 'lab.Jpg'));
  writeFileSync(path.join(content, 'site.yaml'), settings);
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
    writeFileSync(
      path.join(content, 'site.yaml'),
      'title: My Lab\nlogoDark: logo-dark.webp\nhomePictureText: A\n',
    );
    const unused = await checkContentFolder(content, (file) => path.basename(file));
    expect(
      unused.flatMap(({ kind, line, message }) => (kind === 'missing-file' ? [[line, message]] : [])),
    ).toEqual([
      [2, '"logoDark" has no effect without "logo".'],
      [3, '"homePictureText" has no effect without "homePicture".'],
    ]);
    writeFileSync(path.join(content, 'site.yaml'), settings);
    for (const name of ['logo.svg', 'logo.gif', '../logo.png', 'https://example.org/a.png', '.png'])
      expect(parseSiteFile(`title: X\nlogo: "${name}"\n`, 'site.yaml'), name).toHaveProperty('diagnostics');
  });

  const messagesAbout = async (name: string) => {
    const shown = (file: string) => path.basename(file);
    const found = [await checkContentFolder(content, shown), await findBlockingErrors(content)];
    return found.map((all) => all.flatMap((one) => (path.basename(one.file) === name ? [one.message] : [])));
  };

  test.each([
    ['logo.png', 'no image', /^The file is not an image in the format "png"/],
    [
      'page.webp',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      /^The file is not an image in the format "webp"/,
    ],
    ['empty.AVIF', '', /^The file is not an image in the format "AVIF"/],
  ])('%s that is not an image is an error of the build and of lint-content', async (name, text, message) => {
    const before = name === 'logo.png' ? readFileSync(path.join(content, name)) : undefined;
    writeFileSync(path.join(content, name), text);
    expect(await messagesAbout(name)).toEqual([
      [expect.stringMatching(message)],
      [expect.stringMatching(message)],
    ]);
    if (before) writeFileSync(path.join(content, name), before);
    else rmSync(path.join(content, name));
  });

  test.skipIf(process.platform === 'win32')(
    'a picture that is a symbolic link out of the folder is refused',
    async () => {
      symlinkSync('../outside.png', path.join(content, 'link.png'));
      writeFileSync(path.join(folder, 'outside.png'), readFileSync(path.join(content, 'logo.png')));
      const message = 'This symbolic link points out of its folder.';
      expect(await messagesAbout('link.png')).toEqual([[message], [message]]);
      rmSync(path.join(content, 'link.png'));
    },
  );

  test('a new logo with the same name replaces the former one on every page of the next build', async () => {
    rmSync(path.join(content, 'logo.png'));
    await draw('logo.png', 100, 100);
    await buildSite({ content, outDir });
    for (const file of ['index.html', 'papers/index.html', 'papers/one/index.html', '404.html']) {
      const logo = load(readFileSync(path.join(outDir, file), 'utf8'))('.site-name img').first();
      expect([file, logo.attr('width')]).toEqual([file, '40']);
      expect(
        existsSync(
          path.join(
            outDir,
            path.basename(path.dirname(logo.attr('src') ?? '')),
            path.basename(logo.attr('src') ?? ''),
          ),
        ),
        file,
      ).toBe(true);
    }
  }, 300_000);
});
