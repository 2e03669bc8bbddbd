import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { checkAccessibility } from './audit/accessibility.ts';
import { type AuditedSite, compress, type Finding, pickPages } from './audit/audited-site.ts';
import { validateHtml } from './audit/html.ts';
import { walkByKeyboard } from './audit/keyboard.ts';
import { askLighthouse } from './audit/lighthouse.ts';
import { followLinks } from './audit/links.ts';
import { askNu } from './audit/nu.ts';
import { takeScreens } from './audit/screens.ts';
import { weighPages } from './audit/weight.ts';
import { formatTable } from './bench/figures.ts';
import { root } from '../setup/process.ts';
import { chromiumArguments, setUpChromium } from '../setup/chromium.ts';
import { usageError } from '../setup/usage.ts';
import { buildSite } from '../site/build-site.ts';
import { serveSite } from '../site/serve-site.ts';

/** One port always, since absolute addresses of the site hold it. */
const port = 4480;
const target = path.join(root, '.cache/audit');
const checks: Record<string, (site: AuditedSite) => Promise<Finding> | Finding> = {
  links: ({ folder, url }) => followLinks(folder, url),
  html: ({ folder }) => validateHtml(folder),
  nu: askNu,
  axe: checkAccessibility,
  keyboard: walkByKeyboard,
  weight: weighPages,
  lighthouse: askLighthouse,
  screens: (site) => takeScreens(site, path.join(target, 'screens')),
};

const usage = `npm run audit -- [--only ${Object.keys(checks).join(',')}] [--content FOLDER] [--base /lab/]`;
const { only, content, base } = usageError(usage, () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: Object.keys(checks).join(',') },
      content: { type: 'string' },
      base: { type: 'string', default: '/' },
    },
  });
  const only = values.only.split(',');
  const unknown = only.find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined) throw new Error(`--only: there is no check "${unknown}".`);
  if (!/^\/(?:[^/]+\/)*$/u.test(values.base)) throw new Error('--base: write a path such as /lab/.');
  return { ...values, only };
});

const say = (text: string) => console.log(text);
const executablePath = await setUpChromium(say);
if (!executablePath) process.exit(1);
const outDir = path.join(target, 'site');
rmSync(outDir, { recursive: true, force: true });
const { folder } = await buildSite({
  outDir,
  url: `http://localhost:${port}${base}`,
  ...(content !== undefined && { content: path.resolve(content) }),
  say: (text) => process.stderr.write(text),
});
compress(folder);
const served = await serveSite(folder, base, port);
if (served.taken.length > 0) {
  await served.close();
  console.error(`Port ${port} is taken. End what listens there.`);
  process.exit(1);
}
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
const rows: string[][] = [];
let faults = 0;
try {
  const site = { folder, url: served.url, browser, executablePath, pages: pickPages(folder), say };
  for (const name of only) {
    say(`\n── ${name} ──`);
    const start = performance.now();
    const found = await checks[name]?.(site);
    if (!found) continue;
    for (const line of [...(found.details ?? []), ...found.faults]) say(line);
    if (found.skipped !== undefined) say(`SKIPPED: ${found.skipped}.`);
    faults += found.faults.length;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    rows.push([
      name,
      found.skipped === undefined ? found.checked : 'skipped',
      String(found.faults.length),
      seconds,
    ]);
  }
} finally {
  await browser.close();
  await served.close();
}
say(`\n${formatTable(['check', 'looked at', 'faults', 'seconds'], rows)}`);
if (faults > 0) process.exitCode = 1;
