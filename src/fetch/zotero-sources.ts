import type { Source } from '../import/read-sources.ts';
import type { Author } from '../model/author.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type ZoteroLibrary, zoteroPath } from '../model/zotero.ts';
import type { Fault } from './faults.ts';
import { toOwner } from './people.ts';
import { listZotero, type ZoteroContext } from './zotero.ts';
import { formatItems, isPublication, type RemovedItem } from './zotero-items.ts';

/** A library to read: that of the site, or that of a person. */
export interface NamedLibrary {
  library: ZoteroLibrary;
  /** The file that names the library: `site.yaml`, `authors/ada-quill.md`. */
  file: string;
  /** The person whose papers the library contains. Undefined for the library of the site. */
  author?: Author;
}

/** The sources of an import, and messages about the libraries. */
export interface ZoteroSources {
  sources: Source[];
  diagnostics: Diagnostic[];
  /** The items that each library has no longer. */
  removed: { source: string; items: RemovedItem[] }[];
}

/**
 * Requests the items of Zotero libraries. If one library fails, the others are still read.
 *
 * @param onLibrary called before a library is requested, to show progress
 */
export async function fetchZotero(
  libraries: readonly NamedLibrary[],
  context: ZoteroContext,
  onLibrary: (name: string) => void,
): Promise<ZoteroSources> {
  const found: ZoteroSources = { sources: [], diagnostics: [], removed: [] };
  for (const { library, file, author } of libraries) {
    const source = `zotero:${zoteroPath(library).replace('s/', '-')}`;
    onLibrary(source);
    const listing = await listZotero(library, context);
    if ('fault' in listing) {
      found.sources.push({ file: source, content: toContent(listing.fault, file, context.key !== '') });
      continue;
    }
    const { items, removed, isCut } = listing;
    found.removed.push({ source, items: removed });
    if (isCut)
      found.diagnostics.push({
        severity: 'error',
        file: source,
        message: `The library has more than ${context.maxItems} items; only the first ${context.maxItems} were requested.`,
        advice: `Choose collections in ${file}: zotero: { …, collections: [ABCD2345] }.`,
      });
    // Without an owner, a text without papers would be reported as a file that cannot be read.
    if (author === undefined && !items.some(isPublication))
      found.diagnostics.push({
        severity: 'warning',
        file: source,
        message: 'The library has no papers.',
        advice: `Check zotero in ${file}.`,
      });
    else
      found.sources.push({
        file: source,
        format: 'zotero',
        ...(author && { listed: { owner: toOwner(author, []), service: 'zotero' } }),
        content: new TextEncoder().encode(formatItems(items)),
      });
  }
  return found;
}

function toContent({ isMissing, isRefused, message, advice }: Fault, file: string, hasKey: boolean) {
  if (isMissing) return { message, advice: `Check the numbers and collections of zotero in ${file}.` };
  if (!isRefused) return { message, advice };
  return {
    message,
    advice: hasKey
      ? 'Check that the key in OFFPRINT_ZOTERO_KEY may read this library: zotero.org/settings/keys.'
      : 'A library that is not public needs a key from zotero.org/settings/keys in OFFPRINT_ZOTERO_KEY.',
  };
}
