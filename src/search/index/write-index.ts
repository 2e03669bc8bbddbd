import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { buildIndex, type IndexHead } from './build-index.ts';
import type { SearchDocument } from './document.ts';
import { isLoadedWhole, limitsFor } from './limits.ts';
import { formatWholePapers, oneParagraph } from './paper-rows.ts';

/** The first file that the search loads, `search.json`. It describes the other files. */
export interface Manifest {
  /**
   * The folder below `search/` that contains the other files. Its name is a hash of the content of these files, so that
   * browsers can cache the files for ever.
   */
  folder: string;
  papers: number;
  /**
   * The head of an index that the build wrote. Undefined for a small collection: the other files are then `papers` and
   * `abstracts`, from whose texts the browser builds the index.
   */
  head?: IndexHead;
}

/** All files that the search on the site needs. */
export interface SearchFiles {
  manifest: Manifest;
  /**
   * The other files, by their paths below `/search/`. They are compressed with gzip, because not every host compresses
   * files.
   */
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/**
 * Builds the search files of a site.
 *
 * @param documents the papers, newest first
 */
export function toSearchFiles(documents: readonly SearchDocument[]): SearchFiles {
  const papers = documents.length;
  const characters = documents.reduce((sum, { abstract = '' }) => sum + abstract.length, 0);
  const whole = isLoadedWhole(papers, characters);
  const built = whole ? { files: textFiles(documents) } : buildIndex(documents, limitsFor(papers, false));
  const hash = createHash('sha256');
  for (const [name, bytes] of built.files) hash.update(`${name} ${bytes.length}\n`).update(bytes);
  const folder = hash.digest('hex').slice(0, 16);
  return {
    manifest: { folder, papers, ...('head' in built && { head: built.head }) },
    files: new Map(
      [...built.files].map(([name, bytes]) => [`${folder}/${name}`, Uint8Array.from(gzipSync(bytes))]),
    ),
  };
}

function textFiles(documents: readonly SearchDocument[]): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  const abstracts = documents.map(({ abstract = '' }) => oneParagraph(abstract));
  return new Map([
    ['papers', encoder.encode(formatWholePapers(documents))],
    ['abstracts', encoder.encode(JSON.stringify(abstracts))],
  ]);
}
