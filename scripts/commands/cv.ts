import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { explainWriteError } from '../../src/files/write-file.ts';
import { chromiumArguments, setUpChromium, thisMachine } from '../setup/chromium.ts';
import { callerFolder, defineCommand, runMain, shownPath, writeLine } from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { startProgress } from '../setup/progress.ts';
import { BuildError, buildSite } from '../site/build-site.ts';
import { serveSite } from '../site/serve-site.ts';

const help = `npm run cv -- --author ID [--out FILE.pdf]

  Prints the publication list of a person as a PDF.

  --author ID      the id in the address of the person's page: /authors/ID/
  --out FILE.pdf   the file to write (default: cv-ID.pdf)`;

export const main = defineCommand({
  help,
  parse: (argv, env) => {
    const { values } = parseOptions(argv, env, { author: { type: 'string' }, out: { type: 'string' } });
    const { author } = values;
    if (!author)
      throw new Error("--author is missing. Give the id in the address of the person's page: /authors/ID/.");
    if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(author))
      throw new Error(`--author: "${author}" is not an id. Use the id in the address of the person's page.`);
    return { author, out: values.out ?? `cv-${author}.pdf` };
  },
  run: async ({ author, out }, io) => {
    const { env, stdout, stderr } = io;
    const say = (message: string) => writeLine(stdout, message);
    const browser = await setUpChromium(say, { ...thisMachine, env });
    if (!browser) return 1;
    const progress = startProgress(stderr);
    try {
      const build = { outDir: '.cache/cv', url: 'https://example.org/', env };
      const { folder } = await buildSite({ ...build, progress, say: progress.print }).finally(progress.end);
      if (!existsSync(path.join(folder, 'authors', author, 'index.html'))) {
        writeLine(
          stderr,
          `There is no person with the id "${author}". Use the id in the address of their page: /authors/ID/.`,
        );
        return 1;
      }
      const file = path.resolve(callerFolder(io), out);
      progress.step('Printing the page …');
      const person = await printPage(folder, author, file, browser).finally(progress.end);
      writeLine(stdout, `Wrote the publications of ${person} to ${shownPath(io, file)}.`);
      return 0;
    } catch (error) {
      const reason = explainWriteError(error)?.reason;
      if (error instanceof BuildError) writeLine(stderr, error.message);
      else if (reason !== undefined) writeLine(stderr, `${out}: The file cannot be written: ${reason}.`);
      else throw error;
      return 1;
    }
  },
});

/**
 * Prints the page of a person to a PDF file. The print style of that page shows a list of the person's publications.
 *
 * @param folder the folder of the built site
 * @param author the id of the person
 * @param file the path of the PDF file
 * @param executablePath the path of the browser's program
 * @returns the name of the person
 */
async function printPage(
  folder: string,
  author: string,
  file: string,
  executablePath: string,
): Promise<string> {
  const { chromium } = await import('playwright-core');
  const site = await serveSite(folder, '/', 4490);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ colorScheme: 'light' });
    await page.goto(`${site.url}authors/${author}/`, { waitUntil: 'networkidle' });
    await joinParts(page);
    await page.pdf({ path: file, format: 'A4', preferCSSPageSize: false, tagged: true, outline: true });
    return (await page.locator('h1').textContent())?.trim() ?? author;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Adds the papers of a long list that are on other pages to the page of a person, so that the PDF lists all papers. */
async function joinParts(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('nav .parts a:not([aria-current])')) {
      const text = await (await fetch(link.href)).text();
      const part = new DOMParser().parseFromString(text, 'text/html');
      for (const section of part.querySelectorAll('section.year')) {
        const last = [...document.querySelectorAll('section.year')].at(-1);
        const isSameYear = last?.querySelector('h2')?.id === section.querySelector('h2')?.id;
        if (isSameYear) last?.querySelector('ul')?.append(...(section.querySelector('ul')?.children ?? []));
        else last?.after(section);
      }
    }
    for (const heading of document.querySelectorAll('section.year h2')) {
      const count = document.querySelector(`a[href$="#${heading.id}"] + .number .unseen`)?.textContent;
      const shown = heading.parentElement?.querySelector('p');
      if (shown && count) shown.textContent = count;
    }
  });
}

await runMain(import.meta, main);
