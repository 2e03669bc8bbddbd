import { spawnSync } from 'node:child_process';

/**
 * The day on which each file of a folder last changed, as its git history has it: `papers/x.md` → `2026-11-23`. Files that git
 * does not have as they are now have none; nor has any where the history is cut off (a shallow clone) or there is no git.
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
  // Each commit is a date on a line that begins as no path does, then the paths; the newest commit comes first.
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
