import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { SearchDocument } from '../../../../src/search/index/document.ts';
import type { SearchFiles } from '../../../../src/search/index/write-index.ts';
import { root } from '../../../setup/process.ts';
import { packedFiles } from './bytes.ts';

/** The folders with the code on which the files of an index depend. */
const codeFolders = ['src/search/index', 'src/model', 'src/library/paper-notice.ts'];

/**
 * Returns the files of the search. Those of the same papers and the same code are kept in `.cache`, because they take a
 * minute for 100,000 papers.
 */
export function keptFiles(papers: readonly SearchDocument[]): SearchFiles {
  const hash = createHash('sha1');
  for (const folder of codeFolders)
    for (const file of filesBelow(path.join(root, folder))) hash.update(readFileSync(file));
  for (const paper of papers) hash.update(JSON.stringify(paper));
  const folder = path.join(root, '.cache/search-bench');
  const kept = path.join(folder, `offprint-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(kept)) return deserialize(readFileSync(kept)) as SearchFiles;
  const files = packedFiles(papers);
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, serialize(files));
  return files;
}

/** Returns the paths of the files in a folder, or the path itself if it is a file. */
function filesBelow(place: string): string[] {
  if (place.endsWith('.ts')) return [place];
  return readdirSync(place)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => path.join(place, name));
}
