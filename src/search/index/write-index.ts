import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { buildIndex, type IndexHead, oneParagraph } from './build-index.ts';
import type { SearchDocument } from './document.ts';
import { isWhole, limitsFor } from './limits.ts';
import { formatWholePapers } from './paper-rows.ts';

/** The first file that the search loads: where the others are, and what they are. */
export interface Manifest {
  /** The folder of the other files, below that of this one; it is named by what is in them, so that they never change. */
  folder: string;
  papers: number;
  /** The index in many files; without it the texts stand in two, `papers` and `abstracts`. */
  head?: IndexHead;
}

/** All files of the search by their paths below `/search/`, packed with gzip so that every host serves them small. */
export interface SearchFiles {
  manifest: Manifest;
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** @param documents newest first */
export function toSearchFiles(documents: readonly SearchDocument[]): SearchFiles {
  const papers = documents.length;
  const characters = documents.reduce((sum, { abstract = '' }) => sum + abstract.length, 0);
  const whole = isWhole(papers, characters);
  const built = whole ? { files: wholeFiles(documents) } : buildIndex(documents, limitsFor(papers, false));
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

function wholeFiles(documents: readonly SearchDocument[]): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  const abstracts = documents.map(({ abstract = '' }) => oneParagraph(abstract));
  return new Map([
    ['papers', encoder.encode(formatWholePapers(documents))],
    ['abstracts', encoder.encode(JSON.stringify(abstracts))],
  ]);
}
