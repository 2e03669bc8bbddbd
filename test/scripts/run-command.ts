import { tmpdir } from 'node:os';
import { PassThrough, Readable, Writable } from 'node:stream';
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
  /** Makes standard input a terminal, at which these answers are typed, one per question. After the last one it is closed. */
  answers?: readonly string[];
  /** Asks the command to stop, as Ctrl-C does. */
  signal?: AbortSignal;
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

/** A terminal that answers each question (`Name: `, `Delete? (yes or no) `) with the next answer. */
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
