import type { Diagnostic } from '../model/diagnostic.ts';

/** Maximum size of a file, in bytes. The text of a profile with 10,000 papers has about a quarter of this size. */
export const maxTextBytes = 64 * 1024 * 1024;

/** Maximum number of lines in a file. The text of a profile with 10,000 papers has about a thirtieth of this number. */
const maxLines = 2_000_000;

/**
 * Decodes the bytes of a text file. UTF-8 and UTF-16 are detected, with or without a byte order mark. All other texts
 * are decoded as Windows-1252, the usual encoding of old files. Line ends become `\n`.
 *
 * @returns the text with warnings, or one error if the file cannot be decoded
 */
export function decodeText(
  bytes: Uint8Array,
  file: string,
): { text: string; diagnostics: Diagnostic[] } | { diagnostics: [Diagnostic] } {
  const failure = (message: string, advice: string): { diagnostics: [Diagnostic] } => ({
    diagnostics: [{ severity: 'error', file, message, advice }],
  });
  if (bytes.length > maxTextBytes) {
    const size = `${maxTextBytes / 1024 / 1024} MB`;
    return failure(`The file is larger than ${size}.`, `Split it into smaller files.`);
  }
  const encoding = detectEncoding(bytes);
  if (encoding === undefined) {
    return failure(
      'The file is not a text file.',
      'Save its text as a plain text file and import the new file.',
    );
  }
  const text = new TextDecoder(encoding)
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  if (text.trim() === '')
    return failure('The file is empty.', 'Paste the text of a profile page or a bibliography into it.');
  if (hasMoreLines(text, maxLines)) {
    const limit = maxLines.toLocaleString('en');
    return failure(`The file has more than ${limit} lines.`, 'Split it into shorter files.');
  }
  const encodingWarning: Diagnostic = {
    severity: 'warning',
    file,
    message: 'The text is not in UTF-8; it was read as Windows-1252.',
    advice: 'Check the accented letters. If they are wrong, save the file in UTF-8.',
  };
  return { text, diagnostics: encoding === 'windows-1252' ? [encodingWarning] : [] };
}

/** Detects the encoding of a text. Returns `undefined` if the bytes are not text. */
function detectEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // In Latin text in UTF-16, nearly every second byte is zero, and the bytes between them are not zero.
  if (odd > head.length / 3 && even === 0) return 'utf-16le';
  if (even > head.length / 3 && odd === 0) return 'utf-16be';
  if (bytes.includes(0)) return undefined;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
    return controls > head.length / 100 ? undefined : 'windows-1252';
  }
}

function hasMoreLines(text: string, limit: number): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    if (++lines > limit) return true;
  return false;
}
