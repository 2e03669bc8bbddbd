import path from 'node:path';
import { badLinks } from '../../src/files/content-links.ts';
import {
  listFiles,
  topFiles,
  readAddress,
  readContentFiles,
  readPageFiles,
  readSite,
  readSiteText,
  readTextFile,
} from '../../src/files/content-folder.ts';
import { parsePageFile } from '../../src/files/page-file.ts';
import { findPaperFiles } from '../../src/files/paper-files.ts';
import { publicFolder } from '../../src/files/public-folder.ts';
import { findImageErrors, imageName } from '../../src/files/images.ts';
import { checkLink, isLink } from '../../src/files/symbolic-link.ts';
import { baselineFile } from '../../src/import/merge/baseline.ts';
import { answersFile } from '../../src/import/merge/kept-answers.ts';
import { checkContent } from '../../src/lint/check-content.ts';
import { checkPages, missingImports } from '../../src/lint/check-pages.ts';
import type { ContentTexts } from '../../src/lint/content-texts.ts';
import type { LintDiagnostic } from '../../src/lint/lint-diagnostic.ts';
import { askedFile } from '../../src/model/asked-papers.ts';
import { citationsFile } from '../../src/model/citation-counts.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { readHomeText } from '../../src/files/home-file.ts';
import { proposalsFile } from '../../src/model/proposal.ts';
import { root } from '../setup/process.ts';

/**
 * Finds errors in the settings and in the pages of the folder `pages/`. Astro would stop at such an error before it
 * reads the rest of the content. Also finds symbolic links that lead out of the content folder, because Astro would
 * follow them.
 */
export async function findBlockingErrors(folder: string): Promise<Diagnostic[]> {
  const site = readSite(folder);
  const pages = await readPageFiles(folder);
  const read = pages.files.map(({ text, file }) => parsePageFile(text, file));
  return [
    ...('diagnostics' in site ? site.diagnostics : []),
    ...findPathErrors(folder, pages.files.length > 0),
    ...(await findLinkErrors(folder)),
    ...pages.diagnostics,
    ...read.flatMap((page) => ('diagnostics' in page ? page.diagnostics : [])),
    ...checkPages(pages.files),
    ...missingImports(pages.files, root),
    ...(await findImageErrors(imageFolders(folder), false)).filter(({ severity }) => severity === 'error'),
  ];
}

/**
 * Checks a content folder and returns all errors, warnings and suggestions.
 *
 * @param folder the path of the content folder
 * @param shownName takes the path of a file and returns the file name that messages show
 * @param onCheck called with the number of files when they are read and their check begins
 */
export async function checkContentFolder(
  folder: string,
  shownName: (file: string) => string,
  environment: NodeJS.ProcessEnv = process.env,
  onCheck: (files: number) => void = () => {},
): Promise<LintDiagnostic[]> {
  const [papers, authors, news, projects, pages] = await Promise.all([
    readContentFiles(path.join(folder, 'papers')),
    readContentFiles(path.join(folder, 'authors')),
    readContentFiles(path.join(folder, 'news')),
    readContentFiles(path.join(folder, 'projects')),
    readPageFiles(folder),
  ]);
  onCheck([papers, authors, news, projects, pages].reduce((sum, { files }) => sum + files.length, 0));
  const shown = <Named extends { file: string }>(one: Named) => ({ ...one, file: shownName(one.file) });
  const settings = readSiteText(folder);
  const home = readHomeText(folder);
  const address = readAddress(folder, environment);
  const importedFile = path.join(folder, baselineFile);
  const imported = await readTextFile(importedFile);
  const countsFile = path.join(folder, citationsFile);
  const citations = await readTextFile(countsFile);
  const [proposals, asked, answers] = await Promise.all(
    [proposalsFile, askedFile, answersFile].map((name) => readTextFile(path.join(folder, name))),
  );
  const ids = new Set(papers.files.map(({ id }) => id));
  const attached = await findPaperFiles(path.join(folder, 'papers'), ids);
  const content: ContentTexts = {
    folder: shownName(folder),
    papers: papers.files.map(shown),
    authors: authors.files.map(shown),
    news: news.files.map(shown),
    projects: projects.files.map(shown),
    pages: pages.files.map(shown),
    ...(home && 'text' in home && { home: shown(home) }),
    ...('text' in settings && { site: shown({ ...settings, file: path.join(folder, 'site.yaml') }) }),
    ...(imported !== undefined && { imported: shown({ text: imported, file: importedFile }) }),
    ...(proposals !== undefined && {
      proposals: shown({ text: proposals, file: path.join(folder, proposalsFile) }),
    }),
    ...(asked !== undefined && { asked: shown({ text: asked, file: path.join(folder, askedFile) }) }),
    ...(answers !== undefined && { answers: shown({ text: answers, file: path.join(folder, answersFile) }) }),
    ...(citations !== undefined && { citations: shown({ text: citations, file: countsFile }) }),
    ...('base' in address && { base: address.base }),
    contentFiles: topFiles(folder),
    authorFolderFiles: new Set(await listFiles(path.join(folder, 'authors'))),
    projectFolderFiles: new Set(await listFiles(path.join(folder, 'projects'))),
    paperFiles: attached.files,
    publicFiles: new Set(await listFiles(publicFolder(folder, root))),
    today: new Date().toISOString().slice(0, 10),
  };
  const unreadable = [papers, authors, news, projects, pages, home].flatMap((read) =>
    read && 'diagnostics' in read ? read.diagnostics : [],
  );
  const site = readSite(folder);
  // If site.yaml could be read, `checkContent` below reports its errors.
  const settingsErrors = !('text' in settings) && 'diagnostics' in site ? site.diagnostics : [];
  const pathErrors = findPathErrors(folder, pages.files.length > 0);
  const linkErrors = await findLinkErrors(folder);
  const images = await findImageErrors(imageFolders(folder), true);
  const withErrors = new Set(linkErrors.map(({ file }) => file));
  const skipped = attached.diagnostics.filter(({ file }) => !withErrors.has(file));
  return [
    ...[
      ...settingsErrors,
      ...pathErrors,
      ...linkErrors,
      ...unreadable,
      ...missingImports(pages.files, root),
      ...images,
    ].map((one) => ({ ...shown(one), kind: 'broken' as const })),
    ...skipped.map((one) => ({ ...shown(one), kind: 'skipped-file' as const })),
    ...checkContent(content),
  ];
}

/** Returns the folders whose images are part of the site: the logo and the picture of the home page are next to site.yaml. */
function imageFolders(folder: string): string[] {
  return [folder, ...['authors', 'papers', 'projects'].map((name) => path.join(folder, name))];
}

/**
 * Finds characters in the names of folders that Astro and Vite treat as a part of an address: those in the path of the
 * project, and those in the path from there to the content folder, if it has free pages.
 */
export function findPathErrors(folder: string, hasPages: boolean, project = root): Diagnostic[] {
  const paths: [string, string | undefined][] = [
    [project, /[#?]/u.exec(project)?.[0]],
    [folder, hasPages ? /[#?%]/u.exec(path.relative(project, folder))?.[0] : undefined],
  ];
  return paths.flatMap(([file, character]) =>
    character === undefined
      ? []
      : {
          severity: 'error',
          file,
          message: `Astro cannot build a site from a folder with "${character}" in its path.`,
          advice: 'Rename that folder.',
        },
  );
}

async function findLinkErrors(folder: string): Promise<Diagnostic[]> {
  const folders = ['papers', 'authors', 'projects', 'news', 'pages'].map((name) => path.join(folder, name));
  const pictures = [...topFiles(folder)]
    .filter((name) => imageName.test(name))
    .map((name) => path.join(folder, name))
    .filter(isLink);
  return [
    ...pictures.flatMap((link) => checkLink(link, folder) ?? []),
    ...(await badLinks([...folders, publicFolder(folder, root)])),
  ];
}
