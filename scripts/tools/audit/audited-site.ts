import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** One page of a kind, by its address below that of the site: `papers/a-title/`. */
export interface AuditedPage {
  kind: string;
  address: string;
}

/** A built site that is served compressed, with a browser to look at it. */
export interface AuditedSite {
  folder: string;
  /** The address of the home page. */
  url: string;
  browser: Browser;
  executablePath: string;
  /** The first, the longest and the last page of each kind. */
  pages: AuditedPage[];
  say(text: string): void;
}

/** What one part of the audit found. */
export interface Finding {
  /** How much was looked at: `84 views`. */
  checked: string;
  faults: string[];
  /** Lines to read, such as scores. */
  details?: string[];
  /** Why it could not be done here. */
  skipped?: string;
}

/**
 * The pages to look at, picked by where their files lie, so that a new kind of page needs no list: the first, the longest and the
 * last of each folder. Pages that only lead elsewhere are left out.
 */
export function pickPages(folder: string): AuditedPage[] {
  const kinds = new Map<string, { address: string; length: number }[]>();
  for (const file of htmlFiles(folder)) {
    const html = readFileSync(path.join(folder, file), 'utf8');
    if (/<meta http-equiv="?refresh/iu.test(html)) continue;
    const address = file.replace(/index\.html$/u, '');
    const kind = kindOf(address);
    const known = kinds.get(kind);
    if (known) known.push({ address, length: html.length });
    else kinds.set(kind, [{ address, length: html.length }]);
  }
  return [...kinds].sort().flatMap(([kind, pages]) => {
    const [first] = pages;
    const longest = pages.reduce((one, other) => (other.length > one.length ? other : one));
    const picked = new Set([first, longest, pages.at(-1)].flatMap((page) => page?.address ?? []));
    return [...picked].map((address) => ({ kind, address }));
  });
}

/** `papers/a-title/` is of the kind `papers/*`, `papers/` of its own. */
function kindOf(address: string): string {
  const [first = '', ...rest] = address.split('/').filter((part) => part !== '');
  return rest.length === 0 ? first || 'home' : `${first}/*${rest.length > 1 ? '/…' : ''}`;
}

/** All HTML files of a site by their paths, with `/`, in the order of the alphabet. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html'))
    .sort();
}

/** Puts a packed copy beside each file that packs well, since hosts send them so. */
export function compress(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:html|css|js|json|svg|xml|txt)$/u.test(file)) continue;
    writeFileSync(path.join(folder, `${file}.gz`), gzipSync(readFileSync(path.join(folder, file))));
  }
}
