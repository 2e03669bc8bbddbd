import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measureNode, root, run, runNode } from '../../setup/process.ts';

/** One parse of a file in a process of its own, or why there was none. */
export type Parsed =
  { seconds: number; records: number; peakMemory: number; entrySeconds?: number } | { fault: string };

const script = (name: string) => path.join(root, 'scripts/tools/bench', name);

/** Our readers: decoding, parsing, and the mapping to papers. */
export function parseOurs(file: string): Promise<Parsed> {
  return parseByNode('parse.ts', file);
}

/** citation-js: the parse and the mapping to CSL-JSON, and as `entrySeconds` the parse alone. */
export function parseByCitationJs(file: string): Promise<Parsed> {
  return parseByNode('citation-js.mjs', file);
}

async function parseByNode(name: string, file: string): Promise<Parsed> {
  const { code, output, peakMemory } = await measureNode([script(name), file]);
  const answer = code === 0 ? (JSON.parse(output.trim().split('\n').at(-1) ?? '') as Parsed) : undefined;
  if (answer === undefined) return { fault: lastLine(output) };
  return 'fault' in answer ? { fault: flat(answer.fault) } : { ...answer, peakMemory };
}

/** Which of the texts citation-js refuses, by their indices. */
export async function refusedByCitationJs(texts: readonly string[]): Promise<ReadonlySet<number>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-refused-'));
  try {
    const file = path.join(folder, 'texts.json');
    writeFileSync(file, JSON.stringify(texts));
    let answer = '';
    const keep = (piece: string, stream: 'stdout' | 'stderr') => {
      if (stream === 'stdout') answer += piece;
    };
    const { code, output } = await runNode([script('citation-js.mjs'), '--each', file], { output: keep });
    if (code !== 0) throw new Error(`citation-js could not be asked: ${lastLine(output)}`);
    return new Set(JSON.parse(answer) as number[]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const python = '/usr/bin/python3';
const pybtex = `import sys, time
from pybtex.database import parse_file
start = time.perf_counter()
found = parse_file(sys.argv[1], "bibtex")
print(time.perf_counter() - start, len(found.entries))`;

/** pybtex under the system's own Python: the parse alone. */
async function parseByPybtex(file: string): Promise<Parsed> {
  const { code, output } = await run(python, ['-c', pybtex, file]);
  const [seconds, records] = lastLine(output).split(' ').map(Number);
  return code === 0 && seconds !== undefined && records !== undefined
    ? { seconds, records, peakMemory: NaN }
    : { fault: lastLine(output) };
}

/** biber in its tool mode, which parses, checks and writes the file again; with the start of the program. */
async function parseByBiber(file: string): Promise<Parsed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-biber-'));
  try {
    const out = path.join(folder, 'out.bib');
    const args = ['--tool', '--quiet', '--nolog', '-O', out, file];
    const { code, output, seconds } = await run('biber', args);
    return code === 0 ? { seconds, records: NaN, peakMemory: NaN } : { fault: lastLine(output) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Parsers of BibTeX that are no packages of npm: measured where they are installed. */
export const installable = [
  {
    name: 'pybtex',
    parse: parseByPybtex,
    isThere: () => starts(python, ['-c', 'import pybtex']),
    package: 'python3-pybtex',
  },
  {
    name: 'biber --tool',
    parse: parseByBiber,
    isThere: () => starts('biber', ['--version']),
    package: 'biber',
  },
] as const;

function starts(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function lastLine(output: string): string {
  return flat(output.trim().split('\n').at(-1) ?? '');
}

function flat(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
