import type { Writable } from 'node:stream';
import { defineCommand, runMain, writeLine } from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { startProgress } from '../setup/progress.ts';
import { type ChangedFile, changedFiles, type Merge, mergeVersion, UpgradeError } from '../site/upgrade.ts';

const help = `npm run upgrade-check -- [--merge] [VERSION]

  Lists the files of Offprint that you changed, and marks those that the new version changes too.

  VERSION   a branch, tag or commit of git (default: upstream/main)
  --merge   merge the new version; content/ and public/ stay as they are`;

export const main = defineCommand({
  help,
  parse: (argv, env) => {
    const { values, positionals } = parseOptions(argv, env, { merge: { type: 'boolean' } }, true);
    const [version = 'upstream/main', ...others] = positionals;
    if (others.length > 0) throw new Error(`Unexpected argument "${others[0]}". Name one version.`);
    return { version, isMerge: values.merge ?? false };
  },
  run: async ({ version, isMerge }, { cwd, stdout, stderr }) => {
    const progress = startProgress(stderr);
    progress.step(`${isMerge ? 'Merging' : 'Comparing with'} ${version} …`);
    try {
      if (isMerge) {
        const merged = mergeVersion(cwd, version);
        progress.end();
        return reportMerge(merged, version, stdout);
      }
      const changed = changedFiles(cwd, version);
      progress.end();
      reportChanges(changed, version, stdout);
      return 0;
    } catch (error) {
      progress.end();
      if (!(error instanceof UpgradeError)) throw error;
      writeLine(stderr, error.message);
      return 1;
    }
  },
});

function reportChanges(changed: readonly ChangedFile[], version: string, stdout: Writable): void {
  for (const { status, file, isBoth } of changed)
    writeLine(stdout, `${status} ${file}${isBoth ? ` (also changed in ${version})` : ''}`);
  const both = changed.filter(({ isBoth }) => isBoth).length;
  const files = changed.length === 1 ? '1 file' : `${changed.length} files`;
  writeLine(
    stdout,
    changed.length === 0
      ? 'You have not changed any files of Offprint.'
      : `You changed ${files} of Offprint; ${version} changes ${both} of them too.`,
  );
  writeLine(
    stdout,
    `Next: npm run upgrade-check -- --merge ${version} merges the new version. content/ and public/ stay as they are.`,
  );
}

function reportMerge({ outcome, conflicts }: Merge, version: string, stdout: Writable): number {
  if (outcome === 'nothing new') writeLine(stdout, `You already have everything in ${version}.`);
  if (outcome === 'merged')
    writeLine(
      stdout,
      `Merged ${version}. Next: run npm run migrate to update your content files, then npm test, then git push.`,
    );
  if (outcome !== 'conflicts') return 0;
  for (const file of conflicts) writeLine(stdout, file);
  writeLine(
    stdout,
    'Both you and the new version changed these files. Edit each to keep both changes, then run git add and git commit.',
  );
  return 1;
}

await runMain(import.meta, main);
