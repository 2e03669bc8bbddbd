import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findImageErrors } from '../../src/files/images.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-images-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const red = (size: number) =>
  sharp({ create: { width: size, height: size, channels: 3, background: 'red' } });
const noise = sharp({
  create: {
    width: 300,
    height: 300,
    channels: 3,
    background: 'red',
    noise: { type: 'gaussian', mean: 128, sigma: 30 },
  },
});

async function messageOf(
  name: string,
  bytes: string | Uint8Array,
  isThorough = true,
  severity = 'error',
): Promise<string | undefined> {
  writeFileSync(path.join(folder, name), bytes);
  const found = await findImageErrors([folder], isThorough);
  expect(found.length).toBeLessThan(2);
  if (found[0]) expect(found[0]).toMatchObject({ severity, file: path.join(folder, name) });
  return found[0]?.message;
}

describe('real records 33: an image that would end the build is refused with a message', () => {
  test.each([
    ['text.jpg', 'not an image'],
    ['script.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['page.webp', '<!doctype html><script>alert(1)</script>'],
    ['program.avif', 'MZ\u0090\0\u0003'],
    ['empty.jpeg', ''],
    ['UPPER.JPG', 'GIF89a'],
  ])('%s', async (name, text) => {
    expect(await messageOf(name, text, false)).toMatch(/^The file is not an image in the format "/);
  });

  test('with the wrong ending', async () => {
    expect(await messageOf('a.jpg', await red(8).png().toBuffer(), false, 'warning')).toBe(
      'The file is an image in the format PNG, but its name ends in ".jpg".',
    );
  });

  test('with more pixels than the limit, before it is decoded', async () => {
    const bomb = await red(8000).png().toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await messageOf('a.png', bomb, false)).toMatch(
      /^The image has 8000 × 8000 pixels; the limit is 60 million/,
    );
  });

  test('with too many bytes, which are not read', async () => {
    writeFileSync(path.join(folder, 'a.webp'), '');
    truncateSync(path.join(folder, 'a.webp'), 5e9);
    const [found] = await findImageErrors([folder], true);
    expect(found?.message).toBe('The image has 5,000,000,000 bytes; the limit is 20,000,000.');
  });

  test('that is cut off or damaged', async () => {
    const jpeg = await noise.clone().jpeg().toBuffer();
    expect(await messageOf('a.jpg', jpeg.subarray(0, jpeg.length / 2))).toMatch(/^The image is damaged\.$/);
    const png = await noise.clone().png().toBuffer();
    expect(await messageOf('a.jpg', jpeg)).toBeUndefined();
    expect(await messageOf('b.png', png.subarray(0, png.length / 2))).toMatch(/^The image is damaged\.$/);
  });

  test('but not a folder, an image in CMYK, one with other bytes behind it, or one that moves', async () => {
    mkdirSync(path.join(folder, 'papers'));
    const jpeg = await noise.clone().jpeg().toBuffer();
    const behind = Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>PK\u0003\u0004')]);
    const frames = Buffer.concat([Buffer.alloc(192, 0), Buffer.alloc(192, 255)]);
    const moving = await sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
      .webp()
      .toBuffer();
    const images = {
      'cmyk.jpg': await noise.clone().toColourspace('cmyk').jpeg().toBuffer(),
      'behind.jpeg': behind,
      'moving.webp': moving,
      'small.avif': await red(16).avif().toBuffer(),
      'UPPER.PNG': await red(8).png().toBuffer(),
    };
    for (const [name, bytes] of Object.entries(images))
      expect([name, await messageOf(name, bytes)]).toEqual([name, undefined]);
  });
});
