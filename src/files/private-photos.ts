import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nameKey } from '../model/name.ts';
import { parseAuthorFile } from './author-file.ts';
import { toShownPath } from './shown-path.ts';

/**
 * Returns the paths of the photos of people who would rather have no page, with `/` between folder names. Astro would
 * publish every image that a page could show.
 *
 * @param folder the path of the content folder
 * @param withoutPage the names in `site.yaml` of people without a page
 */
export function privatePhotos(folder: string, withoutPage: readonly string[] = []): Set<string> {
  const authors = path.resolve(folder, 'authors');
  if (!existsSync(authors)) return new Set();
  const keys = new Set(withoutPage.map(nameKey));
  const [hidden, shown] = [new Set<string>(), new Set<string>()];
  for (const name of readdirSync(authors).filter((each) => each.endsWith('.md'))) {
    const read = parseAuthorFile(readFileSync(path.join(authors, name), 'utf8'), name, name.slice(0, -3));
    if (!('value' in read) || read.value.photo === undefined) continue;
    const { page, photo, name: own, alternateName = [] } = read.value;
    const isHidden = page === false || [own, ...alternateName].some((each) => keys.has(nameKey(each)));
    (isHidden ? hidden : shown).add(toShownPath(path.join(authors, photo)));
  }
  return new Set([...hidden].filter((photo) => !shown.has(photo)));
}
