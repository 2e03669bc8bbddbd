import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CommandIo } from './command.ts';

/** Path of the project's folder, which contains package.json. */
export const root = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** The result of a process that has ended. */
export interface Ended {
  /**
   * The exit code. As in a shell, it is 128 plus the number of the signal if a signal ended the process, and 127 if the
   * process could not be started.
   */
  code: number;
  /**
   * Everything that the process wrote to standard output and standard error, in the order of arrival. Empty if the
   * process wrote to the terminal directly.
   */
  output: string;
  seconds: number;
}

/** Receives each piece of the output of a child process as it arrives. */
type OnOutput = (piece: string, stream: 'stdout' | 'stderr') => void;

export interface ChildOptions {
  /** Environment variables to change for the child process; the value `undefined` removes a variable. */
  env?: NodeJS.ProcessEnv;
  /** The environment in which the variables of `env` are changed. Default: the environment of this process. */
  baseEnv?: NodeJS.ProcessEnv;
  /**
   * Destination of the output of the child process:
   * - `hold` (the default): the output is only returned, as `output` of `Ended`.
   * - `show`: the child process uses the terminal of this process.
   * - The streams of a command: the child process uses these streams.
   * - A function: it receives each piece of the output.
   */
  output?: 'hold' | 'show' | Pick<CommandIo, 'stdin' | 'stdout' | 'stderr'> | OnOutput;
  /**
   * Text for the standard input of the child process, which is written when the text is known. If it is rejected, the
   * input ends without a text. Not possible if `output` is `show` or streams.
   */
  input?: Promise<string>;
  /** When this signal aborts, the child process is ended. */
  signal?: AbortSignal;
}

/** Returns the path of a script in node_modules, to be run with `runNode`: `tool('astro', 'bin/astro.mjs')`. */
export function tool(name: string, script: string): string {
  return path.join(root, 'node_modules', name, script);
}

/**
 * Runs the Node of this process with the given arguments, in the project's folder. Does not reject if the child process
 * fails.
 */
export function runNode(args: readonly string[], options: ChildOptions = {}): Promise<Ended> {
  return run(process.execPath, args, options);
}

/** Runs a program in the project's folder. If the program cannot be started, the exit code is 127. */
export async function run(
  command: string,
  args: readonly string[],
  { env = {}, baseEnv = process.env, output = 'hold', input, signal }: ChildOptions = {},
): Promise<Ended> {
  const start = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...baseEnv, ...env },
    stdio: stdioFor(output, input !== undefined),
  });
  // A child process that has ended reads nothing.
  child.stdin?.on('error', () => undefined);
  input?.then(
    (text) => child.stdin?.end(text),
    () => child.stdin?.end(),
  );
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

function stdioFor(output: NonNullable<ChildOptions['output']>, hasInput: boolean): StdioOptions {
  if (output === 'show') return 'inherit';
  if (typeof output !== 'object') return [hasInput ? 'pipe' : 'ignore', 'pipe', 'pipe'];
  // A child process can use only a stream of the operating system. A stream in memory has no file descriptor.
  const hasDescriptor = (stream: object) => 'fd' in stream && typeof stream.fd === 'number';
  const { stdin, stdout, stderr } = output;
  return [
    hasDescriptor(stdin) ? stdin : 'ignore',
    hasDescriptor(stdout) ? stdout : 'pipe',
    hasDescriptor(stderr) ? stderr : 'pipe',
  ];
}

/**
 * Runs Node with the given arguments and measures the peak memory of the process in bytes. The value is NaN if the
 * process was killed.
 */
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
 * Waits until a child process has ended. With `stop`, the child process is ended when `stop` aborts. Without `stop`,
 * the child process receives the signals that this process receives, so that it does not continue alone.
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
