import type { Page } from 'playwright-core';
import type { AuditedSite, AuditResult } from './audited-site.ts';

/** Maximum number of elements that are checked on one page with the Tab key. */
const maxStops = 150;

/**
 * Presses the Tab key repeatedly on one page of each kind. Each focusable element must be reached in document order, be
 * visible, and show that it has the focus.
 */
export async function walkByKeyboard({ browser, url, pages }: AuditedSite): Promise<AuditResult> {
  const errors: string[] = [];
  let stops = 0;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  for (const { address } of new Map(pages.map((page) => [page.kind, page])).values()) {
    const page = await context.newPage();
    await page.goto(`${url}${address}`);
    const stopsOfPage = await listStops(page);
    for (const [index, expected] of stopsOfPage.slice(0, maxStops).entries()) {
      await page.keyboard.press('Tab');
      const { at, html, visible, inside } = await focusNow(page);
      stops++;
      if (at !== index) {
        errors.push(`/${address}: Tab ${index + 1} reaches ${html} instead of ${expected}`);
        break;
      }
      if (!visible) errors.push(`/${address}: the focus of ${html} is invisible`);
      if (!inside) errors.push(`/${address}: ${html} is outside of the window when focused`);
    }
    await page.close();
  }
  await context.close();
  return { checked: `${stops.toLocaleString('en')} stops`, errors };
}

/** Numbers the elements that the Tab key should reach, in document order, and returns the HTML of each element. */
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
    /**
     * Whether the Tab key reaches a radio button. In each group, it reaches only the checked radio button, or the first
     * one if none is checked.
     */
    function isRadioStop(radio: HTMLInputElement): boolean {
      const group = document.querySelectorAll<HTMLInputElement>(
        `input[type=radio][name="${CSS.escape(radio.name)}"]`,
      );
      const checkedRadio = [...group].find(({ checked }) => checked);
      return radio === (checkedRadio ?? group[0]);
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
