import path from 'node:path';
import type { Library } from '../library/library.ts';
import { brokenLinks, brokenPaperLinks, type ParsedSite } from './broken-links.ts';
import { checkPages } from './check-pages.ts';
import type { ContentTexts } from './content-texts.ts';
import { linkedTexts } from './linked-texts.ts';
import type { LintDiagnostic } from './lint-diagnostic.ts';
import { missingSitePictures } from './missing-site-pictures.ts';
import { missingPhotos, missingProjectPictures } from './missing-photos.ts';

/** The content in which links and photos are checked. */
export interface LinkedContent extends Pick<
  ContentTexts,
  | 'folder'
  | 'authors'
  | 'news'
  | 'home'
  | 'projects'
  | 'pages'
  | 'publicFiles'
  | 'authorFolderFiles'
  | 'projectFolderFiles'
  | 'contentFiles'
> {
  /** The settings. If they are left out, links are not checked, because the address of the site is not known. */
  site?: ParsedSite;
  /** The path of the home page: `/lab/`. */
  base: string;
}

/**
 * Runs the checks that need several files: conflicts between people or ids, missing photos, free pages and broken links.
 * The build and `lint-content` both run these checks, so that `lint-content` finds every error that stops the build.
 */
export function checkAcrossFiles(library: Library, content: LinkedContent): LintDiagnostic[] {
  const { folder, authors, news, projects = [], pages, site, base, publicFiles, authorFolderFiles } = content;
  const inFolder = (file: string) => path.posix.join(folder, file);
  const conflicts = library.diagnostics.map((one) => ({
    ...one,
    file: inFolder(one.file),
    kind: 'broken' as const,
  }));
  const declared = library.people.flatMap(({ author }) => author ?? []);
  const photos = missingPhotos(declared, authorFolderFiles, ({ id }) => inFolder(`authors/${id}.md`));
  const pictures = missingProjectPictures(
    library.projects.map(({ project }) => project),
    content.projectFolderFiles ?? new Set(),
    ({ id }) => inFolder(`projects/${id}.md`),
  );
  const broken = checkPages(pages, library).map((one) => ({ ...one, kind: 'broken' as const }));
  const found = [...conflicts, ...photos, ...pictures, ...sameAddresses(pages, library), ...broken];
  if (!site) return found;
  const targets = {
    base,
    library,
    pages: [...pages.map(({ id }) => id), ...(news.length > 0 ? ['news'] : [])],
    publicFiles,
  };
  return [
    ...found,
    ...brokenLinks(site, linkedTexts(authors, news, pages, projects, content.home), targets),
    ...missingSitePictures(site, content.contentFiles ?? new Set()),
    ...brokenPaperLinks(targets, ({ id }) => inFolder(`papers/${id}.md`)),
  ];
}

/** Reports free pages in `pages/projects/` that have the address of a project. */
function sameAddresses(pages: LinkedContent['pages'], { projects, formerIds }: Library): LintDiagnostic[] {
  const taken = new Set([
    ...projects.map(({ id }) => `projects/${id}`),
    ...formerIds.flatMap(({ kind, former }) => (kind === 'projects' ? [`projects/${former}`] : [])),
  ]);
  return pages
    .filter(({ id }) => taken.has(id))
    .map(({ id, file }) => ({
      kind: 'broken',
      severity: 'error',
      file,
      message: `This page and content/${id}.md have the same address "/${id}/".`,
      advice: 'Rename one of the two files.',
    }));
}
