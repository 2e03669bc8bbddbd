import { buffer } from 'node:stream/consumers';
import type { DocumentKind } from './document-kind.ts';

/**
 * The program that extracts the text of a document. It runs in a process of its own, see `extract-text.ts`. It reads the
 * document from standard input and writes the text to standard output. If the document cannot be read, it writes the
 * reason to standard error and ends with the exit code 1.
 */
const extractors: Readonly<Record<DocumentKind, (bytes: Buffer) => Promise<string>>> = {
  html: async (bytes) => {
    const { htmlToText } = await import('./html-text.ts');
    return htmlToText(new TextDecoder(charsetOf(bytes)).decode(bytes));
  },
  docx: async (bytes) => (await import('./docx-text.ts')).docxToText(bytes),
  pdf: async (bytes) => (await import('./pdf-text.ts')).pdfToText(bytes),
};

/** Returns the character encoding that a web page states, or `utf-8`. */
function charsetOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 2048).toString('latin1');
  const stated = /<meta[^>]{0,200}charset=["']?([\w-]{2,40})/iu.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(stated).encoding;
  } catch {
    return 'utf-8';
  }
}

try {
  const extract = extractors[process.argv[2] as DocumentKind];
  process.stdout.write(await extract(await buffer(process.stdin)));
} catch (error) {
  const isDeep = error instanceof RangeError && /call stack/u.test(error.message);
  const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  process.stderr.write(isDeep ? 'its elements are nested too deeply' : problem);
  process.exitCode = 1;
}
