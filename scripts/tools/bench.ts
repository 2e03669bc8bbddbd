import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchBibFiles } from './bench/bib-files.ts';
import { benchBuild, writeBenchContent } from './bench/build.ts';
import { generateCorpus, readCorpus, type Sample } from './bench/corpus.ts';
import { benchDesk } from './bench/desk.ts';
import { benchDev } from './bench/dev.ts';
import { benchEarlier } from './bench/earlier.ts';
import { formatMemory } from './bench/figures.ts';
import { benchImport } from './bench/import.ts';
import { weighList } from './bench/list-weight.ts';
import { profileBuilds } from './bench/profile.ts';
import { benchSimilar, formatPairs } from './bench/similar.ts';
import { usageError } from '../setup/usage.ts';

const benches = { import: benchImport, build: benchBuild, similar: benchSimilar };
type Bench = keyof typeof benches;

const usage =
  'npm run bench -- [import] [build] [similar] [--corpus FILE.jsonl] [--sizes 1000,10000] [--runs 3], or similar --pairs 60 [--seed 1], or --bib FILE.bib|DIR [--runs 3], or --list FILE.jsonl [--sizes 593], or --earlier COMMIT, or --profile [--sizes 1000], or --dev [--sizes 1000] [--edits 100], or --desk [--sizes 1000] [--edits 100]';
const { names, corpus, sizes, runs, bib, list, earlier, profile, dev, desk, edits, pairs, seed } = usageError(
  usage,
  () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        bib: { type: 'string', multiple: true, default: [] },
        list: { type: 'string' },
        earlier: { type: 'string' },
        profile: { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        desk: { type: 'boolean', default: false },
        edits: { type: 'string', default: '100' },
        corpus: { type: 'string' },
        sizes: { type: 'string' },
        runs: { type: 'string', default: '3' },
        pairs: { type: 'string' },
        seed: { type: 'string', default: '1' },
      },
    });
    const isBench = (name: string): name is Bench => name in benches;
    const unknown = positionals.find((name) => !isBench(name));
    if (unknown !== undefined)
      throw new Error(`There is no benchmark "${unknown}". Use ${Object.keys(benches).join(' or ')}.`);
    const chosen = positionals.length > 0 ? positionals : Object.keys(benches);
    return {
      names: chosen.filter(isBench),
      bib: values.bib,
      list: values.list,
      earlier: values.earlier,
      profile: values.profile,
      dev: values.dev,
      desk: values.desk,
      edits: count('--edits', values.edits),
      corpus: values.corpus,
      sizes: (values.sizes ?? (values.dev || values.desk ? '1000' : '1000,10000'))
        .split(',')
        .map((size) => count('--sizes', size)),
      runs: count('--runs', values.runs),
      pairs: values.pairs === undefined ? undefined : count('--pairs', values.pairs),
      seed: count('--seed', values.seed),
    };
  },
);

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const [cpu] = cpus();
const papers = corpus === undefined ? 'made up (seed 1)' : `from ${path.basename(corpus)}`;
if (pairs === undefined)
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpu?.model}, ${formatMemory(totalmem())}; medians of ${runs} runs` +
      `${bib.length > 0 ? '' : `, papers ${papers}`}.`,
  );
try {
  if (pairs !== undefined)
    for (const samples of await readCorpora()) console.log(formatPairs(samples, pairs, seed));
  else if (bib.length > 0) console.log(`\n${await benchBibFiles(bib, runs)}`);
  else if (earlier !== undefined)
    console.log(`\n${await benchEarlier(earlier, runs, path.join(folder, 'earlier'))}`);
  else if (profile) await profileCorpora();
  else if (dev)
    for (const samples of await readCorpora())
      console.log(`\n${await benchDev(samples, edits, path.join(folder, 'dev'))}`);
  else if (desk)
    for (const samples of await readCorpora())
      console.log(`\n${await benchDesk(samples, edits, path.join(folder, 'desk'))}`);
  else if (list !== undefined)
    for (const size of sizes)
      console.log(`\n${await weighList(list, size, path.join(folder, `list-${size}`))}`);
  else await benchCorpora();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function benchCorpora(): Promise<void> {
  const corpora = await readCorpora();
  for (const name of names) console.log(`\n${await benches[name](corpora, runs, path.join(folder, name))}`);
}

/** Profiles a build without a cache, and a build after one paper changed, for each size. */
async function profileCorpora(): Promise<void> {
  for (const samples of await readCorpora()) {
    const content = await writeBenchContent(path.join(folder, 'profile'), samples);
    console.log(`\n${await profileBuilds(content, path.join(folder, 'profiles'))}`);
  }
}

function readCorpora(): Promise<Sample[][]> {
  return Promise.all(
    sizes.map((size) => (corpus === undefined ? generateCorpus(size) : readCorpus(corpus, size))),
  );
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`${option}: "${text}" is not a whole number of at least 1.`);
  return number;
}
