import { type Browser, chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../scripts/setup/chromium.ts';

/**
 * Starts Chromium without a window. Throws if Chromium is missing; `npm test` installs it. The caller must close the
 * browser.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('Chromium was not found. Run npm test to install it, or set CHROME_PATH to the program.');
  return chromium.launch({ executablePath, args: chromiumArguments });
}
