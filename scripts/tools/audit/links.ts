import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { type Finding, htmlFiles } from './audited-site.ts';

/**
 * Follows every link of a built site that stays in it, its fragment too.
 *
 * @param address that of the site: `https://example.org/lab/`
 */
export function followLinks(folder: string, address: string): Finding & { links: number } {
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/')),
  );
  const home = new URL(address);
  const idsOf = readIds(folder);
  const faults: string[] = [];
  let links = 0;
  for (const file of htmlFiles(folder)) {
    const $ = load(readFileSync(path.join(folder, file), 'utf8'));
    const here = new URL(file.replace(/index\.html$/u, ''), home);
    for (const element of $('[href], [src], [action]').toArray()) {
      const target = $(element).attr('href') ?? $(element).attr('src') ?? $(element).attr('action') ?? '';
      const url = URL.parse(target, here);
      const tell = (what: string) => faults.push(`${file}: ${target} ${what}`);
      if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) {
        tell('is no address of http, https or mailto.');
        continue;
      }
      if (url.host !== home.host) continue;
      links++;
      if (!url.pathname.startsWith(home.pathname)) {
        tell(`leads out of ${home.pathname}.`);
        continue;
      }
      const inside = decodeURIComponent(url.pathname.slice(home.pathname.length));
      const place = url.pathname.endsWith('/') ? `${inside}index.html` : inside;
      if (!files.has(place)) tell('leads to nothing.');
      else if (
        url.hash !== '' &&
        place.endsWith('.html') &&
        !idsOf(place).has(decodeURIComponent(url.hash.slice(1)))
      )
        tell('names a place that its page does not have.');
    }
  }
  return { checked: `${links.toLocaleString('en')} links`, links, faults };
}

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
