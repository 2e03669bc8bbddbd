/** A part of a file: the first and the last byte, both counted from 0 and both included. */
export interface BytePart {
  first: number;
  last: number;
}

/** The grammar of a `Range` header in bytes (RFC 9110, 14.1.2 and 14.2). A list may have empty items (5.6.1). */
const unit = /^bytes=/iu;
const rangeSpec = /^(?:(\d+)-(\d*)|-(\d+))$/u;

/**
 * Returns the part of a file that a `Range` header asks for (RFC 9110, 14.2).
 *
 * Returns undefined if the whole file is the right response: without the header, for units other than bytes, for a
 * header that does not follow the grammar, and for several parts, which a server may ignore. Returns `unsatisfiable` if
 * the file has none of the requested bytes, or if a range ends before it begins.
 *
 * @param size the size of the file in bytes
 */
export function parseRange(header: string | undefined, size: number): BytePart | 'unsatisfiable' | undefined {
  if (header === undefined || !unit.test(header)) return undefined;
  const items = header
    .slice('bytes='.length)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const parts: BytePart[] = [];
  for (const item of items) {
    const [, first, last, suffix] = rangeSpec.exec(item) ?? [];
    if (first === undefined && suffix === undefined) return undefined;
    const part =
      first === undefined
        ? { first: Math.max(0, size - Number(suffix)), last: size - 1 }
        : { first: Number(first), last: Math.min(Number(last || Infinity), size - 1) };
    if (part.first <= part.last) parts.push(part);
    // An empty file has no last bytes. It is sent as a whole, because no part of it can be described.
    else if (size === 0 && Number(suffix) > 0) return undefined;
  }
  if (items.length === 0) return undefined;
  return parts.length === 0 ? 'unsatisfiable' : parts.length === 1 ? parts[0] : undefined;
}
