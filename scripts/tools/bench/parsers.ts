import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measureNode, root, run, runNode } from '../../setup/process.ts';

/** Measurements of one parse of a file, which ran in a process of its own; or the reason why the parse failed. */
export type Parsed =
  { seconds: number; records: number; peakMemory: number; entrySeconds?: number } | { fault: string };

/** A parser that is compared with Offprint's readers. */
export interface OtherParser {
  name: string;
  parse(file: string): Promise<Parsed>;
}

const script = (name: string) => path.join(root, 'scripts/tools/bench', name);

/** Measures Offprint's readers. The time includes decoding, parsing and the conversion to papers. */
export function parseOurs(file: string): Promise<Parsed> {
  return parseByNode('parse.ts', file);
}

/**
 * Measures citation-js. The time in `seconds` includes parsing and the conversion to CSL-JSON; the time in
 * `entrySeconds` is for parsing alone.
 */
export function parseByCitationJs(file: string): Promise<Parsed> {
  return parseByNode('citation-js.mjs', file);
}

/** Measures @retorquere/bibtex-parser. The time includes splitting names and converting TeX to Unicode. */
export function parseByBibtexParser(file: string): Promise<Parsed> {
  return parseByNode('bibtex-parser.mjs', file);
}

async function parseByNode(name: string, file: string): Promise<Parsed> {
  const { code, output, peakMemory } = await measureNode([script(name), file]);
  const answer = code === 0 ? (JSON.parse(output.trim().split('\n').at(-1) ?? '') as Parsed) : undefined;
  if (answer === undefined) return { fault: lastLine(output) };
  return 'fault' in answer ? { fault: shortLine(answer.fault) } : { ...answer, peakMemory };
}

/** Returns the indices of the texts that citation-js cannot parse. */
export async function rejectedByCitationJs(texts: readonly string[]): Promise<ReadonlySet<number>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-rejected-'));
  try {
    const file = path.join(folder, 'texts.json');
    writeFileSync(file, JSON.stringify(texts));
    let answer = '';
    const keep = (piece: string, stream: 'stdout' | 'stderr') => {
      if (stream === 'stdout') answer += piece;
    };
    const { code, output } = await runNode([script('citation-js.mjs'), '--each', file], { output: keep });
    if (code !== 0) throw new Error(`citation-js failed: ${lastLine(output)}`);
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

/** Measures pybtex, a parser in Python, with the Python of the system. */
async function parseByPybtex(file: string): Promise<Parsed> {
  const { code, output } = await run(python, ['-c', pybtex, file]);
  const [seconds, records] = lastLine(output).split(' ').map(Number);
  return code === 0 && seconds !== undefined && records !== undefined
    ? { seconds, records, peakMemory: NaN }
    : { fault: lastLine(output) };
}

/**
 * Measures biber in its tool mode, which parses, checks and rewrites the file. The time includes the start of the
 * program.
 */
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

/** BibTeX parsers that are npm packages. They are installed with the project. */
export const packagedParsers: readonly OtherParser[] = [
  { name: 'citation-js', parse: parseByCitationJs },
  { name: 'bibtex-parser', parse: parseByBibtexParser },
];

/** BibTeX parsers that are not npm packages. They are measured only if they are installed. */
export const installableParsers = [
  {
    name: 'pybtex',
    parse: parseByPybtex,
    isInstalled: () => starts(python, ['-c', 'import pybtex']),
    package: 'python3-pybtex',
  },
  {
    name: 'biber --tool',
    parse: parseByBiber,
    isInstalled: () => starts('biber', ['--version']),
    package: 'biber',
  },
] as const;

function starts(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function lastLine(output: string): string {
  return shortLine(output.trim().split('\n').at(-1) ?? '');
}

/** Returns a text on one line, shortened to at most 70 characters. */
function shortLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
