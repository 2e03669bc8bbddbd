import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditedSite, AuditResult } from './audited-site.ts';

const widths = [320, 768, 1440];

/**
 * Takes screenshots of all pages at three window widths, in light and dark colours, and writes an HTML page that shows
 * the screenshots.
 */
export async function takeScreens(
  { browser, url, pages, say }: AuditedSite,
  target: string,
): Promise<AuditResult> {
  mkdirSync(target, { recursive: true });
  const rows: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of widths) {
      say(`${width} px, ${colorScheme} …`);
      const context = await browser.newContext({ viewport: { width, height: 1000 }, colorScheme });
      for (const { address } of pages) {
        const page = await context.newPage();
        await page.goto(`${url}${address}`, { waitUntil: 'networkidle' });
        const name = `${(address || 'home').replace(/\W+/gu, '-').slice(0, 60)}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(target, name) });
        rows.push(
          `<figure><img src="${name}" alt="" width="${width / 2}"><figcaption>${name}</figcaption></figure>`,
        );
        await page.close();
      }
      await context.close();
    }
  }
  writeFileSync(
    path.join(target, 'index.html'),
    `<!doctype html><title>All kinds of pages</title>${rows.join('\n')}`,
  );
  return {
    checked: `${rows.length} screenshots`,
    errors: [],
    details: [`The screenshots are in ${target}.`],
  };
}
