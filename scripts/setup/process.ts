import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of package.json. */
export const root = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** How a process ended. */
export interface Ended {
  /** 128 and the number of the signal stand for an end by a signal, as in a shell. */
  code: number;
  /** What it wrote to both outputs, in the order in which it came; empty where the terminal had it. */
  output: string;
  seconds: number;
}

export interface ChildOptions {
  env?: NodeJS.ProcessEnv;
  /** `hold` keeps the output for the caller, `show` gives the terminal to the child; a function gets each piece as it comes. */
  output?: 'hold' | 'show' | ((piece: string, stream: 'stdout' | 'stderr') => void);
}

/** The script of a tool in node_modules, to be run with this Node: `tool('astro', 'bin/astro.mjs')`. */
export function tool(name: string, script: string): string {
  return path.join(root, 'node_modules', name, script);
}

/** Runs this Node with the arguments, in the folder of the project. Never throws for what the child does. */
export function runNode(args: readonly string[], options: ChildOptions = {}): Promise<Ended> {
  return run(process.execPath, args, options);
}

/** Runs a program in the folder of the project; a program that cannot be started ends with 127. */
export async function run(
  command: string,
  args: readonly string[],
  options: ChildOptions = {},
): Promise<Ended> {
  const { env = {}, output = 'hold' } = options;
  const start = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  const pieces: string[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (piece: string) => {
      pieces.push(piece);
      if (typeof output === 'function') output(piece, stream);
    });
  }
  const code = await endOf(child);
  return { code, output: pieces.join(''), seconds: (performance.now() - start) / 1000 };
}

/** Runs this Node and tells the most memory that it held, in bytes; NaN if it was killed. */
export async function measureNode(
  args: readonly string[],
  options: ChildOptions = {},
): Promise<Ended & { peakMemory: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-measure-'));
  const file = path.join(folder, 'peak');
  try {
    const probe = pathToFileURL(path.join(root, 'scripts/setup/peak-memory.mjs')).href;
    const env = { ...options.env, OFFPRINT_PEAK_MEMORY: file };
    const ended = await runNode(['--import', probe, ...args], { ...options, env });
    return { ...ended, peakMemory: existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for the end; a signal to this process is handed on, so that no child is left behind. */
function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const handOn = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of signals) process.on(signal, handOn);
    const end = (code: number) => {
      for (const signal of signals) process.removeListener(signal, handOn);
      resolve(code);
    };
    child.on('error', () => end(127));
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
