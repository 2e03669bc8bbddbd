import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Ended, run } from '../../setup/process.ts';
import { formatRatio, formatSeconds, formatTable, median } from './figures.ts';

/**
 * Measures how long `npm run build` takes for the sample in `content/`, with this commit and with an earlier one, each
 * in a checkout of its own, in turn, with no cache from an earlier build. Changes that are not committed are not
 * measured.
 *
 * @param commit the name of the earlier commit
 */
export async function benchEarlier(commit: string, runs: number, folder: string): Promise<string> {
  const checkouts = { now: path.join(folder, 'now'), earlier: path.join(folder, 'earlier') };
  const git = (...args: string[]) => run('git', args).then((ended) => check(ended, `git ${args[0]}`));
  rmSync(folder, { recursive: true, force: true });
  await git('worktree', 'prune');
  try {
    await git('worktree', 'add', '--detach', checkouts.now, 'HEAD');
    await git('worktree', 'add', '--detach', checkouts.earlier, commit);
    const times = { now: [] as number[], earlier: [] as number[] };
    // The first round installs the packages, and is not counted.
    for (let round = 0; round <= runs; round++)
      for (const name of ['earlier', 'now'] as const) {
        const seconds = await buildSample(checkouts[name]);
        if (round > 0) times[name].push(seconds);
      }
    const ratio = median(times.now.map((seconds, index) => seconds / (times.earlier[index] ?? NaN)));
    return formatTable(
      ['Sample, without a cache', 'seconds', 'ratio'],
      [
        [`commit ${commit}`, formatSeconds(median(times.earlier)), ''],
        ['this commit', formatSeconds(median(times.now)), formatRatio(ratio, 1)],
      ],
    );
  } finally {
    for (const checkout of Object.values(checkouts))
      await run('git', ['worktree', 'remove', '--force', checkout]);
  }
}

/** Builds the sample of a checkout and returns the seconds that the whole command took. */
async function buildSample(checkout: string): Promise<number> {
  for (const name of readdirSync(checkout).filter((name) => ['.cache', '.astro', 'dist'].includes(name)))
    rmSync(path.join(checkout, name), { recursive: true, force: true });
  const ended = await run(process.execPath, [path.join(checkout, 'scripts/run.mjs'), 'build'], {
    env: { NODE_COMPILE_CACHE: undefined },
  });
  check(ended, `npm run build in ${checkout}`);
  return ended.seconds;
}

function check({ code, output }: Ended, name: string): void {
  if (code !== 0) throw new Error(`${name} failed. Its output ends:\n${output.slice(-4000)}`);
}
