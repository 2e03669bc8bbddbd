import { type Diagnostic, quote } from '../model/diagnostic.ts';
import type { Site } from '../model/site.ts';
import { linksOf } from '../text/links.ts';
import { yearOf } from '../model/date.ts';
import { isSafeUrl } from '../model/url.ts';
import { groupKinds } from './groups.ts';
import type { Library } from './library.ts';

/** A text that may link to pages of the site. */
export interface LinkedText {
  /** Markdown or MDX. */
  text: string;
  file: string;
  /** The line of the file on which the text begins. */
  line: number;
  /** The page on which it is shown, from the root of the site: `/about/`. */
  page: string;
  /** Links that no browser should follow are taken out, and told of, where the text is rendered. */
  isSanitised: boolean;
}

/** What a link may lead to. */
export interface Targets {
  /** The path of the home page, with which addresses from the root must begin. */
  base: string;
  library: Pick<Library, 'papers' | 'people' | 'groups' | 'formerIds'>;
  /** Ids of the free pages: `about`. */
  pages: readonly string[];
  /** Paths of the files in `public/`, with `/` between folders: `files/talk.pdf`. */
  publicFiles: readonly string[];
}

/** Pages and files that are there whatever the content. */
const fixed = ['', 'papers/', 'authors/', 'years/', 'statistics/', '404.html'];

/** What a build makes besides, of more than the ids of content: it is not looked for. */
const made =
  /^(?:_astro|names|(?:papers|authors|venues|topics|affiliations)\/[a-z0-9-]+)\/.|^(?:news\/)?[^/]+\.(?:bib|ris|json|xml|txt|cff)$/u;

/**
 * Links that lead nowhere on this site, and those that no browser should follow.
 *
 * @param lineOf the line of a value of the settings
 */
export function brokenLinks(
  site: Site,
  siteFile: string,
  lineOf: (path: readonly PropertyKey[]) => number,
  texts: readonly LinkedText[],
  targets: Targets,
): Diagnostic[] {
  const known = knownPaths(targets);
  const { base } = targets;
  const menu = (site.navigation ?? []).flatMap(({ href }, index) =>
    href.startsWith('/') && !leads(href.slice(1), known)
      ? [broken(siteFile, lineOf(['navigation', index, 'href']), href.replace(/[?#].*$/su, ''))]
      : [],
  );
  const links = texts.flatMap(({ text, file, line: first, page, isSanitised }) =>
    linksOf(text).flatMap(({ url, line }): Diagnostic[] => {
      const place = first + line - 1;
      if (/^(?:\/\/|\\|[a-z][a-z\d+.-]{0,30}:)/iu.test(url))
        return isSafeUrl(url) || isSanitised ? [] : [unsafe(file, place, url)];
      const path = resolvePath(url, `${base}${page.slice(1)}`);
      if (path === undefined) return [unsafe(file, place, url)];
      if (path.startsWith(base) && leads(path.slice(base.length), known)) return [];
      const found = broken(file, place, path.startsWith(base) ? `/${path.slice(base.length)}` : path);
      if (path.startsWith(base) || !leads(path.slice(1), known)) return [found];
      const relative = `${'../'.repeat(page.split('/').length - 2)}${path.slice(1)}`;
      return [
        {
          ...found,
          kind: 'link',
          message: `${path} is no address of this site, which begins at ${base}.`,
          advice: `Write ${relative}.`,
        },
      ];
    }),
  );
  return [...menu, ...links];
}

function resolvePath(url: string, from: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, `https://site.invalid${from}`).pathname);
  } catch {
    return undefined;
  }
}

function knownPaths({ library, pages, publicFiles }: Targets): ReadonlySet<string> {
  return new Set([
    ...fixed,
    ...library.papers.map(({ id }) => `papers/${id}/`),
    ...library.papers.map(({ issued }) => `years/${issued ? yearOf(issued) : 'undated'}/`),
    ...library.people.map(({ id }) => `authors/${id}/`),
    ...groupKinds.flatMap((kind) => {
      const paged = library.groups.all(kind).filter(({ hasPage }) => hasPage);
      return paged.length > 0 ? [`${kind}/`, ...paged.map(({ id }) => `${kind}/${id}/`)] : [];
    }),
    ...library.formerIds.map(({ kind, former }) => `${kind}/${former}/`),
    ...pages.map((id) => `${id}/`),
    ...publicFiles,
  ]);
}

/** Whether there is a page or a file at a path below the root; static hosts find `about/` for `about` too. */
function leads(path: string, known: ReadonlySet<string>): boolean {
  const plain = path.replace(/[?#].*$/su, '').replace(/(?:^|(?<=\/))index\.html$/u, '');
  return made.test(plain) || known.has(plain) || known.has(`${plain}/`);
}

function broken(file: string, line: number, path: string): Diagnostic {
  const isFile = /\.[a-z0-9]{1,9}$/iu.test(path);
  return isFile
    ? {
        kind: 'missing-file',
        severity: 'error',
        file,
        line,
        message: `There is no file public${path}, to which a link leads.`,
        advice: 'Put it there, or correct the link.',
      }
    : {
        kind: 'link',
        severity: 'error',
        file,
        line,
        message: `There is no page ${path} on this site.`,
        advice: 'Correct the link.',
      };
}

function unsafe(file: string, line: number, url: string): Diagnostic {
  return {
    kind: 'link',
    severity: 'error',
    file,
    line,
    message: `The link ${quote(url)} leads to an address that is not allowed.`,
    advice: 'Begin it with https://, http:// or mailto:, or with / for this site.',
  };
}
