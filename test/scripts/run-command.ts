import { tmpdir } from 'node:os';
import { Readable, Writable } from 'node:stream';
import { expect } from 'vitest';
import type { CommandIo, Main } from '../../scripts/setup/command.ts';

/** The result of a command. */
export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
  /** `stdout`, then `stderr`. */
  all: string;
}

export interface CommandOptions {
  cwd?: string;
  /** Variables to add to the environment. */
  env?: NodeJS.ProcessEnv;
  input?: string | Uint8Array;
  /** Asks the command to stop, as Ctrl-C does. */
  signal?: AbortSignal;
  /** Called with each piece of output as it arrives. */
  onOutput?: (text: string) => void;
}

/** The environment of the tests, without variables that change what a command does or prints. */
export const commandEnvironment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:OFFPRINT_\w+|INIT_CWD|FORCE_COLOR|NO_COLOR|npm_config_\w+)$/.test(name),
  ),
);

/** Runs the `main` of a command in this process, with streams in memory. */
export async function runCommand(
  main: Main,
  argv: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const stdout = memoryStream(options.onOutput);
  const stderr = memoryStream(options.onOutput);
  const { cwd = tmpdir(), env, input = '', signal = new AbortController().signal } = options;
  const io: CommandIo = {
    cwd,
    env: { ...commandEnvironment, ...env },
    stdin: Readable.from(input.length > 0 ? [Buffer.from(input)] : []),
    stdout: stdout.stream,
    stderr: stderr.stream,
    stopSignal: () => signal,
  };
  const code = await main(argv, io);
  const result = { code, stdout: stdout.text(), stderr: stderr.text() };
  const all = result.stdout + result.stderr;
  expect(all).not.toMatch(/\n\s+at .*:\d+:\d+/);
  return { ...result, all };
}

function memoryStream(onOutput: CommandOptions['onOutput']): { stream: Writable; text: () => string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      onOutput?.(piece.toString());
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString() };
}
