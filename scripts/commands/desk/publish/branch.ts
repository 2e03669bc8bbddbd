import { currentHead } from './commit.ts';
import type { SiteRepository } from './repository.ts';

/** A branch that was created and checked out. */
export interface StartedBranch {
  /** Checks out again what was checked out before, and deletes the branch. Files and index are not touched. */
  takeBack(): Promise<void>;
}

/**
 * Creates a branch at the commit that is checked out, and makes it the checked-out one. No file and no entry of the index
 * changes, as with `git switch --create`.
 *
 * @throws {GitError} if the branch exists
 */
export async function startBranch(
  repository: SiteRepository,
  name: string,
  head: string,
): Promise<StartedBranch> {
  const { read, run } = repository;
  const reference = `refs/heads/${name}`;
  const former = (await run(['symbolic-ref', '--quiet', 'HEAD'])).stdout.trim();
  await read(['update-ref', reference, head, '0'.repeat(head.length)]);
  const takeBack = async () => {
    if (former === '') await read(['update-ref', '--no-deref', '-m', 'publish: taken back', 'HEAD', head]);
    else await read(['symbolic-ref', '-m', 'publish: taken back', 'HEAD', former]);
    const at = await currentHead(repository, reference);
    if (at === head) await read(['update-ref', '-d', reference, head]);
  };
  try {
    await read(['symbolic-ref', '-m', `checkout: moving to ${name}`, 'HEAD', reference]);
  } catch (error) {
    await takeBack();
    throw error;
  }
  return { takeBack };
}
