import { imageFormat, maxImageBytes, maxImagePixels } from '../../../../src/files/images.ts';
import type { DeskWords } from '../../../../src/desk/words/words.ts';

/** Maximum size of an uploaded PDF, in bytes. Git hosts warn of larger files. */
export const maxPdfBytes = 50_000_000;

/** A checked file, ready to be written under a name of our own. */
export interface CheckedFile {
  bytes: Uint8Array;
  /** The extension that fits the content: `jpg`. */
  extension: 'pdf' | 'jpg' | 'png' | 'webp' | 'avif';
}

const extensions = { JPEG: 'jpg', PNG: 'png', WebP: 'webp', AVIF: 'avif' } as const;

type FileWords = DeskWords['edit']['files'];

/** Checks that a file is a PDF by its content. */
export function checkPdf(bytes: Uint8Array, words: FileWords): CheckedFile | { problem: string } {
  if (bytes.length === 0) return { problem: words.empty };
  if (bytes.length > maxPdfBytes) return { problem: words.tooLarge(megabytes(maxPdfBytes)) };
  return isPdf(bytes) ? { bytes, extension: 'pdf' } : { problem: words.notPdf };
}

/**
 * Whether a file begins as a PDF. Readers accept any bytes before the signature (ISO 32000-1, annex H.3.4.1), but a file
 * that begins as a program or a web page is not one. Empty bytes, and the commands of a printer, are left by some programs.
 */
function isPdf(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const at = beginning.indexOf('%PDF-');
  if (at === -1) return false;
  const before = beginning.slice(0, at);
  const hasByteOrderMark = before.startsWith('\u00ef\u00bb\u00bf');
  const rest = (hasByteOrderMark ? before.slice(3) : before).replaceAll('\0', '').trim();
  return rest === '' || rest.startsWith('\u001b%-12345X');
}

/**
 * Checks that a file is a picture by decoding it. A large picture is made smaller, and notes about the place and camera
 * are removed. A small picture without such notes stays as it is.
 *
 * @param maxSide the longest side of the result, in pixels
 */
export async function checkPicture(
  bytes: Uint8Array,
  maxSide: number,
  words: FileWords,
): Promise<CheckedFile | { problem: string }> {
  if (bytes.length === 0) return { problem: words.empty };
  if (bytes.length > maxImageBytes) return { problem: words.tooLarge(megabytes(maxImageBytes)) };
  const format = imageFormat(bytes);
  if (!format) return { problem: words.notPicture };
  try {
    const { default: sharp } = await import('sharp');
    const {
      width = 0,
      height = 0,
      exif,
      xmp,
      iptc,
      pages = 1,
    } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height * pages > maxImagePixels)
      return { problem: words.tooManyPixels(String(maxImagePixels / 1e6)) };
    const picture = sharp(bytes, { limitInputPixels: maxImagePixels, failOn: 'warning' });
    const isLarge = Math.max(width, height) > maxSide;
    if (!isLarge && !exif && !xmp && !iptc) {
      // Decoding finds pictures that are cut off.
      await picture.resize(32, 32, { fit: 'inside' }).raw().toBuffer();
      return { bytes, extension: extensions[format] };
    }
    const turned = picture.autoOrient().resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true });
    const encoded = {
      JPEG: () => turned.jpeg({ quality: 88, mozjpeg: true }),
      PNG: () => turned.png(),
      WebP: () => turned.webp({ quality: 88 }),
      AVIF: () => turned.avif({ quality: 65 }),
    }[format]();
    return { bytes: new Uint8Array(await encoded.toBuffer()), extension: extensions[format] };
  } catch {
    return { problem: words.damaged };
  }
}

export function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1e6));
}
