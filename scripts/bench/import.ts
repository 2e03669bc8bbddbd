import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { measureNode, root } from '../machine/child.ts';
import { formatProfile, type Sample } from './corpus.ts';
import { formatMemory, formatRate, formatSeconds, formatTable, median } from './figures.ts';

/** One import of a profile text, measured from outside. */
export interface MeasuredImport {
  seconds: number;
  peakMemory: number;
}

/**
 * Imports the papers as one profile text into a content folder.
 *
 * @throws where the import did not read every paper
 */
export async function importProfile(folder: string, samples: readonly Sample[]): Promise<MeasuredImport> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'profile.txt');
  writeFileSync(file, formatProfile('Corpus Owner', samples));
  let answer = '';
  const { code, seconds, peakMemory, output } = await measureNode(
    [path.join(root, 'scripts/import.ts'), '--json', '--content', path.join(folder, 'content'), file],
    { output: (piece, stream) => (answer += stream === 'stdout' ? piece : '') },
  );
  const read = /"read":\s*(\d+)/.exec(answer)?.[1];
  if (code > 1 || Number(read) !== samples.length) {
    throw new Error(`The import read ${read ?? 'none'} of ${samples.length} papers.\n${output.slice(-2000)}`);
  }
  return { seconds, peakMemory };
}

/** Measures the import of each size in turn, `runs` times: into an empty folder, and again when there is nothing new. */
export async function benchImport(
  corpora: readonly (readonly Sample[])[],
  runs: number,
  folder: string,
): Promise<string> {
  const measured = corpora.map((samples) => ({
    samples,
    first: [] as MeasuredImport[],
    again: [] as MeasuredImport[],
  }));
  for (let run = 0; run < runs; run++) {
    for (const { samples, first, again } of measured) {
      rmSync(folder, { recursive: true, force: true });
      first.push(await importProfile(folder, samples));
      again.push(await importProfile(folder, samples));
    }
  }
  const rows = measured.flatMap(({ samples: { length }, first, again }) =>
    [['into an empty folder', first] as const, ['again, nothing new', again] as const].map(
      ([what, results]) => {
        const seconds = median(results.map((result) => result.seconds));
        const memory = median(results.map((result) => result.peakMemory));
        return [
          `${length} papers ${what}`,
          formatSeconds(seconds),
          formatRate(length, seconds),
          formatMemory(memory),
        ];
      },
    ),
  );
  return formatTable(['Import of a profile text', 'seconds', 'papers/s', 'peak memory'], rows);
}
