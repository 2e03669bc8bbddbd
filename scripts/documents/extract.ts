import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { type DocumentKind, encodingOfMark } from './document-kind.ts';
import { DocumentProblem } from './document-problem.ts';

/**
 * The program that extracts the text of a document. It runs in a process of its own, see `extract-text.ts`. It reads the
 * document from standard input and writes the text to standard output. If the document cannot be read, it writes the
 * reason to standard error, and ends with the exit code 1. The messages of the libraries are for programmers, so they are
 * not written.
 */
const extractors: Readonly<Record<DocumentKind, (bytes: Buffer) => Promise<string>>> = {
  html: async (bytes) => {
    const { htmlToText } = await import('./html-text.ts');
    return htmlToText(new TextDecoder(encodingOf(bytes)).decode(bytes));
  },
  docx: async (bytes) => (await import('./docx-text.ts')).docxToText(bytes),
  pdf: async (bytes) => (await import('./pdf-text.ts')).pdfToText(bytes),
};

/**
 * Returns the character encoding of a web page: that of its byte order mark, or the one that it states. For others, it is
 * UTF-8 if the bytes are valid UTF-8, and otherwise Windows-1252, as in browsers.
 */
function encodingOf(bytes: Buffer): string {
  const marked = encodingOfMark(bytes);
  if (marked !== undefined) return marked;
  const start = bytes.subarray(0, 2048).toString('latin1');
  const stated = /(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,99}encoding)=["']?([\w-]{2,40})/iu.exec(start)?.[1];
  try {
    if (stated !== undefined) return new TextDecoder(stated).encoding;
  } catch {
    // The page states an encoding that does not exist.
  }
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

try {
  const extract = extractors[process.argv[2] as DocumentKind];
  process.stdout.write(await extract(await buffer(process.stdin)));
} catch (error) {
  if (error instanceof DocumentProblem) process.stderr.write(error.message);
  else if (error instanceof RangeError && /call stack/u.test(error.message))
    process.stderr.write('its parts are nested too deeply');
  else process.stderr.write('it is damaged');
  process.exitCode = 1;
}
