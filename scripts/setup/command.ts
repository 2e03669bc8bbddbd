import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';

/** A stream that a command writes to. A terminal has `isTTY` and `hasColors`. */
export type OutputStream = Writable & Partial<Pick<WriteStream, 'isTTY' | 'hasColors'>>;

/** Everything a command takes from its process. Tests pass their own, and run the command in the process of the test. */
export interface CommandIo {
  /** The folder of the project: npm runs its scripts there. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdin: Readable & { isTTY?: boolean };
  stdout: OutputStream;
  stderr: OutputStream;
  /**
   * Returns a signal that aborts when the program is asked to end (Ctrl-C, SIGTERM). Once a command has called it, these signals
   * no longer end the process; the command must return.
   */
  stopSignal(): AbortSignal;
}

/** Runs a command and returns its exit code: 0 for success, 1 for a failure, 2 for wrong arguments. */
export type Main = (argv: readonly string[], io: CommandIo) => Promise<number>;

/** The parts of a command. */
interface Command<Arguments> {
  /** The text after `Usage:`. The first line is repeated below error messages. */
  help: string;
  /**
   * Parses the command line.
   *
   * @throws {Error} with a message for the user if the arguments are invalid
   */
  parse(argv: readonly string[], env: NodeJS.ProcessEnv): Arguments;
  /** Does the work and returns the exit code. */
  run(given: Arguments, io: CommandIo): Promise<number>;
}

/** Makes the `main` of a command: answers `--help` with code 0, invalid arguments with a message and code 2, and runs the rest. */
export function defineCommand<Arguments>({ help, parse, run }: Command<Arguments>): Main {
  return async (argv, io) => {
    if (asksForHelp(argv)) {
      writeLine(io.stdout, `Usage: ${help}`);
      return 0;
    }
    let given: Arguments;
    try {
      given = parse(argv, io.env);
    } catch (error) {
      const [firstLine = ''] = help.split('\n', 1);
      writeLine(io.stderr, `${error instanceof Error ? error.message : error}\nUsage: ${firstLine}`);
      return 2;
    }
    return run(given, io);
  };
}

/** Whether `--help` or `-h` is among the options. After `--`, they are names of files. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

/**
 * Runs a command with the arguments and streams of this process, if its module is the program that was started. Does nothing if
 * another module imported it.
 */
export async function runMain(module: ImportMeta, main: Main): Promise<void> {
  if (!isProgram(module)) return;
  process.exitCode = await main(process.argv.slice(2), processIo());
}

/** Node 24.0 and 24.1 have no `import.meta.main`. */
function isProgram({ main, filename }: ImportMeta & { main?: boolean }): boolean {
  const program = process.argv[1];
  return main ?? (program !== undefined && existsSync(program) && realpathSync(program) === filename);
}

function processIo(): CommandIo {
  let stop: AbortController | undefined;
  return {
    cwd: process.cwd(),
    env: process.env,
    // Node opens standard input when it is first read; most commands never need it.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    stopSignal: () => {
      if (stop) return stop.signal;
      const controller = new AbortController();
      stop = controller;
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.on(signal, () => controller.abort());
      return controller.signal;
    },
  };
}

/** Writes a text and a line end. */
export function writeLine(stream: Writable, text: string): void {
  stream.write(`${text}\n`);
}

/** Whether to print colours: as the terminal supports them; to a file or a pipe only with `FORCE_COLOR` (force-color.org). */
export function usesColours({ stdout, env }: CommandIo): boolean {
  return stdout.hasColors?.(env) ?? !['', '0', 'false'].includes(env.FORCE_COLOR ?? '');
}

/** Returns the folder in which the user typed the command: npm changes to the folder of the project and keeps it in `INIT_CWD`. */
export function callerFolder({ cwd, env }: CommandIo): string {
  return env.INIT_CWD ?? cwd;
}

/** Returns a path as the user would type it: relative to the folder of the command, absolute if it is far outside of it. */
export function shownPath(io: CommandIo, file: string): string {
  const relative = path.relative(callerFolder(io), file);
  return relative.startsWith(path.join('..', '..')) ? file : relative || '.';
}
