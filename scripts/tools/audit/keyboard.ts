import type { Page } from 'playwright-core';
import type { AuditedSite, Finding } from './audited-site.ts';

/** A page of more stops is walked through this far. */
const mostStops = 150;

/** Walks through a page of each kind with the Tab key: everything that can have the focus gets it, shows it, and lets go of it. */
export async function walkByKeyboard({ browser, url, pages }: AuditedSite): Promise<Finding> {
  const faults: string[] = [];
  let stops = 0;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  for (const { address } of new Map(pages.map((page) => [page.kind, page])).values()) {
    const page = await context.newPage();
    await page.goto(`${url}${address}`);
    const wanted = await listStops(page);
    for (const [index, expected] of wanted.slice(0, mostStops).entries()) {
      await page.keyboard.press('Tab');
      const { at, html, visible, inside } = await focusNow(page);
      stops++;
      if (at !== index) {
        faults.push(`/${address}: Tab ${index + 1} leads to ${html} instead of ${expected}`);
        break;
      }
      if (!visible) faults.push(`/${address}: one does not see that ${html} has the focus`);
      if (!inside) faults.push(`/${address}: ${html} has the focus out of sight`);
    }
    await page.close();
  }
  await context.close();
  return { checked: `${stops.toLocaleString('en')} stops`, faults };
}

/** Numbers what the Tab key shall reach, in the order of the page. */
function listStops(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    );
    const reached = [...all].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.matches(':disabled') &&
        element.tabIndex >= 0 &&
        !(element instanceof HTMLInputElement && element.type === 'radio' && !isRadioStop(element)),
    );
    /** Of a group of radio buttons Tab reaches the chosen one. */
    function isRadioStop(radio: HTMLInputElement): boolean {
      const group = document.querySelectorAll<HTMLInputElement>(
        `input[type=radio][name="${CSS.escape(radio.name)}"]`,
      );
      const chosen = [...group].find(({ checked }) => checked);
      return radio === (chosen ?? group[0]);
    }
    for (const [index, element] of reached.entries()) element.dataset.auditStop = String(index);
    return reached.map((element) => element.outerHTML.slice(0, 100));
  });
}

function focusNow(page: Page): Promise<{ at: number; html: string; visible: boolean; inside: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      at: Number(element.dataset.auditStop ?? -1),
      html: element.outerHTML.slice(0, 100),
      visible: (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none',
      inside: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
    };
  });
}
