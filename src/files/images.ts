import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { reasonOf } from './read-text.ts';
import { isLink } from './symbolic-link.ts';

/** Maximum size of an image, in bytes. */
export const maxImageBytes = 20_000_000;

/**
 * Maximum number of pixels of an image. The photos of phones have up to 50 million. An image of a few bytes can have more
 * pixels than fit into the memory.
 */
export const maxImagePixels = 60_000_000;

/** The beginning of an image file, by format, with the endings of its name. */
const formats: readonly { name: 'JPEG' | 'PNG' | 'WebP' | 'AVIF'; endings: RegExp; signature: RegExp }[] = [
  { name: 'JPEG', endings: /^jpe?g$/iu, signature: /^\xff\xd8\xff/ },
  { name: 'PNG', endings: /^png$/iu, signature: /^\x89PNG\r\n/ },
  { name: 'WebP', endings: /^webp$/iu, signature: /^RIFF[\s\S]{4}WEBP/ },
  { name: 'AVIF', endings: /^avif$/iu, signature: /^[\s\S]{4}ftyp(?:avif|avis|mif1|miaf)/ },
];

/** Matches the names of the images that the build reads from the content. */
export const imageName = /^[^.].*\.(?:jpe?g|png|webp|avif)$/iu;

/**
 * Checks the images in folders of the content: logo and home picture, photos of people, pictures of papers. The build
 * reads all of them, so that a file that is not an image would end it. An image with the wrong ending is a warning.
 *
 * @param isThorough whether to decode the images, which finds images that are cut off or damaged
 */
export async function findImageErrors(
  folders: readonly string[],
  isThorough: boolean,
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.sort()) {
      const file = path.join(folder, name);
      // Symbolic links that lead out of the folder are reported elsewhere, and are not followed here.
      if (!imageName.test(name) || isLink(file)) continue;
      const found = checkHeader(file) ?? (await checkPixels(file, isThorough));
      if (found) diagnostics.push({ severity: 'error', file, ...found });
      const wrongEnding = found ? undefined : checkEnding(file);
      if (wrongEnding) diagnostics.push({ severity: 'warning', file, ...wrongEnding });
    }
  }
  return diagnostics;
}

type Text = Pick<Diagnostic, 'message' | 'advice'>;

/** Checks the size and the first bytes of an image, without a program that decodes images. */
function checkHeader(file: string): Text | undefined {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return { message: 'This is not a file.', advice: 'Move it elsewhere.' };
    if (stats.size > maxImageBytes) {
      const [size, limit] = [stats.size, maxImageBytes].map((number) => number.toLocaleString('en'));
      return { message: `The image has ${size} bytes; the limit is ${limit}.`, advice: 'Make it smaller.' };
    }
    if (formatOf(file)) return undefined;
    const message = `The file is not an image in the format ${quote(path.extname(file).slice(1))}.`;
    return { message, advice: 'Save it as JPEG, PNG, WebP or AVIF.' };
  } catch (cause) {
    const message = `The image cannot be read: ${reasonOf(cause as NodeJS.ErrnoException)}.`;
    return { message, advice: 'Check the permissions of the file, or move it elsewhere.' };
  }
}

/** Reports an image whose name ends like another format. The build reads such an image, but some programs do not. */
function checkEnding(file: string): Text | undefined {
  const actual = formatOf(file);
  const ending = path.extname(file).slice(1);
  if (!actual || actual.endings.test(ending)) return undefined;
  const message = `The file is an image in the format ${actual.name}, but its name ends in ".${ending}".`;
  const advice = `Rename it so that its name ends in ".${actual.name.toLowerCase()}", also where the name is used.`;
  return { message, advice };
}

function formatOf(file: string): (typeof formats)[number] | undefined {
  return formatOfBeginning(readBeginning(file));
}

function formatOfBeginning(beginning: string): (typeof formats)[number] | undefined {
  return formats.find(({ signature }) => signature.test(beginning));
}

/** Returns the format of an image by its first bytes, whatever its name is; `undefined` if it has no known one. */
export function imageFormat(bytes: Uint8Array): 'JPEG' | 'PNG' | 'WebP' | 'AVIF' | undefined {
  return formatOfBeginning(Buffer.from(bytes.subarray(0, 16)).toString('latin1'))?.name;
}

function readBeginning(file: string): string {
  const bytes = Buffer.alloc(16);
  const opened = openSync(file, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(opened, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(opened);
  }
}

/** Checks the number of pixels before the image is decoded, and then whether the image can be decoded. */
async function checkPixels(file: string, isThorough: boolean): Promise<Text | undefined> {
  try {
    // `sharp` is loaded only for content with images, because it needs a binary for the platform.
    const { default: sharp } = await import('sharp');
    const options = { limitInputPixels: maxImagePixels, failOn: 'warning' } as const;
    const { width = 0, height = 0 } = await sharp(file, { ...options, limitInputPixels: false }).metadata();
    if (width * height > maxImagePixels) {
      const limit = `${(maxImagePixels / 1e6).toLocaleString('en')} million`;
      return {
        message: `The image has ${width} × ${height} pixels; the limit is ${limit} pixels.`,
        advice: 'Make it smaller.',
      };
    }
    if (isThorough) await sharp(file, options).resize(32, 32, { fit: 'inside' }).raw().toBuffer();
    return undefined;
  } catch {
    // The messages of the library are for programmers.
    return { message: 'The image is damaged.', advice: 'Save it again, or remove it.' };
  }
}
