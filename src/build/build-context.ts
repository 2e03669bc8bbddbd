import { pageWords } from '#words';
import path from 'node:path';
import { changeDates } from '../files/change-dates.ts';
import { readCitations } from '../files/citations-file.ts';
import { contentFolder, listFiles, topFiles, readPageFiles, readSite } from '../files/content-folder.ts';
import { type FreePage, readFreePages } from '../files/free-pages.ts';
import { publicFolder } from '../files/public-folder.ts';
import { homeUrl, peoplePath, projectsPath } from '../library/address.ts';
import { withCitations } from '../library/citations.ts';
import { type FileStepName, leftOut, type PaperFile } from '../library/file-plan.ts';
import { createLibrary, type Library } from '../library/library.ts';
import { createPageKeys, noPageKeys, type PageKeys } from '../library/page-key.ts';
import { type ShownNews, sortNews } from '../library/shown-news.ts';
import { showPageTitle } from '../library/shown-page.ts';
import { topicWordsOfPaper } from '../library/similar.ts';
import { type SitePage, sitePages } from '../library/site-pages.ts';
import { checkAcrossFiles } from '../lint/check-across-files.ts';
import { otherCitationService } from '../lint/citation-counts.ts';
import { describePageError } from '../lint/page-error.ts';
import { formatErrorList } from '../lint/report.ts';
import { type Diagnostic, formatDiagnostic } from '../model/diagnostic.ts';
import type { Picture } from '../model/picture.ts';
import type { Site } from '../model/site.ts';
import { openEntries, takeEntries } from './kept-entries.ts';
import { oncePerBuild } from './once-per-build.ts';
import { currentPictures } from './pictures.ts';
import { type Content, parsePartOfContent, readShownContent } from './read-content.ts';

/** Reads the content folder, except settings and free pages. */
export const currentContent = oncePerBuild(() =>
  readShownContent(path.resolve(contentFolder()), takeEntries()),
);

/**
 * Parses one of several parts of the content files, and keeps the result for other threads and builds. Several threads
 * parse all files of a large site together in this way, before each of them reads the content.
 *
 * @param part the number of the part, from 0
 */
export const parseContent = (part: number, parts: number): Promise<void> =>
  parsePartOfContent(path.resolve(contentFolder()), openEntries(), part, parts);

/**
 * Returns the free pages of the lab, sorted by id. Astro compiles their MDX (`virtual:free-pages`).
 *
 * @throws Error if pages have errors. The message lists all of them
 */
export const currentFreePages = oncePerBuild(async (): Promise<FreePage[]> => {
  const { pages, diagnostics } = await readFreePages(contentFolder());
  if (diagnostics.length > 0) throw contentError(diagnostics);
  return pages;
});

/**
 * Returns the library: all papers, people and groups of the content folder, as pages need them. Prints the warnings
 * about the content.
 *
 * @throws Error if the content has errors. The message lists all of them. The build fails
 */
export const currentLibrary = oncePerBuild(async (): Promise<Library> => {
  const content = await currentContent();
  const site = await currentSite();
  const { counts, diagnostics: wrongCounts } = readCitations(contentFolder());
  const library = createLibrary(
    withCitations(content.papers, counts, site.citations),
    content.authors,
    site.maxFiles,
    {
      projects: content.projects,
      withoutPage: site.withoutPage,
      pictures: site.pictures,
      otherFiles: (await listFiles(publicFolder())).length + (await currentFreePages()).length,
      topicWordsOf: (paper) => content.topicWords.get(paper.id) ?? topicWordsOfPaper(paper),
    },
  );
  const diagnostics = [
    ...content.diagnostics,
    ...wrongCounts,
    ...otherCitationService(counts, site.citations, contentFolder()),
    ...(await checkLibrary(library, content.texts)),
  ];
  for (const warning of diagnostics.filter(({ severity }) => severity === 'warning'))
    console.warn(formatDiagnostic(warning));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw contentError(errors);
  return library;
});

/** Returns the cache keys of the pages. A page is rendered again only if its key has changed. */
export const currentPageKeys = oncePerBuild(async (): Promise<PageKeys> => {
  if (import.meta.env.DEV) return noPageKeys;
  const shownOnEveryPage = [
    await currentSite(),
    await currentNavigation(),
    (await currentNews()).length > 0,
    await currentPaperFiles(),
    homeUrl(),
    SITE_BASE,
    Object.values(await currentPictures()).map((pictures: ReadonlyMap<string, Picture>) =>
      [...pictures].map(([name, { hash }]) => [name, hash]),
    ),
  ];
  return createPageKeys(await currentLibrary(), shownOnEveryPage);
});

/** Returns the kinds of files, such as BibTeX, that are written for each paper in addition to its page. */
export async function currentPaperFiles(): Promise<readonly PaperFile[]> {
  return (await currentLibrary()).plan.paperFiles;
}

/** Returns the kinds of files that the site leaves out because of the limit on the number of files. */
export async function currentLeftOut(): Promise<FileStepName[]> {
  return leftOut((await currentLibrary()).plan);
}

/** Returns the text of the home page as HTML, or `undefined` if the lab has written none. */
export async function currentHomeHtml(): Promise<string | undefined> {
  const html = (await currentContent()).home?.html;
  return html === '' ? undefined : html;
}

/** Returns the news of the lab, newest first. */
export const currentNews = oncePerBuild(async (): Promise<ShownNews[]> =>
  sortNews((await currentContent()).news),
);

/** Returns all pages of the site that search engines may list. */
export async function currentPages(): Promise<SitePage[]> {
  const freePages = (await currentFreePages()).map(({ id }) => `/${id}/`);
  const ownPages = (await currentNews()).length > 0 ? ['/news/', ...freePages] : freePages;
  return sitePages(await currentLibrary(), ownPages, changeDates());
}

/**
 * Returns the settings of the site.
 *
 * @throws Error if `site.yaml` has errors. The message lists all of them
 */
export const currentSite = oncePerBuild(async (): Promise<Site> => {
  const read = readSite();
  if ('value' in read) return read.value;
  throw contentError(read.diagnostics);
});

/** Whether the lab has written a page with an id: `content/pages/<id>.mdx`. */
export async function hasFreePage(id: string): Promise<boolean> {
  return (await currentFreePages()).some((page) => page.id === id);
}

/**
 * Returns the entries of the main menu: the entries in the settings, or else papers, people, projects, news and the pages in
 * `content/pages/`.
 */
export const currentNavigation = oncePerBuild(async (): Promise<NonNullable<Site['navigation']>> => {
  const { navigation } = await currentSite();
  if (navigation) return navigation;
  const pages = (await currentFreePages()).map(({ id, values }) => ({
    label: showPageTitle(values.title).plainTitle,
    href: `/${id}/`,
  }));
  return [
    { label: pageWords.papers, href: '/papers/' },
    ...(pages.some(({ href }) => href === peoplePath) ? [] : [{ label: pageWords.people, href: peoplePath }]),
    ...((await currentLibrary()).projects.length > 0 && !pages.some(({ href }) => href === projectsPath)
      ? [{ label: pageWords.outputs.projects, href: projectsPath }]
      : []),
    ...((await currentNews()).length > 0 ? [{ label: pageWords.news, href: '/news/' }] : []),
    ...pages.sort((a, b) => (a.href < b.href ? -1 : 1)),
  ];
});

/** Checks everything that depends on more than one content file. `lint-content` makes the same checks. */
async function checkLibrary(library: Library, texts: Content['texts']): Promise<Diagnostic[]> {
  const folder = contentFolder();
  const site = readSite(folder);
  if ('diagnostics' in site) return site.diagnostics;
  const pages = await readPageFiles(folder);
  return checkAcrossFiles(library, {
    folder,
    ...texts,
    pages: pages.files,
    site: { ...site, file: path.join(folder, 'site.yaml') },
    base: SITE_BASE,
    publicFiles: new Set(await listFiles(publicFolder())),
    contentFiles: topFiles(folder),
    authorFolderFiles: new Set(await listFiles(path.join(folder, 'authors'))),
    projectFolderFiles: new Set(await listFiles(path.join(folder, 'projects'))),
  });
}

/** Creates an error without a stack trace, because the cause is in files of the lab and not in the program. */
function contentError(diagnostics: readonly Diagnostic[]): Error {
  const message = formatErrorList(diagnostics);
  return Object.assign(new Error(message), { stack: message });
}

/** Creates the error that reports an error in the code of a free page, with its file and line. */
export function pageError(cause: unknown, page: Parameters<typeof describePageError>[1]): Error {
  return contentError(describePageError(cause, page));
}
