import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { formatBibtex } from '../../../src/export/bibtex.ts';
import { launchChromium } from '../../setup/chromium.ts';
import { startServer } from '../start-server.ts';
import { openTab, type Tab } from './browser-tab.ts';
import { writeBenchContent } from './build.ts';
import { generateCorpus, type Sample } from './corpus.ts';
import { formatTable, formatTimes } from './figures.ts';

/** The port of the desk. Another program that uses it would be measured instead, so it is not one of the usual ports. */
const port = 4794;

/** Number of entries of the BibTeX text for which the plan of an import is made. */
const entries = 1000;

/** How often a plan is made. The first time, modules are loaded. */
const plans = 3;

/** Time between an edit and the next one, in milliseconds. */
const pause = 300;

/** Time after which something counts as not shown, in milliseconds. */
const patience = 60_000;

/**
 * Measures `npm run desk`: the first page, the plan of an import of 1,000 entries in BibTeX, and the time from a key press in the
 * title of a paper until Chromium has painted the new title in the preview.
 *
 * @param count number of edits
 */
export async function benchDesk(samples: readonly Sample[], count: number, folder: string): Promise<string> {
  const content = await writeBenchContent(folder, samples);
  const desk = await startServer(['scripts/commands/desk.ts', '--no-open', '--port', String(port)], content);
  const browser = await launchChromium();
  try {
    const tab = await openTab(browser);
    const start = performance.now();
    await tab.page.goto(desk.address);
    const first = performance.now() - start;
    const origin = new URL(desk.address).origin;
    const bibtex = formatEntries(entries);
    const planned: number[] = [];
    for (let number = 0; number < plans; number++) planned.push(await measurePlan(tab.page, origin, bibtex));
    const [paper = ''] = readdirSync(path.join(content, 'papers')).sort();
    const previews = await measurePreviews(tab, `${origin}/edit/papers/${paper.slice(0, -3)}`, count);
    return formatTable(
      [`npm run desk, ${samples.length} papers`, 'times', 'median', '95 %', 'slowest', 'last'],
      [
        formatTimes('the first page', [first]),
        formatTimes(`the plan of ${entries} entries`, planned),
        formatTimes('an edit in the preview', previews),
      ],
    );
  } finally {
    await browser.close();
    await desk.stop();
  }
}

/** Formats made-up papers as BibTeX. No corpus of the site contains them. */
function formatEntries(count: number): string {
  const papers = generateCorpus(count, 2).map(({ title, authors, date, abstract }, index) => ({
    id: `paper-${index}`,
    title,
    type: 'article-journal' as const,
    author: [...authors],
    issued: date,
    containerTitle: 'Journal of Benchmarks',
    abstract,
  }));
  return formatBibtex(papers, new Map());
}

/** Pastes a text into the form of the import, and returns the milliseconds until its plan is shown. */
async function measurePlan(page: Page, origin: string, text: string): Promise<number> {
  await page.goto(`${origin}/bring`);
  // Not typed: for a text of this size, Chromium takes a minute to type it.
  await page.getByLabel('Text', { exact: true }).evaluate((box: HTMLTextAreaElement, value) => {
    box.value = value;
  }, text);
  const start = performance.now();
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page
    .getByText(/\d+ new papers/u)
    .first()
    .waitFor({ timeout: patience });
  return performance.now() - start;
}

/** Edits the title of a paper, and returns the milliseconds until the preview shows each edit. */
async function measurePreviews(tab: Tab, address: string, count: number): Promise<number[]> {
  await tab.open(address);
  const title = tab.page.locator('[name="title"]');
  const times: number[] = [];
  // The first edit waits for the start of the preview.
  for (let number = 0; number <= count; number++) {
    const word = `edited${number}x`;
    const start = performance.now();
    await title.fill(`A paper that was ${word}`);
    const shown = await Promise.race([tab.shows(word).then(() => true), setTimeout(patience, false)]);
    if (!shown) throw new Error(`The preview does not show an edit after ${patience / 1000} s.`);
    if (number > 0) times.push(performance.now() - start);
    await setTimeout(pause);
  }
  return times;
}
