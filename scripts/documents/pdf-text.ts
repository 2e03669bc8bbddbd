import { extractText, getDocumentProxy } from 'unpdf';
import { DocumentProblem } from './document-problem.ts';

/** Maximum number of pages of a PDF file. */
const maxPages = 500;

/**
 * Returns the text of a PDF file, with one line per line of the page.
 *
 * @throws if the file is damaged, encrypted or too long
 */
export async function pdfToText(bytes: Buffer): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((error: Error) => {
    throw error.name === 'PasswordException' || /encrypt/iu.test(error.message)
      ? new DocumentProblem('it is encrypted')
      : error;
  });
  if (pdf.numPages > maxPages)
    throw new DocumentProblem(`it has ${pdf.numPages} pages; the limit is ${maxPages}`);
  const { text } = await extractText(pdf, { mergePages: false });
  return `${text.join('\n').replace(/[ \t]+$/gmu, '')}\n`;
}
