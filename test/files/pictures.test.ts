import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPicture, parsePictureName, pictureName, readPictures } from '../../src/files/pictures.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const image = sharp({ create: { width: 40, height: 20, channels: 3, background: '#123456' } });
  await image.clone().png().toFile(path.join(folder, 'Grün & blau.PNG'));
  await image.clone().jpeg().withMetadata({ orientation: 6 }).toFile(path.join(folder, 'turned.jpg'));
  writeFileSync(path.join(folder, 'broken.png'), 'no picture');
  writeFileSync(path.join(folder, 'note.md'), '');
});

test('reads the pictures of a folder with the size that they have on a page', async () => {
  const pictures = await readPictures(folder);
  expect([...pictures].map(([name, { width, height }]) => [name, width, height])).toEqual([
    ['Grün & blau.PNG', 40, 20],
    ['turned.jpg', 20, 40],
  ]);
  expect(await readPictures(path.join(folder, 'nowhere'))).toEqual(new Map());
});

test('the name of a scaled picture has only letters that addresses may have, and states its size', async () => {
  const picture = (await readPictures(folder)).get('Grün & blau.PNG');
  if (!picture) throw new Error('The picture is missing.');
  const name = pictureName(picture, { width: 10, height: 8 });
  expect(name).toMatch(/^Gr-n-blau\.[0-9a-f]{16}-10x8\.webp$/);
  expect(parsePictureName(name)).toEqual({ hash: picture.hash, size: { width: 10, height: 8 } });
});

test.each(['a.webp', 'a.0123456789abcdef.webp', 'a.0123456789abcdef-1x1.png', 'a.0123456789ABCDEF-1x1.webp'])(
  '%s is not the name of a scaled picture',
  (name) => expect(parsePictureName(name)).toBeUndefined(),
);

test.each([
  [{ width: 10, height: 8 }, [10, 8]],
  // A picture is never enlarged.
  [{ width: 80, height: 40 }, [40, 20]],
] as const)('scales and cuts to %o', async (size, expected) => {
  const picture = (await readPictures(folder)).get('Grün & blau.PNG');
  if (!picture) throw new Error('The picture is missing.');
  const { format, width, height } = await sharp(await drawPicture(picture, size)).metadata();
  expect([format, width, height]).toEqual(['webp', ...expected]);
});
