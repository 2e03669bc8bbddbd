import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap, type SourceMapping } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlesFolder } from '../../site/build/bundle.ts';
import { root, runNode } from '../../setup/process.ts';
import { changeFirstPaper } from './build.ts';
import { formatSeconds, formatTable } from './figures.ts';

/** The parts of a CPU profile of V8 that are used here. https://chromedevtools.github.io/devtools-protocol/tot/Profiler/ */
interface CpuProfile {
  nodes: ProfileNode[];
  /** The id of the node of each sample. */
  samples: number[];
  /** Microseconds between a sample and the one before it. */
  timeDeltas: number[];
}

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
}

/** Microseconds per name. */
type Times = Map<string, number>;

/** Processes that ran for fewer microseconds are not shown. */
const shortest = 200_000;

/** Maximum number of rows of each table. */
const shownRows = 16;

/**
 * Builds a site twice with the CPU profiler of Node in every process: without a cache, and after one paper changed.
 * Returns where the time went: for each process, the time of each part (a package, a folder of `src/`, a module of
 * Node), and the functions that took most of it.
 *
 * @param folder for the site and the profiles
 */
export async function profileBuilds(content: string, folder: string): Promise<string> {
  // No other build may use a compiled site with source maps.
  const forgetCompiled = () => rmSync(bundlesFolder, { recursive: true, force: true });
  forgetCompiled();
  const cold = await profileBuild(content, folder);
  changeFirstPaper(content);
  const again = await profileBuild(content, folder);
  forgetCompiled();
  return [`Without a cache: ${cold}`, `After one paper changed: ${again}`].join('\n\n');
}

async function profileBuild(content: string, folder: string): Promise<string> {
  const profiles = path.join(folder, 'profiles');
  rmSync(profiles, { recursive: true, force: true });
  mkdirSync(profiles, { recursive: true });
  const script = path.join(root, 'scripts/commands/build.ts');
  const env = {
    OFFPRINT_CONTENT: content,
    NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profiles}`,
    // The compiled site then has source maps, with which each function is traced to its file.
    OFFPRINT_SOURCE_MAPS: '1',
  };
  const { code, seconds, output } = await runNode([script, '--outDir', path.join(folder, 'site')], { env });
  if (code !== 0) throw new Error(`The build failed. Its output ends:\n${output.slice(-4000)}`);
  const summaries = readdirSync(profiles)
    .map((name) => summarize(JSON.parse(readFileSync(path.join(profiles, name), 'utf8')) as CpuProfile))
    .filter(({ total }) => total > shortest)
    .sort((a, b) => b.total - a.total);
  return [`${formatSeconds(seconds)} s`, ...summaries.map(formatSummary)].join('\n\n');
}

/** The times of one process. */
interface Summary {
  total: number;
  parts: Times;
  functions: Times;
}

/** Adds up the samples of a profile by part and by function. */
export function summarize({ nodes, samples, timeDeltas }: CpuProfile): Summary {
  const placeOf = new Map(nodes.map(({ id, callFrame }) => [id, placeOfFrame(callFrame)]));
  const summary: Summary = { total: 0, parts: new Map(), functions: new Map() };
  samples.forEach((id, index) => {
    const time = timeDeltas[index] ?? 0;
    const { part, name } = placeOf.get(id) ?? { part: '(unknown)', name: '(unknown)' };
    summary.total += time;
    add(summary.parts, part, time);
    if (!part.startsWith('(')) add(summary.functions, `${name} [${part}]`, time);
  });
  return summary;
}

function add(times: Times, name: string, time: number): void {
  times.set(name, (times.get(name) ?? 0) + time);
}

function formatSummary({ total, parts, functions }: Summary): string {
  const table = (heading: string, times: Times) =>
    formatTable(
      [heading, 'seconds', 'share'],
      [...times]
        .sort((a, b) => b[1] - a[1])
        .slice(0, shownRows)
        .map(([name, time]) => [name, formatSeconds(time / 1e6), `${((100 * time) / total).toFixed(1)} %`]),
    );
  return [
    `A process of ${formatSeconds(total / 1e6)} s`,
    table('Part', parts),
    table('Function', functions),
  ].join('\n\n');
}

function placeOfFrame({ functionName, url, lineNumber, columnNumber }: ProfileNode['callFrame']) {
  const name = functionName || '(anonymous)';
  if (url === '') return { part: name.startsWith('(') ? name : '(native code)', name };
  if (url.startsWith('node:')) return { part: url.split('/').slice(0, 2).join('/'), name };
  const file = url.startsWith('file:') ? fileURLToPath(url) : url;
  const source = sourceOf(file, lineNumber, columnNumber) ?? file;
  return { part: partOf(source), name };
}

/** Returns the part of the program to which a file belongs: a package, or the first folders below the project. */
export function partOf(file: string): string {
  const packaged = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  if (packaged !== undefined) return packaged;
  const inProject = /(?:^|\/)((?:src|scripts)\/[^/]+)(?:\/|$)/.exec(path.relative(root, file))?.[1];
  return inProject ?? path.basename(file);
}

const maps = new Map<string, SourceMap | undefined>();

/** Returns the path of the source file of a place in a compiled file; `undefined` without a source map. */
function sourceOf(file: string, line: number, column: number): string | undefined {
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  const found: Partial<SourceMapping> | undefined = maps.get(file)?.findEntry(line, column);
  return found?.originalSource && path.resolve(path.dirname(file), found.originalSource);
}

function readMap(file: string): SourceMap | undefined {
  return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
