import { AxeBuilder } from '@axe-core/playwright';
import type { AuditedSite, Finding } from './audited-site.ts';

/** What axe calls WCAG 2.0 to 2.2, A and AA, and best practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** How a page is looked at. */
const views = [
  { name: '320 px, light', width: 320, colorScheme: 'light', forcedColors: 'none' },
  { name: '320 px, dark', width: 320, colorScheme: 'dark', forcedColors: 'none' },
  { name: '1280 px, light', width: 1280, colorScheme: 'light', forcedColors: 'none' },
  { name: '1280 px, dark', width: 1280, colorScheme: 'dark', forcedColors: 'none' },
  { name: '1280 px, forced colours', width: 1280, colorScheme: 'dark', forcedColors: 'active' },
] as const;

/** Asks axe about every kind of page in each view, and whether a page is wider than its window. */
export async function checkAccessibility({ browser, url, pages, say }: AuditedSite): Promise<Finding> {
  const faults: string[] = [];
  for (const { name, width, ...options } of views) {
    say(`${name} …`);
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
    for (const { address } of pages) {
      const page = await context.newPage();
      await page.goto(`${url}${address}`);
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      for (const { id, nodes } of violations)
        faults.push(
          `/${address} (${name}): ${id}, ${nodes.length} times, such as ${nodes[0]?.html.slice(0, 160)}`,
        );
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) faults.push(`/${address} (${name}): ${over} px wider than the window`);
      await page.close();
    }
    await context.close();
  }
  return { checked: `${pages.length * views.length} views`, faults };
}
