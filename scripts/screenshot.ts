import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './machine/child.ts';
import { chromiumArguments, setUpChromium } from './machine/chromium.ts';
import { showHelp } from './machine/usage.ts';
import { buildSite } from './site/build-site.ts';
import { serveSite } from './site/serve-site.ts';

showHelp('npm run screenshot   (makes docs/screenshot.png)');
const file = path.join(root, 'docs/screenshot.png');
const executablePath = await setUpChromium((message) => console.log(message));
if (!executablePath) process.exit(1);

const { folder } = await buildSite({
  outDir: '.cache/screenshot',
  url: 'https://example.org/',
  say: (text) => process.stderr.write(text),
});
const site = await serveSite(folder, '/', 4400);
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  const halves = [await shoot('light'), await shoot('dark')];
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const images = halves.map(
    (half) => `<img src="data:image/png;base64,${half.toString('base64')}" width="720">`,
  );
  await page.setContent(`<body style="margin:0;display:flex">${images.join('')}</body>`);
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  console.log(`${path.relative(root, file)} shows the site as it is now.`);
} finally {
  await browser.close();
  await site.close();
}

/** The list of papers with a misspelt query in its box. */
async function shoot(colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 720, height: 900 }, colorScheme });
  await page.goto(`${site.url}papers/?q=recomendation`, { waitUntil: 'networkidle' });
  await page.locator('mark').first().waitFor();
  return page.screenshot();
}
