import { extractText, getDocumentProxy } from 'unpdf';

/** Maximum number of pages of a PDF file. */
const maxPages = 500;

/**
 * Returns the text of a PDF file, with one line per line of the page.
 *
 * @throws if the file is damaged, encrypted or too long
 */
export async function pdfToText(bytes: Buffer): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  if (pdf.numPages > maxPages)
    throw new Error(`The file has ${pdf.numPages} pages; the limit is ${maxPages}.`);
  const { text } = await extractText(pdf, { mergePages: false });
  return `${text.join('\n').replace(/[ \t]+$/gmu, '')}\n`;
}
