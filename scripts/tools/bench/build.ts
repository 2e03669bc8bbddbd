import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newSiteFiles } from '../../site/new-site.ts';
import { astroCache } from '../../site/build/astro-cache.ts';
import { buildSite } from '../../site/build-site.ts';
import { root } from '../../setup/process.ts';
import type { Sample } from './corpus.ts';
import { formatMemory, formatRatio, formatSeconds, formatTable, median } from './figures.ts';
import { buildWithHugo, hugoVersion } from './hugo.ts';
import { importProfile } from './import.ts';

/** Measurements of one build of a site, or of writing the files of a site. */
interface Measured {
  seconds: number;
  pages: number;
  files: number;
  /** In bytes; NaN if it was not measured. */
  peakMemory: number;
}

type Step = 'cold' | 'again' | 'write' | 'hugo';

/**
 * Measures builds of a site for each corpus (a list of papers), `runs` times in turn: without a cache, and again after
 * one paper changed. For comparison, it measures writing the same files without building them, and a build of the same
 * Markdown by Hugo with minimal templates. The ratios compare the steps of the same round, so that a slow moment of the
 * machine changes both.
 */
export async function benchBuild(
  corpora: readonly (readonly Sample[])[],
  runs: number,
  folder: string,
): Promise<string> {
  const version = hugoVersion();
  const rows: string[][] = [];
  for (const samples of corpora) {
    const content = await writeBenchContent(folder, samples);
    const rounds: Record<Step, Measured>[] = [];
    for (let round = 0; round < runs; round++) {
      const cold = await build(folder, content, true);
      changeFirstPaper(content);
      const again = await build(folder, content, false);
      const write = writeSame(path.join(folder, 'site'), path.join(folder, 'copy'));
      const hugo = version ? await buildWithHugo(path.join(folder, 'hugo'), content) : unmeasured;
      rounds.push({ cold, again, write, hugo });
    }
    for (const made of [astroCache(content), bundles]) rmSync(made, { recursive: true, force: true });
    const row = (name: string, step: Step) => {
      const middle = (value: (round: Record<Step, Measured>) => number) => median(rounds.map(value));
      const seconds = middle((round) => round[step].seconds);
      const { pages, files } = rounds[0]?.[step] ?? unmeasured;
      rows.push([
        `${samples.length} papers, ${name}`,
        String(pages),
        Number.isFinite(files) ? (files / samples.length).toFixed(1) : '–',
        formatSeconds(seconds),
        formatRatio(
          middle((round) => round[step].seconds / round.write.seconds),
          1,
        ),
        formatRatio(
          middle((round) => round[step].seconds / round.hugo.seconds),
          1,
        ),
        formatMemory(middle((round) => round[step].peakMemory)),
      ]);
    };
    row('without a cache', 'cold');
    row('after one paper changed', 'again');
    row('writing the same files only', 'write');
    if (version) row(`Hugo ${version}, minimal templates`, 'hugo');
  }
  return formatTable(['Build', 'pages', 'files/paper', 'seconds', '/ write', '/ Hugo', 'peak memory'], rows);
}

const unmeasured: Measured = { seconds: NaN, pages: NaN, files: NaN, peakMemory: NaN };

/** Makes a content folder with the papers of a corpus, and returns its path. */
export async function writeBenchContent(folder: string, samples: readonly Sample[]): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  await importProfile(folder, samples);
  const content = path.join(folder, 'content');
  const site = newSiteFiles({ name: 'Benchmark', url: 'https://example.org/', members: [] });
  for (const [file, text] of site) writeFileSync(path.join(content, file), text);
  return content;
}

/** Folder of the compiled sites of this benchmark. */
const bundles = path.join(root, '.cache', 'bench-bundles');

async function build(folder: string, content: string, cold: boolean): Promise<Measured> {
  const outDir = path.join(folder, 'site');
  if (cold)
    for (const generated of [astroCache(content), outDir, bundles])
      rmSync(generated, { recursive: true, force: true });
  let output = '';
  const start = performance.now();
  try {
    const built = await buildSite({ outDir, content, bundles, say: (text) => (output += text) });
    // `built.seconds` leaves out parts of the build, such as the check of the content.
    return { ...built, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    throw new Error(`The build failed. Its output ends:\n${output.slice(-4000)}`, { cause: error });
  }
}

/** Adds a sentence to the first paper of a content folder. */
export function changeFirstPaper(content: string): void {
  const [name = ''] = readdirSync(path.join(content, 'papers')).sort();
  appendFileSync(path.join(content, 'papers', name), 'One sentence more.\n');
}

/**
 * Measures how long it takes to write copies of the files of a folder, one after the other. The files are read before
 * the measurement.
 */
function writeSame(from: string, to: string): Measured {
  rmSync(to, { recursive: true, force: true });
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)))
    .map((file) => ({ file, bytes: readFileSync(path.join(from, file)) }));
  const start = performance.now();
  for (const { file, bytes } of files) {
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    writeFileSync(path.join(to, file), bytes);
  }
  const seconds = (performance.now() - start) / 1000;
  const pages = files.filter(({ file }) => file.endsWith('.html')).length;
  return { seconds, pages, files: files.length, peakMemory: NaN };
}
