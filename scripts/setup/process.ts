import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CommandIo } from './command.ts';

/** The folder of package.json. */
export const root = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** How a process ended. */
export interface Ended {
  /** The exit code. As in a shell, 128 plus the number of the signal if a signal ended the process, and 127 if it could not start. */
  code: number;
  /** The text of both outputs, in the order of arrival. Empty if it wrote to the terminal itself. */
  output: string;
  seconds: number;
}

/** Receives each piece of a child's output as it arrives. */
type OnOutput = (piece: string, stream: 'stdout' | 'stderr') => void;

export interface ChildOptions {
  /** Variables to change in the environment of the child; `undefined` removes one. */
  env?: NodeJS.ProcessEnv;
  /** The environment that `env` changes. The default is that of this process. */
  baseEnv?: NodeJS.ProcessEnv;
  /**
   * `hold` (the default) keeps the output for the caller. `show` connects the child to the terminal of this process. The streams of
   * a command connect the child to them. A function receives each piece.
   */
  output?: 'hold' | 'show' | Pick<CommandIo, 'stdin' | 'stdout' | 'stderr'> | OnOutput;
  /** Ends the child when it aborts. */
  signal?: AbortSignal;
}

/** Returns the path of a script in node_modules, to run with this Node: `tool('astro', 'bin/astro.mjs')`. */
export function tool(name: string, script: string): string {
  return path.join(root, 'node_modules', name, script);
}

/** Runs this Node with the arguments, in the folder of the project. Never rejects because of the child. */
export function runNode(args: readonly string[], options: ChildOptions = {}): Promise<Ended> {
  return run(process.execPath, args, options);
}

/** Runs a program in the folder of the project. The exit code is 127 if it cannot be started. */
export async function run(
  command: string,
  args: readonly string[],
  { env = {}, baseEnv = process.env, output = 'hold', signal }: ChildOptions = {},
): Promise<Ended> {
  const start = performance.now();
  const child = spawn(command, args, { cwd: root, env: { ...baseEnv, ...env }, stdio: stdioFor(output) });
  const pieces: string[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (piece: string) => {
      pieces.push(piece);
      if (typeof output === 'function') output(piece, stream);
      else if (typeof output === 'object') output[stream].write(piece);
    });
  }
  const code = await endOf(child, signal);
  return { code, output: pieces.join(''), seconds: (performance.now() - start) / 1000 };
}

function stdioFor(output: NonNullable<ChildOptions['output']>): StdioOptions {
  if (output === 'show') return 'inherit';
  if (typeof output !== 'object') return ['ignore', 'pipe', 'pipe'];
  // Only a stream of the operating system can be given to a child; one in memory has no descriptor.
  const hasDescriptor = (stream: object) => 'fd' in stream && typeof stream.fd === 'number';
  const { stdin, stdout, stderr } = output;
  return [
    hasDescriptor(stdin) ? stdin : 'ignore',
    hasDescriptor(stdout) ? stdout : 'pipe',
    hasDescriptor(stderr) ? stderr : 'pipe',
  ];
}

/** Runs this Node and measures its peak memory in bytes; NaN if the process was killed. */
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

/**
 * Waits until a child has ended. No child is left running: it ends when `stop` aborts; without `stop`, it receives the signals that this
 * process receives.
 */
function endOf(child: ChildProcess, stop?: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const signals = stop ? [] : (['SIGINT', 'SIGTERM', 'SIGHUP'] as const);
    const passOn = (signal: NodeJS.Signals) => child.kill(signal);
    const onStop = () => child.kill('SIGTERM');
    for (const signal of signals) process.on(signal, passOn);
    stop?.addEventListener('abort', onStop);
    if (stop?.aborted) onStop();
    const end = (code: number) => {
      for (const signal of signals) process.removeListener(signal, passOn);
      stop?.removeEventListener('abort', onStop);
      resolve(code);
    };
    child.on('error', () => end(127));
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
