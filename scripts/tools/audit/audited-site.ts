import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** A page that is checked as an example of its kind of page. */
export interface AuditedPage {
  /** The kind of page, as returned by `kindOf`. */
  kind: string;
  /** Path of the page, relative to the address of the site: `papers/a-title/`. */
  address: string;
}

/** A built site that a server serves with compression, and a browser to open its pages. */
export interface AuditedSite {
  folder: string;
  /** The address of the home page. */
  url: string;
  browser: Browser;
  executablePath: string;
  /** The pages to check: the first, the longest and the last page of each kind. */
  pages: AuditedPage[];
  /** Prints a line of text. */
  say(text: string): void;
}

/** The result of one part of the audit. */
export interface AuditResult {
  /** The number of things that were checked, and their name: `84 views`. */
  checked: string;
  errors: string[];
  /** Lines to print besides the errors, such as scores. */
  details?: string[];
  /** The reason why this part was skipped. */
  skipped?: string;
}

/**
 * Picks three pages of each kind: the first, the longest and the last. The kind of a page is derived from its path, so
 * a new kind needs no entry in a list. Pages that only redirect are skipped.
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

/** Returns the kind of a page: `papers/*` for `papers/a-title/`, `papers` for `papers/`, `home` for the home page. */
function kindOf(address: string): string {
  const [first = '', ...rest] = address.split('/').filter((part) => part !== '');
  return rest.length === 0 ? first || 'home' : `${first}/*${rest.length > 1 ? '/…' : ''}`;
}

/** Returns the paths of all HTML files of a site, sorted, with `/` on every system. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html'))
    .sort();
}

/** Writes a copy compressed with gzip next to each text file, because web hosts send text files compressed. */
export function compress(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:html|css|js|json|svg|xml|txt)$/u.test(file)) continue;
    writeFileSync(path.join(folder, `${file}.gz`), gzipSync(readFileSync(path.join(folder, file))));
  }
}
