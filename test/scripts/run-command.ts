import { tmpdir } from 'node:os';
import { PassThrough, Readable, Writable } from 'node:stream';
import { expect } from 'vitest';
import type { CommandIo, Main } from '../../scripts/setup/command.ts';

/** The result of a command. */
export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
  /** The whole output: first `stdout`, then `stderr`. */
  all: string;
}

export interface CommandOptions {
  cwd?: string;
  /** Variables to add to the environment of the command. */
  env?: NodeJS.ProcessEnv;
  input?: string | Uint8Array;
  /**
   * Makes standard input a terminal on which these answers are typed, one answer per question. After the last answer,
   * standard input is closed.
   */
  answers?: readonly string[];
  /** When this signal aborts, the command is asked to stop, as Ctrl-C does. */
  signal?: AbortSignal;
}

/** The environment of the test process, without variables that change what a command does or prints. */
export const commandEnvironment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:OFFPRINT_\w+|INIT_CWD|FORCE_COLOR|NO_COLOR|npm_config_\w+)$/.test(name),
  ),
);

/** Runs the `main` function of a command in the test process, with streams in memory. */
export async function runCommand(
  main: Main,
  argv: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { cwd = tmpdir(), env, input = '', signal = new AbortController().signal } = options;
  const terminal = options.answers && typeAnswers(options.answers);
  const stdout = memoryStream(terminal?.onOutput);
  const stderr = memoryStream();
  const io: CommandIo = {
    cwd,
    env: { ...commandEnvironment, ...env },
    stdin: terminal?.stdin ?? Readable.from(input.length > 0 ? [Buffer.from(input)] : []),
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

/**
 * Simulates a terminal on which a user answers each question (`Name: `, `Delete? (yes or no) `) with the next answer.
 */
function typeAnswers(answers: readonly string[]) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const waiting = [...answers];
  const onOutput = (text: string) => {
    if (!/[:)] $/.test(text)) return;
    const answer = waiting.shift();
    if (answer === undefined) stdin.end();
    else stdin.write(`${answer}\n`);
  };
  return { stdin, onOutput };
}

function memoryStream(onOutput?: (text: string) => void): { stream: Writable; text: () => string } {
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
