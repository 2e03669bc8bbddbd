import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../setup/process.ts';
import { chromiumArguments, setUpChromium } from '../setup/chromium.ts';
import { refuseOptions } from '../setup/usage.ts';
import { buildSite } from '../site/build-site.ts';
import { serveSite } from '../site/serve-site.ts';

const isForDesk = process.argv[2] === 'desk';
if (!isForDesk)
  refuseOptions(
    'npm run screenshot   (updates the screenshots of the README in docs/; with "desk", those of the desk)',
  );

/** The pages to show. `ready` selects an element that must be visible before the screenshot is taken. */
const screenshots = [
  { name: 'home', address: '', ready: '.years-picture' },
  { name: 'search', address: 'papers/?q=recomendation', ready: 'mark' },
  {
    name: 'paper',
    address: 'papers/autoshard-automated-embedding-table-sharding-for-recommender-systems/',
    ready: '.cite',
  },
];
const executablePath = await setUpChromium((message) => console.log(message));
if (!executablePath) process.exit(1);

const docs = path.join(root, 'docs');
if (isForDesk) {
  const { shootDesk } = await import('./screenshot/shoot-desk.ts');
  await shootDesk(executablePath, path.join(docs, 'desk'));
  process.exit(0);
}
const { folder } = await buildSite({
  outDir: '.cache/screenshot',
  url: 'https://example.org/',
  say: (text) => process.stderr.write(text),
});
const site = await serveSite(folder, '/', 4400);
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  mkdirSync(docs, { recursive: true });
  for (const { name, address, ready } of screenshots) {
    const halves = [await shoot(address, ready, 'light'), await shoot(address, ready, 'dark')];
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const images = halves.map(
      (half) => `<img src="data:image/png;base64,${half.toString('base64')}" width="720">`,
    );
    await page.setContent(`<body style="margin:0;display:flex">${images.join('')}</body>`);
    await page.screenshot({ path: path.join(docs, `${name}.png`) });
    await page.close();
  }
  console.log(`${screenshots.map(({ name }) => `docs/${name}.png`).join(', ')} updated.`);
} finally {
  await browser.close();
  await site.close();
}

/** Takes a screenshot of a page in one colour scheme. It is one half of a picture in the README. */
async function shoot(address: string, ready: string, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 720, height: 900 }, colorScheme });
  await page.goto(`${site.url}${address}`, { waitUntil: 'networkidle' });
  await page.locator(ready).first().waitFor();
  const image = await page.screenshot();
  await page.close();
  return image;
}
