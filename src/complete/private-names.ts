import type { Author } from '../model/author.ts';
import { type Name, nameKey } from '../model/name.ts';
import type { Site } from '../model/site.ts';

/**
 * Returns a function that checks whether a name belongs to a person who does not want a page. The services are not
 * asked about these people beyond the papers themselves.
 *
 * @param site the settings of the site, which may list names of people without a file
 */
export function privateNames(
  authors: readonly Author[],
  site: Pick<Site, 'withoutPage'> | undefined,
): (name: Name) => boolean {
  const people = authors.filter(({ page }) => page === false);
  const spellings = people.flatMap(({ name, alternateName = [] }) => [name, ...alternateName]);
  const keys = new Set([...spellings, ...(site?.withoutPage ?? [])].map(nameKey));
  return (name) => keys.has(nameKey(name));
}
