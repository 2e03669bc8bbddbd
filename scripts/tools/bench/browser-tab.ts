import type { Browser, Page } from 'playwright-core';

/** A tab whose pages, and the frames in them, report words of edits that they have painted. */
export interface Tab {
  page: Page;
  /** Opens a page, unless it is already open. */
  open(address: string): Promise<void>;
  /** Resolves when a page has painted a text with a word of an edit. */
  shows(word: string): Promise<void>;
}

/** Opens a tab. */
export async function openTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage();
  const waiting = new Map<string, () => void>();
  await page.exposeFunction('reportWord', (word: string) => waiting.get(word)?.());
  await page.addInitScript(`(() => {
    const reported = new Set();
    const look = () => {
      for (const word of document.body?.textContent.match(/edited\\d+x/g) ?? []) {
        if (reported.has(word)) continue;
        reported.add(word);
        // A task after the next frame runs when this one has been painted.
        requestAnimationFrame(() => setTimeout(() => reportWord(word)));
      }
      requestAnimationFrame(look);
    };
    look();
  })();`);
  return {
    page,
    open: async (address) => {
      if (page.url() !== address) await page.goto(address);
    },
    shows: (word) => new Promise((resolve) => waiting.set(word, resolve)),
  };
}
