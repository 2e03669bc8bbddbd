import { AxeBuilder } from '@axe-core/playwright';
import type { AuditedSite, AuditResult } from './audited-site.ts';

/** Tags of the axe rules to check: WCAG 2.0 to 2.2, levels A and AA, and best practices. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** The window sizes and colour settings in which every page is checked. */
const views = [
  { name: '320 px, light', width: 320, colorScheme: 'light', forcedColors: 'none' },
  { name: '320 px, dark', width: 320, colorScheme: 'dark', forcedColors: 'none' },
  { name: '1280 px, light', width: 1280, colorScheme: 'light', forcedColors: 'none' },
  { name: '1280 px, dark', width: 1280, colorScheme: 'dark', forcedColors: 'none' },
  { name: '1280 px, forced colours', width: 1280, colorScheme: 'dark', forcedColors: 'active' },
] as const;

/** Checks pages of each kind with axe, in each view. Also reports pages that are wider than the window. */
export async function checkAccessibility({ browser, url, pages, say }: AuditedSite): Promise<AuditResult> {
  const errors: string[] = [];
  for (const { name, width, ...options } of views) {
    say(`${name} …`);
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
    for (const { address } of pages) {
      const page = await context.newPage();
      await page.goto(`${url}${address}`);
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
      for (const { id, nodes } of violations)
        errors.push(
          `/${address} (${name}): ${id}, ${nodes.length} times, such as ${nodes[0]?.html.slice(0, 160)}`,
        );
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (excess > 0) errors.push(`/${address} (${name}): ${excess} px wider than the window`);
      await page.close();
    }
    await context.close();
  }
  return { checked: `${pages.length * views.length} views`, errors };
}
