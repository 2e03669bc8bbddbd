import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NamedLibrary } from '../../../src/fetch/zotero-sources.ts';
import type { RemovedItem } from '../../../src/fetch/zotero-items.ts';
import { readSite } from '../../../src/files/content-folder.ts';
import { toTitle } from '../../../src/import/readers/values/markup.ts';
import type { Author } from '../../../src/model/author.ts';
import { foldText } from '../../../src/model/characters.ts';
import { type Diagnostic, quote } from '../../../src/model/diagnostic.ts';
import type { Paper } from '../../../src/model/paper.ts';

/**
 * Returns the Zotero libraries to read: that of the site, and those of people. A site without settings has none; settings
 * that cannot be read are reported.
 *
 * @param isWholeSite whether the library of the site is read too; false if the user named people
 */
export function findLibraries(
  content: string,
  people: readonly Author[],
  isWholeSite: boolean,
): { libraries: NamedLibrary[]; diagnostics: Diagnostic[] } {
  const hasSettings = existsSync(path.join(content, 'site.yaml'));
  const site = isWholeSite && hasSettings ? readSite(content) : undefined;
  const own = site && 'value' in site ? site.value.zotero : undefined;
  return {
    libraries: [
      ...(own ? [{ library: own, file: 'site.yaml' }] : []),
      ...people.flatMap((author) =>
        author.zotero ? { library: author.zotero, file: `authors/${author.id}.md`, author } : [],
      ),
    ],
    diagnostics: site && 'diagnostics' in site ? site.diagnostics : [],
  };
}

/**
 * Reports the items that a library has no longer, and whose papers are still in the content. As for other services, the
 * papers stay.
 */
export function reportRemoved(
  removed: readonly { source: string; items: readonly RemovedItem[] }[],
  papers: Iterable<Paper>,
): Diagnostic[] {
  const files = new Map([...papers].map(({ id, title }) => [foldText(title), `papers/${id}.md`]));
  return removed.flatMap(({ source, items }) =>
    items.flatMap(({ title }): Diagnostic[] => {
      const file = files.get(foldText(toTitle(title)));
      if (file === undefined) return [];
      return [
        {
          severity: 'note',
          file: source,
          message: `${quote(title)} is no longer in the library or its collections; ${file} was kept.`,
          advice: `Delete ${file} if the site must not show the paper.`,
        },
      ];
    }),
  );
}
