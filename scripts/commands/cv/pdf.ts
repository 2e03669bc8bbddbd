import { chromiumArguments } from '../../setup/chromium.ts';

/** Margins of a page. The footer is inside of the bottom margin. */
const margin = { top: '18mm', bottom: '20mm', left: '18mm', right: '18mm' };

/**
 * Prints an HTML document to a tagged PDF with an outline and page numbers. The document runs no script and loads
 * nothing.
 *
 * @param footer the HTML of the line at the foot of each page
 * @param executablePath the path of the browser's program
 */
export async function printPdf(
  html: string,
  footer: string,
  format: 'A4' | 'Letter',
  executablePath: string,
): Promise<Uint8Array> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      offline: true,
      colorScheme: 'light',
    });
    const page = await context.newPage();
    await page.setContent(html, { waitUntil: 'load' });
    return new Uint8Array(
      await page.pdf({
        format,
        margin,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer,
        tagged: true,
        outline: true,
      }),
    );
  } finally {
    await browser.close();
  }
}
