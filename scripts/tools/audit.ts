import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { checkAccessibility } from './audit/accessibility.ts';
import { type AuditedSite, compress, type AuditResult, pickPages } from './audit/audited-site.ts';
import { validateHtml } from './audit/html.ts';
import { walkByKeyboard } from './audit/keyboard.ts';
import { runLighthouse } from './audit/lighthouse.ts';
import { checkLinks } from './audit/links.ts';
import { runNu } from './audit/nu.ts';
import { takeScreens } from './audit/screens.ts';
import { weighPages } from './audit/weight.ts';
import { formatTable } from './bench/figures.ts';
import { root } from '../setup/process.ts';
import { chromiumArguments, setUpChromium } from '../setup/chromium.ts';
import { usageError } from '../setup/usage.ts';
import { buildSite } from '../site/build-site.ts';
import { serveSite } from '../site/serve-site.ts';

/** Port of the web server. It is fixed, because the site contains absolute addresses with this port. */
const port = 4480;
const target = path.join(root, '.cache/audit');
const checks: Record<string, (site: AuditedSite) => Promise<AuditResult> | AuditResult> = {
  links: ({ folder, url }) => checkLinks(folder, url),
  html: ({ folder }) => validateHtml(folder),
  nu: runNu,
  axe: checkAccessibility,
  keyboard: walkByKeyboard,
  weight: weighPages,
  lighthouse: runLighthouse,
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
  if (unknown !== undefined)
    throw new Error(`--only: there is no check "${unknown}". Use ${Object.keys(checks).join(', ')}.`);
  if (!/^\/(?:[^/]+\/)*$/u.test(values.base))
    throw new Error(
      `--base: "${values.base}" does not begin and end with a slash. Use a path such as /lab/.`,
    );
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
if (served.portsInUse.length > 0) {
  await served.close();
  console.error(`Port ${port} is in use. Stop the program that listens on it.`);
  process.exit(1);
}
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
const rows: string[][] = [];
let errors = 0;
try {
  const site = { folder, url: served.url, browser, executablePath, pages: pickPages(folder), say };
  for (const name of only) {
    say(`\n── ${name} ──`);
    const start = performance.now();
    const result = await checks[name]?.(site);
    if (!result) continue;
    for (const line of [...(result.details ?? []), ...result.errors]) say(line);
    if (result.skipped !== undefined) say(`SKIPPED: ${result.skipped}.`);
    errors += result.errors.length;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    rows.push([
      name,
      result.skipped === undefined ? result.checked : 'skipped',
      String(result.errors.length),
      seconds,
    ]);
  }
} finally {
  await browser.close();
  await served.close();
}
say(`\n${formatTable(['check', 'checked', 'errors', 'seconds'], rows)}`);
if (errors > 0) process.exitCode = 1;
