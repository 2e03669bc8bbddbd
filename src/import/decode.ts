import type { Diagnostic } from '../model/diagnostic.ts';

/** The largest file that is read, in bytes; a profile of 10,000 papers has a quarter of it. */
export const maxTextBytes = 64 * 1024 * 1024;

/** The most lines that are read; a profile of 10,000 papers has a thirtieth of them. */
const maxLines = 2_000_000;

/**
 * The text of a file: UTF-8 or UTF-16 with or without a mark, else Windows-1252, the usual encoding of old texts.
 * Line ends become `\n`.
 *
 * @returns the text with doubts about it, or one diagnostic that says why it is no text
 */
export function decodeText(
  bytes: Uint8Array,
  file: string,
): { text: string; diagnostics: Diagnostic[] } | { diagnostics: [Diagnostic] } {
  const fault = (message: string, advice: string): { diagnostics: [Diagnostic] } => ({
    diagnostics: [{ severity: 'error', file, message, advice }],
  });
  if (bytes.length > maxTextBytes) {
    const size = `${maxTextBytes / 1024 / 1024} MB`;
    return fault(`The file holds more than ${size}.`, `Split it into files of up to ${size}.`);
  }
  const encoding = encodingOf(bytes);
  if (encoding === undefined) {
    return fault('This is not a text file.', 'Save the profile page as plain text and import that.');
  }
  const text = new TextDecoder(encoding)
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  if (text.trim() === '') return fault('The file is empty.', 'Paste the text of a profile page into it.');
  if (hasMoreLines(text, maxLines)) {
    const most = maxLines.toLocaleString('en');
    return fault(`The file holds more than ${most} lines.`, 'Split it into shorter files.');
  }
  const doubt: Diagnostic = {
    severity: 'warning',
    file,
    message: 'The text is not UTF-8; it was read as Windows-1252.',
    advice: 'Look at accented letters, and save the file as UTF-8 if they came out wrong.',
  };
  return { text, diagnostics: encoding === 'windows-1252' ? [doubt] : [] };
}

/** `undefined` where the bytes are no text. */
function encodingOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Latin text in UTF-16 has a zero in nearly every second place, and none in the others.
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

function hasMoreLines(text: string, most: number): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    if (++lines > most) return true;
  return false;
}
