import { type Browser, chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../scripts/setup/chromium.ts';

/** A Chromium without a window; `npm test` installs one where there is none. Close it when the tests are done. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('There is no Chromium. Run npm test, or set CHROME_PATH to the program.');
  return chromium.launch({ executablePath, args: chromiumArguments });
}
