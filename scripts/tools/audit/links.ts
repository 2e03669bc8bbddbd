import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { type AuditResult, htmlFiles } from './audited-site.ts';

/**
 * Checks every link in the pages of a built site, including the fragment of the link. Links to other hosts are not
 * followed.
 *
 * @param folder the folder of the built site
 * @param address the address of the site: `https://example.org/lab/`
 */
export function checkLinks(folder: string, address: string): AuditResult & { links: number } {
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/')),
  );
  const home = new URL(address);
  const idsOf = readIds(folder);
  const errors: string[] = [];
  let links = 0;
  for (const file of htmlFiles(folder)) {
    const $ = load(readFileSync(path.join(folder, file), 'utf8'));
    const here = new URL(file.replace(/index\.html$/u, ''), home);
    for (const element of $('[href], [src], [action]').toArray()) {
      const target = $(element).attr('href') ?? $(element).attr('src') ?? $(element).attr('action') ?? '';
      const url = URL.parse(target, here);
      const report = (problem: string) => errors.push(`${file}: "${target}" ${problem}`);
      if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) {
        report('is not an http, https or mailto address.');
        continue;
      }
      if (url.host !== home.host) continue;
      links++;
      if (!url.pathname.startsWith(home.pathname)) {
        report(`is outside of ${home.pathname}.`);
        continue;
      }
      const inside = decodeURIComponent(url.pathname.slice(home.pathname.length));
      const targetFile = url.pathname.endsWith('/') ? `${inside}index.html` : inside;
      if (!files.has(targetFile)) report('does not exist.');
      else if (
        url.hash !== '' &&
        targetFile.endsWith('.html') &&
        !idsOf(targetFile).has(decodeURIComponent(url.hash.slice(1)))
      )
        report('has a fragment that does not exist on the page.');
    }
  }
  return { checked: `${links.toLocaleString('en')} links`, links, errors };
}

/** Returns a function that returns the `id` attributes of a page. The function reads each page only once. */
function readIds(folder: string): (file: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (file) => {
    const ids =
      known.get(file) ??
      new Set(
        [...readFileSync(path.join(folder, file), 'utf8').matchAll(/\sid="?([^"\s>]+)/gu)].map(
          ([, id = '']) => id,
        ),
      );
    known.set(file, ids);
    return ids;
  };
}
