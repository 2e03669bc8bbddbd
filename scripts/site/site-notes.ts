import { readAddress, readSite } from '../../src/files/content-folder.ts';

/**
 * Returns advice for the owner of a site that was built: about a missing address, and about too many files.
 *
 * @param files the number of files of the site
 * @param content the path of the content folder
 * @param env the environment variables from which the address is determined
 */
export function siteNotes(files: number, content: string, env: NodeJS.ProcessEnv): string[] {
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
  if (files > maxFiles) {
    notes.push(
      `The site has ${files} files, but maxFiles in site.yaml is ${maxFiles}. Check the limit of your host.`,
    );
  }
  return notes;
}
