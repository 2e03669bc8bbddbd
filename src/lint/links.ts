import { isSafeUrl } from '../model/url.ts';

/** A link of a Markdown text, and where it stands in it. */
interface FoundLink {
  target: string;
  /** Counted from 1. */
  line: number;
}

/** What leads somewhere: the ends of links and images, addresses in angle brackets, attributes of MDX. */
const links = [
  /\]\([ \t<]{0,9}([^\s<>()]{1,2000})/gu,
  /<((?:https?|ftp|javascript|data|file|vbscript):[^\s<>]{1,2000})/giu,
  /\b(?:href|src)=["']([^"'\n]{1,2000})/giu,
];

/** The links of a Markdown or MDX text; code is left out. */
export function linksOf(markdown: string): FoundLink[] {
  return markdown.split('\n').flatMap((text, index) => {
    // Every second piece between backticks is code.
    const prose = text.split('`').filter((_, place) => place % 2 === 0).join(' '); // prettier-ignore
    return links.flatMap((pattern) =>
      [...prose.matchAll(pattern)].map(([, target = '']) => ({ target, line: index + 1 })),
    );
  });
}

/** What a link leads to. */
export type Target =
  | { kind: 'outside' }
  | { kind: 'unsafe' }
  /** A page or file of this site, from its root, without query and fragment. */
  | { kind: 'inside'; path: string };

/** Where a link leads that stands on the page at `from` (`/about/`). */
export function targetOf(link: string, from: string): Target {
  if (link.startsWith('#')) return { kind: 'inside', path: from };
  if (/^[a-z][a-z\d+.-]{0,30}:/iu.test(link)) return { kind: isSafeUrl(link) ? 'outside' : 'unsafe' };
  if (link.startsWith('//')) return { kind: 'unsafe' };
  const base = `https://site.invalid${from}`;
  if (!URL.canParse(link, base)) return { kind: 'unsafe' };
  const { pathname } = new URL(link, base);
  return { kind: 'inside', path: decode(pathname) };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
