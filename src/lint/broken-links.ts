import { groupKinds } from '../library/groups.ts';
import type { Library } from '../library/library.ts';
import { authorPath } from '../library/address.ts';
import { hasOwnPage } from '../library/people.ts';
import { yearOf } from '../model/date.ts';
import { quote } from '../model/diagnostic.ts';
import type { Site } from '../model/site.ts';
import { isPagePath, isSafeUrl } from '../model/url.ts';
import { linksOf, linksOfMdx } from '../text/links.ts';
import type { LintDiagnostic, LintRule } from './lint-diagnostic.ts';

/** A text that may contain links to pages of the site. */
export interface LinkedText {
  text: string;
  /** Whether the text is MDX; if false, it is Markdown. */
  isMdx: boolean;
  /** The path of the file that contains the text, as messages show it. */
  file: string;
  /** The line of the file on which the text begins. */
  line: number;
  /** The path of the page that shows the text, from the home page: `/about/`. */
  page: string;
  /**
   * Whether the renderer of this text removes and reports unsafe links. If so, they are not reported a second time
   * here.
   */
  isSanitised: boolean;
}

/** The settings of `site.yaml` and the lines on which they are. */
export interface ParsedSite {
  value: Site;
  /** The path of `site.yaml`, as messages show it. */
  file: string;
  /** Returns the line of a setting. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Everything that exists in the site, so that links can be checked. */
export interface LinkTargets {
  /** The path of the home page: `/lab/`. In texts, links that begin with `/` must begin with this path. */
  base: string;
  library: Pick<Library, 'papers' | 'people' | 'outside' | 'projects' | 'groups' | 'formerIds'>;
  /** Ids of the free pages, such as `about`. */
  pages: readonly string[];
  /** Paths of the files in `public/`, with `/` between folder names: `files/talk.pdf`. */
  publicFiles: ReadonlySet<string>;
}

/** Paths of pages and files that every site has. */
const fixedPaths = ['', 'papers/', 'people/', 'authors/', 'years/', 'statistics/', '404.html'];

/**
 * Matches paths of files that the build generates. Links to these files are not checked, because the build decides
 * later which of them exist.
 */
const generatedFiles =
  /^(?:_astro|names|(?:papers|authors|projects|venues|topics|affiliations|years)\/[a-z0-9-]+)\/.|^(?:news\/)?[^/]+\.(?:bib|ris|json|xml|txt|cff)$/u;

/**
 * Reports links in the main menu and in texts that lead to a missing page, to a missing file or to an unsafe address.
 */
export function brokenLinks(
  site: ParsedSite,
  texts: readonly LinkedText[],
  targets: LinkTargets,
): LintDiagnostic[] {
  const known = knownPaths(targets);
  const entries = entryPaths(targets);
  const menuLinks = (site.value.navigation ?? []).flatMap(({ href }, index) =>
    href.startsWith('/') && !exists(href.slice(1), known)
      ? [
          missing(
            site.file,
            site.lineOf(['navigation', index, 'href']),
            href.replace(/[?#].*$/su, ''),
            entries,
          ),
        ]
      : [],
  );
  const textLinks = texts.flatMap((linked) =>
    (linked.isMdx ? linksOfMdx : linksOf)(linked.text).flatMap(({ url, line }) => {
      const found = checkLink(url, linked.line + line - 1, linked, known, entries, targets.base);
      return found ? [found] : [];
    }),
  );
  return [...menuLinks, ...textLinks];
}

/**
 * Reports links of papers to pages of the site that do not exist.
 *
 * @param fileOf returns the path of a paper's file, as messages show it
 */
export function brokenPaperLinks(
  targets: LinkTargets,
  fileOf: (paper: { id: string }) => string,
): LintDiagnostic[] {
  const known = knownPaths(targets);
  const entries = entryPaths(targets);
  return targets.library.papers.flatMap((paper) =>
    [...Object.values(paper.links ?? {}), paper.code].flatMap((target) =>
      typeof target === 'string' && isPagePath(target) && !exists(target.slice(1), known)
        ? [missing(fileOf(paper), undefined, target, entries)]
        : [],
    ),
  );
}

function checkLink(
  url: string,
  line: number,
  { file, page, isSanitised }: LinkedText,
  known: ReadonlySet<string>,
  entries: ReadonlyMap<string, string>,
  base: string,
): LintDiagnostic | undefined {
  if (/^(?:\/\/|\\|[a-z][a-z\d+.-]{0,30}:)/iu.test(url))
    return isSafeUrl(url) || isSanitised ? undefined : unsafe(file, line, url);
  const path = resolvePath(url, `${base}${page.slice(1)}`);
  if (path === undefined) return unsafe(file, line, url);
  if (path.startsWith(base)) {
    const below = path.slice(base.length);
    return exists(below, known) ? undefined : missing(file, line, `/${below}`, entries);
  }
  if (!exists(path.slice(1), known)) return missing(file, line, path, entries);
  const relative = `${'../'.repeat(page.split('/').length - 2)}${path.slice(1)}`;
  const message = `The link leads to ${quote(path)}, but all addresses of this site begin with "${base}".`;
  return linkError('link', file, line, message, `Write "${relative}".`);
}

function resolvePath(url: string, from: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, `https://site.invalid${from}`).pathname);
  } catch {
    return undefined;
  }
}

function knownPaths({ library, pages, publicFiles }: LinkTargets): ReadonlySet<string> {
  return new Set([
    ...fixedPaths,
    ...library.papers.map(({ id }) => `papers/${id}/`),
    ...library.papers.map(({ issued }) => `years/${issued ? yearOf(issued) : 'undated'}/`),
    ...(library.outside.hasOwnPage ? ['co-authors/'] : []),
    ...library.people.filter(hasOwnPage).map(({ id }) => `authors/${id}/`),
    ...(library.projects.length > 0 ? ['projects/'] : []),
    ...library.projects.map(({ id }) => `projects/${id}/`),
    ...groupKinds.flatMap((kind) => {
      const paged = library.groups.all(kind).filter(({ hasPage }) => hasPage);
      return paged.length > 0 ? [`${kind}/`, ...paged.map(({ id }) => `${kind}/${id}/`)] : [];
    }),
    ...library.formerIds.map(({ kind, former }) => `${kind}/${former}/`),
    ...pages.map((id) => `${id}/`),
    ...publicFiles,
  ]);
}

/** Returns where the list of people has the entry of each person without a page, by the path at which a page would be. */
function entryPaths({ library }: LinkTargets): ReadonlyMap<string, string> {
  return new Map(
    library.people.flatMap(({ id, entryPath }) =>
      entryPath === undefined ? [] : [[authorPath(id), entryPath]],
    ),
  );
}

/**
 * Whether the site has a page or file at a path. Static hosts serve the page `about/` for the path `about` too.
 *
 * @param path the path from the home page, without a slash at the beginning
 */
function exists(path: string, known: ReadonlySet<string>): boolean {
  const plain = path.replace(/[?#].*$/su, '').replace(/(?:^|(?<=\/))index\.html$/u, '');
  return generatedFiles.test(plain) || known.has(plain) || known.has(`${plain}/`);
}

/**
 * Reports a link to something that does not exist. A path with a file extension is reported as a missing file, any
 * other path as a missing page.
 */
function missing(
  file: string,
  line: number | undefined,
  path: string,
  entries: ReadonlyMap<string, string>,
): LintDiagnostic {
  const leadsTo = `The link leads to ${quote(path)}, but`;
  const entry = entries.get(path.replace(/\/?$/u, '/'));
  if (entry !== undefined) {
    const message = `${leadsTo} on a site of this size, co-authors with few papers have no page.`;
    const [, id] = /^\/authors\/([^/]+)/u.exec(path) ?? [];
    const advice = `Link to ${quote(entry)}, or add content/authors/${id}.md, which gives the person a page.`;
    return linkError('link', file, line, message, advice);
  }
  if (!/\.[a-z0-9]{1,9}$/iu.test(path))
    return linkError('link', file, line, `${leadsTo} this site has no such page.`, 'Correct the link.');
  const message = `${leadsTo} there is no file ${quote(`public${path}`)}.`;
  return linkError('missing-file', file, line, message, 'Add the file, or correct the link.');
}

function unsafe(file: string, line: number, url: string): LintDiagnostic {
  const message = `The link ${quote(url)} has an address that is not allowed.`;
  const advice = 'Begin the address with https://, http:// or mailto:, or with / for a page of this site.';
  return linkError('link', file, line, message, advice);
}

function linkError(
  kind: LintRule,
  file: string,
  line: number | undefined,
  message: string,
  advice: string,
): LintDiagnostic {
  return { kind, severity: 'error', file, ...(line !== undefined && { line }), message, advice };
}
