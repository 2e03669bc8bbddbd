import { mkdirSync } from 'node:fs';
import { explainGitFault } from '../../../../src/desk/publish/git-faults.ts';
import { GitError } from './repository.ts';
import { runGit } from './run-git.ts';

/**
 * Starts an empty repository in a folder, because the user asked for it.
 *
 * @throws {GitError} if git fails
 */
export async function startRepository(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const ended = await runGit(['init', '--quiet'], { cwd: folder, env });
  if (ended.code !== 0) throw new GitError(explainGitFault(ended));
  // Hosts take the site from "main". In an empty repository, only the name of the first branch changes.
  const named = await runGit(['symbolic-ref', 'HEAD', 'refs/heads/main'], { cwd: folder, env });
  if (named.code !== 0) throw new GitError(explainGitFault(named));
}
