import type { Paper } from '../../model/paper.ts';
import type { SourceHashes } from './baseline.ts';
import { isPreprint } from './preprint.ts';
import { preprintSource, type Statement } from './statements.ts';
import { withoutVersionFields } from './versions.ts';

/**
 * Handles sources that had the preprint of a paper at the last import and have the publication now. The hashes saved
 * for the preprint become the hashes of the publication.
 *
 * @param existing the paper in the content file; undefined for a new paper
 */
export function renamePreprintSources(
  sources: SourceHashes,
  statements: readonly Statement[],
  existing: Omit<Paper, 'id'> | undefined,
): SourceHashes {
  const renamed = { ...sources };
  for (const { source } of statements) {
    const preprint = preprintSource(source);
    const hashes = renamed[preprint];
    if (hashes === undefined || renamed[source]) continue;
    if (statements.some((other) => other.source === preprint)) continue;
    renamed[source] = existing && isPreprint(existing) ? hashes : withoutVersionFields(hashes);
    delete renamed[preprint];
  }
  return renamed;
}
