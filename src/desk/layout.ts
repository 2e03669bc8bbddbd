import { type Html, html, type HtmlValue } from './html.ts';
import type { DeskWords } from './words/words.ts';

/** The parts of the desk, in the order of the navigation, and their addresses. */
export const deskParts = {
  home: '/',
  bring: '/bring',
  attention: '/attention',
  edit: '/edit',
  publish: '/publish',
  undo: '/undo',
} as const;

export type DeskPart = keyof typeof deskParts;

/** The content of one page of the desk. */
export interface DeskPage {
  /** The part whose link is marked in the navigation. */
  part?: DeskPart;
  /** The heading of the page. It is also the title of the window. */
  title: string;
  main: HtmlValue;
  /** More elements of the head. */
  head?: Html | undefined;
  /** Names of modules in `src/desk/page/`, without extension, that this page loads: `['edit']`. */
  scripts?: readonly string[];
  /** A message above the page, such as that of a step that was just written. */
  notice?: Html | undefined;
  /** Whether the page needs the width of the window, such as a form beside a preview. */
  isWide?: boolean;
}

/** The parts that all pages of a desk have in common. */
export interface DeskFrame {
  words: DeskWords;
  /** Title of the site; undefined if there is no site yet. */
  siteTitle: string | undefined;
}

/** Returns a whole page of the desk: head, navigation, message and content. */
export function layout({ words, siteTitle }: DeskFrame, page: DeskPage): Html {
  const { shared, language } = words;
  const name = siteTitle ?? shared.desk;
  const links = (Object.entries(deskParts) as [DeskPart, string][]).map(([part, address]) => {
    const current = part === page.part && html` aria-current="page"`;
    return html`<li><a href="${address}"${current}>${shared.parts[part]}</a></li>\n`;
  });
  const scripts = page.scripts?.map(
    (script) => html`<script type="module" src="/assets/page/${script}.js"></script>\n`,
  );
  return html`<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · ${name}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/desk.css">
${page.head}
${scripts}</head>
<body${page.isWide && html` class="wide"`}>
<a class="skip" href="#content">${shared.skip}</a>
<header class="running-head">
<a class="site-name" href="/" dir="auto">${name}</a>
<nav aria-label="${shared.menu}"><ul>
${links}</ul></nav>
</header>
<main id="content" tabindex="-1">
${page.notice}
<h1 dir="auto">${page.title}</h1>
${page.main}
</main>
<footer><p>${shared.footer}</p></footer>
</body>
</html>`;
}

/** Returns the hidden field that each form of the desk needs, or else the change is refused. */
export function tokenField({ token }: { token: string }): Html {
  return html`<input type="hidden" name="token" value="${token}">`;
}

/**
 * Returns the hidden fields that list the files from which a form was made. If one of them has changed when the form is
 * sent, nothing is written.
 *
 * @param opened the hash of each file by its path; `null` for a file that does not exist yet
 */
export function openedFields(opened: ReadonlyMap<string, string | null>): Html[] {
  return [...opened].map(
    ([file, hash]) => html`<input type="hidden" name="opened" value="${hash ?? '-'} ${file}">\n`,
  );
}
