import { errorWords } from '#words';
import type { Manifest } from '../index/write-index.ts';

/**
 * Parses the manifest, `search.json`, which describes the other files of the search.
 *
 * @throws SyntaxError if the text is not a manifest, for example because the server returned an error page
 */
export function parseManifest(text: string): Manifest {
  const manifest: unknown = JSON.parse(text);
  if (typeof manifest === 'object' && manifest !== null && 'folder' in manifest && 'papers' in manifest)
    return manifest as Manifest;
  throw new SyntaxError(errorWords.invalidIndex);
}

/**
 * Returns the path, below `search/`, of the file that the page requests in advance: the texts of a small collection, which
 * every answer needs, or the dictionary of a large one, which nearly every complete answer needs.
 */
export function firstFile({ folder, head }: Manifest): string {
  return `${folder}/${head === undefined ? 'papers' : 'words-0'}`;
}
