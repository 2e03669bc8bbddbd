/** Kinds of files from which the text must be extracted before an import. */
export type DocumentKind = 'html' | 'docx' | 'pdf';

/** Names of the kinds, for messages. */
export const documentNames: Readonly<Record<DocumentKind, string>> = {
  html: 'web page',
  docx: 'Word file',
  pdf: 'PDF file',
};

/** Returns the kind of a document by its first bytes. Returns `undefined` for all other files, such as text. */
export function documentKind(bytes: Uint8Array): DocumentKind | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  if (start.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (start.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return isDocx(bytes) ? 'docx' : undefined;
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/u, '')
    .trimStart()
    .toLowerCase();
  return /^(?:<!--[^>]{0,500}-->\s{0,99})?<(?:!doctype html|html[\s>]|head[\s>]|body[\s>])/u.test(text)
    ? 'html'
    : undefined;
}

/** Whether a zip file is a Word file: a file in it has the name `word/document.xml`. */
function isDocx(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('word/document.xml');
}
