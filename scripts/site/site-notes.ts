import { readAddress, readSite } from '../../src/files/content-folder.ts';
import type { FileStepName } from '../../src/library/file-plan.ts';

/** Names of what a site leaves out, for the owner of the site. */
const names: Record<FileStepName, string> = {
  pictures: 'pictures for sharing',
  people: 'pages of co-authors with few papers',
  groups: 'pages of venues, topics and affiliations with few papers',
  json: 'the CSL-JSON file of each paper',
  ris: 'the RIS file of each paper',
  bib: 'the BibTeX file of each paper',
  groupFiles: 'files and feeds of venues, topics and affiliations',
  personFiles: 'files and feeds of people',
};

/**
 * Returns advice for the owner of a site that was built: about a missing address, about what was left out because of the
 * number of files, and about too many files.
 *
 * @param built the number of files of the site, and what was left out
 * @param content the path of the content folder
 * @param env the environment variables from which the address is determined
 */
export function siteNotes(
  { files, leftOut }: { files: number; leftOut: readonly FileStepName[] },
  content: string,
  env: NodeJS.ProcessEnv,
): string[] {
  const site = readSite(content);
  if ('diagnostics' in site) return [];
  const { maxFiles } = site.value;
  const notes: string[] = [];
  const address = readAddress(content, env);
  if ('base' in address && address.origin === undefined) {
    notes.push(
      'The address of the site is not set, so it has no feeds, sitemap and canonical addresses. ' +
        'Add "url: https://…" to site.yaml, or set OFFPRINT_URL.',
    );
  }
  if (leftOut.length > 0) {
    notes.push(
      `Left out to keep to ${maxFiles} files (maxFiles in site.yaml): ${leftOut.map((name) => names[name]).join('; ')}. ` +
        'Their content is on other pages and in larger files. See docs/deploy.md#number-of-files.',
    );
  }
  if (files > maxFiles) {
    notes.push(
      `The site has ${files} files, but maxFiles in site.yaml is ${maxFiles}. Pages of papers are never left out. ` +
        'If your host accepts more files, raise maxFiles; otherwise use a host without such a limit. ' +
        'See docs/deploy.md#number-of-files.',
    );
  }
  return notes;
}
