import { pageWords } from '#words';
import path from 'node:path';
import { getCollection, getEntry } from 'astro:content';
import { changeDates } from '../files/change-dates.ts';
import {
  contentFolder,
  listFiles,
  readContentFiles,
  readPageFiles,
  readSite,
} from '../files/content-folder.ts';
import { formatDiagnostic, type Diagnostic } from '../model/diagnostic.ts';
import type { Site } from '../model/site.ts';
import { publicFolder } from '../files/public-folder.ts';
import { homeUrl } from './address.ts';
import { type PaperFile, planPaperFiles } from './file-plan.ts';
import { countGroupFiles } from './groups.ts';
import { createLibrary, type Library } from './library.ts';
import { linkedTexts } from './linked-texts.ts';
import { brokenLinks } from './links.ts';
import { createPageKeys, type PageKeys } from './page-key.ts';
import { missingPhotos } from './photos.ts';
import { type ShownNews, sortNews } from './shown-news.ts';
import { type SitePage, sitePages } from './site-pages.ts';

let library: Promise<Library> | undefined;
let paperFiles: Promise<PaperFile[]> | undefined;
let pageKeys: Promise<PageKeys> | undefined;

/**
 * The library of the content folder: worked out once for a build, and for each page while `npm run dev` runs, when content
 * changes between two pages. Warnings are printed; errors end a build, all of them in one message.
 */
export function currentLibrary(): Promise<Library> {
  if (import.meta.env.DEV) return loadLibrary();
  library ??= loadLibrary();
  return library;
}

/** The keys of this build's pages; every route asks. */
export function currentPageKeys(): Promise<PageKeys> {
  if (import.meta.env.DEV) return makePageKeys();
  pageKeys ??= makePageKeys();
  return pageKeys;
}

async function makePageKeys(): Promise<PageKeys> {
  const everywhere = [
    await currentSite(),
    await currentNavigation(),
    (await currentNews()).length > 0,
    await currentPaperFiles(),
    homeUrl(),
    SITE_BASE,
  ];
  return createPageKeys(await currentLibrary(), everywhere);
}

/** Which files each paper of this site has besides its page; every paper's page asks. */
export function currentPaperFiles(): Promise<PaperFile[]> {
  if (import.meta.env.DEV) return planCurrentFiles();
  paperFiles ??= planCurrentFiles();
  return paperFiles;
}

async function planCurrentFiles(): Promise<PaperFile[]> {
  const { papers, people, years, groups, formerIds } = await currentLibrary();
  const { maxFiles, pictures } = await currentSite();
  const size = {
    papers: papers.length,
    people: people.length,
    declared: people.filter(({ author }) => author).length,
    years: years.length,
    groupFiles: countGroupFiles(groups),
    former: formerIds.length,
    pdfs: papers.reduce((sum, paper) => sum + (paper.pdfs?.length ?? 0), 0),
  };
  return planPaperFiles(size, maxFiles, pictures);
}

/** What happened in the lab, newest first. */
export async function currentNews(): Promise<ShownNews[]> {
  return sortNews((await getCollection('news')).flatMap(({ data }) => data.value ?? []));
}

/** All pages that search engines may list. */
export async function currentPages(): Promise<SitePage[]> {
  const freePages = (await getCollection('pages')).map(({ id }) => `/${id}/`);
  const ownPages = (await currentNews()).length > 0 ? ['/news/', ...freePages] : freePages;
  return sitePages(await currentLibrary(), ownPages, changeDates());
}

/** The settings of the site. */
export async function currentSite(): Promise<Site> {
  const entry = await getEntry('site', 'site');
  if (entry?.data.value) return entry.data.value;
  throw toError(entry?.data.diagnostics ?? []);
}

/** The entries of the main menu: those of the settings, else papers, authors, the news and the free pages. */
export async function currentNavigation(): Promise<NonNullable<Site['navigation']>> {
  const { navigation } = await currentSite();
  if (navigation) return navigation;
  const pages = (await getCollection('pages')).map(({ id, data }) => ({
    label: data.title,
    href: `/${id}/`,
  }));
  return [
    { label: pageWords.papers, href: '/papers/' },
    { label: pageWords.authors, href: '/authors/' },
    ...((await currentNews()).length > 0 ? [{ label: pageWords.news, href: '/news/' }] : []),
    ...pages.sort((a, b) => (a.href < b.href ? -1 : 1)),
  ];
}

async function loadLibrary(): Promise<Library> {
  const [papers, authors, news] = await Promise.all([
    getCollection('papers'),
    getCollection('authors'),
    getCollection('news'),
  ]);
  const created = createLibrary(
    papers.flatMap(({ data }) => data.value ?? []),
    authors.flatMap(({ data }) => data.value ?? []),
    (await currentSite()).maxFiles,
  );
  const all = [
    ...[...papers, ...authors, ...news].flatMap(({ data }) => data.diagnostics),
    ...created.diagnostics.map((found) => ({ ...found, file: path.join(contentFolder(), found.file) })),
    ...(await findMissingPhotos(created)),
    ...(await findBrokenLinks(created)),
  ];
  for (const warning of all.filter(({ severity }) => severity === 'warning'))
    console.warn(formatDiagnostic(warning));
  const errors = all.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw toError(errors);
  return created;
}

async function findMissingPhotos({ people }: Library): Promise<Diagnostic[]> {
  const folder = path.join(contentFolder(), 'authors');
  const authors = people.flatMap(({ author }) => author ?? []);
  const fileOf = ({ id }: { id: string }) => path.join(folder, `${id}.md`);
  return missingPhotos(authors, new Set(await listFiles(folder)), fileOf);
}

/** The links of the settings, the free pages, the news and the biographies that lead nowhere. */
async function findBrokenLinks(library: Library): Promise<Diagnostic[]> {
  const folder = contentFolder();
  const site = readSite(folder);
  if ('diagnostics' in site) return site.diagnostics;
  const { files: pages } = await readPageFiles(folder);
  const authors = await readContentFiles(path.join(folder, 'authors'));
  const news = await readContentFiles(path.join(folder, 'news'));
  const texts = linkedTexts(authors.files, news.files, pages);
  const targets = {
    base: SITE_BASE,
    library,
    pages: [...pages.map(({ id }) => id), ...(news.files.length > 0 ? ['news'] : [])],
    publicFiles: await listFiles(publicFolder()),
  };
  return brokenLinks(site.value, path.join(folder, 'site.yaml'), site.lineOf, texts, targets);
}

/** An error that shows the faults and no stack: they lie in files of the lab, not in the program. */
function toError(diagnostics: readonly Diagnostic[]): Error {
  const count = diagnostics.length === 1 ? 'One thing' : `${diagnostics.length} things`;
  const message = `${count} to mend in the content:\n${diagnostics.map(formatDiagnostic).join('\n')}`;
  return Object.assign(new Error(message), { stack: message });
}
