import { inflateRawSync } from 'node:zlib';
import mammoth from 'mammoth';
import { htmlToText } from './html-text.ts';

/** Maximum size of all files in a Word file after unpacking, in bytes. */
const maxUnpacked = 100e6;

/**
 * Returns the text of a Word file.
 *
 * @throws if the file is damaged, or larger than `maxUnpacked` after unpacking
 */
export async function docxToText(bytes: Buffer): Promise<string> {
  checkZip(bytes);
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { externalFileAccess: false });
  return htmlToText(value);
}

/**
 * Unpacks all files of a zip file once to measure them, since the sizes that a zip file states may be wrong (APPNOTE
 * 6.3.10, sections 4.3.12 and 4.3.16).
 *
 * @throws if the files are too large
 */
export function checkZip(zip: Buffer, limit: number = maxUnpacked): void {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) throw new Error('The zip file has no directory.');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  let left = limit;
  for (let index = 0; index < count; index++) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    left -= method === 8 ? unpackedSize(data, left) : data.length;
    if (left < 0) throw new Error(`it is larger than ${limit / 1e6} MB after unpacking`);
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
