import { expect, test } from 'vitest';
import { decodeText, maxTextBytes } from '../../src/import/decode.ts';

const text = 'Özgür Ünal\nLGMay 1, 2020\n';

function decode(bytes: Uint8Array) {
  const decoded = decodeText(bytes, 'x.txt');
  return 'text' in decoded ? decoded.text : decoded.diagnostics[0].message;
}

function utf16(value: string, order: 'big' | 'little') {
  const bytes = Buffer.from(value, 'utf16le');
  return order === 'big' ? bytes.swap16() : bytes;
}

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 with a byte order mark', utf16(`\uFEFF${text}`, 'little')],
  ['UTF-16, big-endian, with a byte order mark', utf16(`\uFEFF${text}`, 'big')],
  ['UTF-16 without a byte order mark', utf16(text, 'little')],
  ['UTF-16, big-endian, without a byte order mark', utf16(text, 'big')],
  ['Windows line ends', Buffer.from(text.replace(/\n/g, '\r\n'))],
  ['old Macintosh line ends', Buffer.from(text.replace(/\n/g, '\r'))],
  ['Windows-1252', Buffer.from(text, 'latin1')],
])('%s is decoded to the same text', (_, bytes) => {
  expect(decode(bytes)).toBe(text);
});

test('warns about a text that is not UTF-8', () => {
  expect(decodeText(Buffer.from(text, 'latin1'), 'x.txt').diagnostics).toMatchObject([
    { severity: 'warning' },
  ]);
  expect(decodeText(Buffer.from(text), 'x.txt').diagnostics).toEqual([]);
});

test.each([
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0', 'latin1'), 'The file is not a text file.'],
  ['zeros', Buffer.alloc(100), 'The file is not a text file.'],
  ['nothing', Buffer.alloc(0), 'The file is empty.'],
  ['white space', Buffer.from('\uFEFF \r\n\u00a0\n'), 'The file is empty.'],
  ['millions of lines', Buffer.alloc(5_000_000, 'a\n'), 'The file has more than 2,000,000 lines.'],
  ['more than is read', Buffer.alloc(maxTextBytes + 1, 'x'), 'The file is larger than 64 MB.'],
])('%s is rejected with a message', (_, bytes, message) => {
  expect(decode(bytes)).toBe(message);
});
