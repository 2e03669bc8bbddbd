/** Kinds of files from which the text must be extracted before an import. */
export type DocumentKind = 'html' | 'docx' | 'pdf';

/** Names of the kinds, for messages. */
export const documentNames: Readonly<Record<DocumentKind, string>> = {
  html: 'web page',
  docx: 'Word file',
  pdf: 'PDF file',
};

/** Matches the first element of a web page or of a part of one, after an XML declaration and comments. */
const firstElement =
  /^(?:<\?xml[^>]{0,200}\?>\s{0,99})?(?:<!--[^>]{0,500}-->\s{0,99}){0,9}<(?:!doctype html|(?:html|head|meta|title|body|header|main|article|section|div|h[1-6]|p|ol|ul|dl|table)(?=[\s>]))/u;

/** Returns the kind of a document by its first bytes. Returns `undefined` for all other files, such as text. */
export function documentKind(bytes: Uint8Array): DocumentKind | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  if (start.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (start.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return isDocx(bytes) ? 'docx' : undefined;
  const text = new TextDecoder(encodingOfMark(start) ?? 'utf-8').decode(start);
  return firstElement.test(text.trimStart().toLowerCase()) ? 'html' : undefined;
}

/** Returns the encoding that a byte order mark at the start of a text states. */
export function encodingOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

/** Whether a zip file is a Word file: a file in it has the name `word/document.xml`. */
function isDocx(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('word/document.xml');
}
