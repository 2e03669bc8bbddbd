import { inflateRawSync } from 'node:zlib';
import mammoth from 'mammoth';
import { DocumentProblem } from './document-problem.ts';
import { htmlToText } from './html-text.ts';

/** Maximum size of all files in a Word file after unpacking, in bytes. */
const maxUnpacked = 100e6;

/** An entry of the directory of a zip file begins with this number (APPNOTE 6.3.10, section 4.3.12). */
const entrySignature = 0x02014b50;

/** Pictures have no text, so they are not unpacked. */
const withoutImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));

/**
 * Returns the text of a Word file.
 *
 * @throws if the file is damaged or encrypted, or larger than `maxUnpacked` after unpacking
 */
export async function docxToText(bytes: Buffer): Promise<string> {
  checkZip(bytes);
  const { value } = await mammoth.convertToHtml(
    { buffer: bytes },
    { externalFileAccess: false, convertImage: withoutImage },
  );
  return htmlToText(value);
}

/**
 * Unpacks all files of a zip file once to measure them, since the sizes and the number of files that a zip file states may
 * be wrong (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16).
 *
 * @throws if the files are too large or encrypted
 */
export function checkZip(zip: Buffer, limit: number = maxUnpacked): void {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) throw new Error('The zip file has no directory.');
  let at = zip.readUInt32LE(end + 16);
  let left = limit;
  while (at + 46 <= zip.length && zip.readUInt32LE(at) === entrySignature) {
    if (zip.readUInt16LE(at + 8) & 1) throw new DocumentProblem('it is encrypted');
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    left -= method === 8 ? unpackedSize(data, left) : data.length;
    if (left < 0) throw new DocumentProblem(`it is larger than ${limit / 1e6} MB after unpacking`);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

/** Returns the size of compressed data after unpacking, or infinity if it is more than `limit`. */
function unpackedSize(data: Buffer, limit: number): number {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    if (error instanceof RangeError) return Infinity;
    throw error;
  }
}
