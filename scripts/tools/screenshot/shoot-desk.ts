import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { chromiumArguments } from '../../setup/chromium.ts';
import { root } from '../../setup/process.ts';
import { openWalk, walkDesk } from './desk-walk.ts';

/** Height of a picture, in CSS pixels. A page that is longer is cut. */
const height = 640;

/** Takes the pictures of docs/desk.md: each step of someone who starts a site. They are in `folder`. */
export async function shootDesk(executablePath: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const profile = readFileSync(path.join(root, 'content/profiles/dhruv-choudhary.txt'), 'utf8');
  const walk = await openWalk();
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const page = await browser.newPage({ viewport: { width: 960, height } });
    await page.goto(walk.address);
    await walkDesk(page, profile, async (name) => {
      await page.evaluate(() => window.scrollTo(0, 0));
      // Numbers of the start page that take longer.
      await page.waitForFunction(() => !document.querySelector('.cards')?.textContent?.includes('…'));
      // The preview of a form starts with its first page.
      if (name === 'edit')
        await page.frameLocator('iframe').locator('h1').first().waitFor({ timeout: 60_000 });
      const file = path.join(folder, `${name}.webp`);
      // The browser cannot write this format, which is much smaller.
      await sharp(await page.screenshot())
        .webp({ quality: 80 })
        .toFile(file);
      console.log(`${path.relative(root, file)} updated.`);
    });
  } finally {
    await browser.close();
    await walk.close();
  }
}
