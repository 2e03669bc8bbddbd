import { spawnSync } from 'node:child_process';

/**
 * Returns the date of the last commit of each file in a folder, by the path of the file: `papers/x.md` → `2026-11-23`.
 * Files with uncommitted changes are left out. The map is empty without git, or if the git history is incomplete (a
 * shallow clone).
 */
export function readChangeDates(folder: string): Map<string, string> {
  const git = (...args: string[]) => {
    const { status, stdout } = spawnSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    return status === 0 ? stdout : undefined;
  };
  const dates = new Map<string, string>();
  if (git('rev-parse', '--is-shallow-repository')?.trim() !== 'false') return dates;
  // For each commit, newest first, git prints the date after `//`, then the changed files. No path begins with `//`.
  const log =
    git('log', '-z', '--relative', '--no-renames', '--name-only', '--format=//%cs', '--', '.') ?? '';
  let date = '';
  for (const part of log.split(/[\0\n]/)) {
    if (part.startsWith('//')) date = part.slice(2);
    else if (part !== '' && !dates.has(part)) dates.set(part, date);
  }
  const changed = git('diff', '-z', '--name-only', '--relative', 'HEAD', '--', '.') ?? '';
  for (const file of changed.split('\0')) dates.delete(file);
  return dates;
}
