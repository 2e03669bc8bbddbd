import path from 'node:path';
import type { SiteRepository } from './repository.ts';
import { literal } from './repository.ts';
import { readPublishState } from './read-state.ts';

/** Maximum size of a difference that a page shows, in bytes. */
const maxBytes = 200_000;

/**
 * Returns how a file on the disk differs from the last publication, as a unified diff.
 *
 * @param file a path from the top of the repository, as a request contains it
 * @returns `undefined` if the file is not one that has changed
 * @throws {GitError} if git fails
 */
export async function readDifference(
  repository: SiteRepository,
  file: string,
): Promise<{ text: string; isCut: boolean } | undefined> {
  const { changes, base } = await readPublishState(repository);
  const change = changes.find((one) => one.path === file);
  if (!change) return undefined;
  const options = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-renames'];
  // A new file is compared with nothing. The command then ends with 1, because there is a difference.
  const isNew = change.change === 'added' || base === undefined;
  const args = isNew
    ? ['diff', '--no-index', ...options, '--', '/dev/null', path.join(repository.top, file)]
    : [literal, 'diff', ...options, base, '--', file];
  const { stdout } = await repository.run(args, { maxBytes });
  const lines = stdout.split('\n');
  const start = lines.findIndex((line) => line.startsWith('@@'));
  return { text: start < 0 ? '' : lines.slice(start).join('\n'), isCut: stdout.length >= maxBytes };
}
