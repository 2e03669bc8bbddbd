import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { explainWriteError } from '../../src/files/write-file.ts';
import { root } from '../setup/process.ts';
import { chromiumArguments, setUpChromium } from '../setup/chromium.ts';
import { usageError } from '../setup/usage.ts';
import { BuildError, buildSite } from '../site/build-site.ts';
import { serveSite } from '../site/serve-site.ts';

const usage = 'npm run cv -- --author ID [--out FILE.pdf]   (the publications of a person as a PDF)';
const { author, out } = usageError(usage, () => {
  const { values } = parseArgs({ options: { author: { type: 'string' }, out: { type: 'string' } } });
  if (!values.author) throw new Error('--author: name a person by the id in the address of their page.');
  if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(values.author))
    throw new Error(`--author: "${values.author}" is no id.`);
  return { author: values.author, out: values.out ?? `cv-${values.author}.pdf` };
});

const executablePath = await setUpChromium((message) => console.log(message));
if (!executablePath) process.exit(1);
try {
  const { folder } = await buildSite({
    outDir: '.cache/cv',
    url: 'https://example.org/',
    say: (text) => process.stderr.write(text),
  });
  if (existsSync(path.join(folder, 'authors', author, 'index.html'))) await print(folder);
  else {
    console.error(
      `Nobody has the id "${author}". It stands in the address of a person's page: /authors/ID/.`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  const message = error instanceof BuildError ? error.message : explainWriteError(error)?.reason;
  if (message === undefined) throw error;
  console.error(error instanceof BuildError ? message : `${out}: It cannot be written: ${message}.`);
  process.exitCode = 1;
}

/** Prints the page of the person, whose print style is that of a list of publications. */
async function print(folder: string): Promise<void> {
  const site = await serveSite(folder, '/', 4490);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ colorScheme: 'light' });
    await page.goto(`${site.url}authors/${author}/`, { waitUntil: 'networkidle' });
    await page.pdf({ path: out, format: 'A4', preferCSSPageSize: false, tagged: true, outline: true });
    const person = (await page.locator('h1').textContent())?.trim();
    console.log(`${path.relative(root, path.resolve(out))} has the publications of ${person}.`);
  } finally {
    await browser.close();
    await site.close();
  }
}
