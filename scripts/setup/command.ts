import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { toShownPath } from '../../src/files/shown-path.ts';

/** A stream that a command writes to. If it is a terminal, it has the other properties. */
export type OutputStream = Writable & Partial<Pick<WriteStream, 'isTTY' | 'hasColors' | 'columns'>>;

/**
 * The folder, environment, streams and signals of a command. Tests pass their own, so that the command runs inside the
 * process of the test.
 */
export interface CommandIo {
  /** Path of the project's folder, in which npm runs its scripts. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdin: Readable & { isTTY?: boolean };
  stdout: OutputStream;
  stderr: OutputStream;
  /**
   * Returns a signal that aborts when the program is asked to end (Ctrl-C, SIGTERM). After this method was called, such
   * a request no longer ends the process, so the command must return by itself.
   */
  stopSignal(): AbortSignal;
}

/** Runs a command and returns its exit code: 0 for success, 1 for a failure, 2 for wrong arguments. */
export type Main = (argv: readonly string[], io: CommandIo) => Promise<number>;

/** The definition of a command. */
interface Command<Arguments> {
  /** The help text, printed after `Usage: `. The first line of the text is repeated below error messages. */
  help: string;
  /**
   * Parses the command line.
   *
   * @throws {Error} with a message for the user if the arguments are invalid
   */
  parse(argv: readonly string[], env: NodeJS.ProcessEnv): Arguments;
  /** Does the work of the command, and returns the exit code. */
  run(given: Arguments, io: CommandIo): Promise<number>;
}

/**
 * Creates the `main` function of a command. The function answers `--help` with the help text and code 0, and invalid
 * arguments with a message and code 2. Otherwise it runs the command.
 */
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

/** Whether the options include `--help` or `-h`. Arguments after `--` are file names, not options. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

/**
 * Runs a command with the arguments and streams of this process if the given module is the program that was started.
 * Does nothing if the given module was imported by another module.
 */
export async function runMain(module: ImportMeta, main: Main): Promise<void> {
  if (!isProgram(module)) return;
  process.exitCode = await main(process.argv.slice(2), processIo());
}

/**
 * Whether a module is the program that was started. Compares paths in Node 24.0 and 24.1, which have no
 * `import.meta.main`.
 */
function isProgram({ main, filename }: ImportMeta & { main?: boolean }): boolean {
  const program = process.argv[1];
  return main ?? (program !== undefined && existsSync(program) && realpathSync(program) === filename);
}

function processIo(): CommandIo {
  let stop: AbortController | undefined;
  return {
    cwd: process.cwd(),
    env: process.env,
    // This is a getter, because the access opens standard input, and most commands never need it.
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

/** Writes a text and a line end to a stream. */
export function writeLine(stream: Writable, text: string): void {
  stream.write(`${text}\n`);
}

/**
 * Whether to print colours. A terminal decides by its abilities. Output to a file or a pipe has colours only if
 * `FORCE_COLOR` is set (force-color.org).
 */
export function usesColours({ stdout, env }: CommandIo): boolean {
  return stdout.hasColors?.(env) ?? !['', '0', 'false'].includes(env.FORCE_COLOR ?? '');
}

/**
 * Returns the folder in which the user typed the command. npm runs scripts in the project's folder and passes the
 * user's folder in the variable `INIT_CWD`.
 */
export function callerFolder({ cwd, env }: Pick<CommandIo, 'cwd' | 'env'>): string {
  return env.INIT_CWD ?? cwd;
}

/**
 * Returns the absolute path of a path that the user typed. Paths are relative to the folder in which the command was
 * typed. Returns undefined if the path is undefined.
 */
export function fromCaller(io: CommandIo, typed: string | undefined): string | undefined {
  return typed === undefined ? undefined : path.resolve(callerFolder(io), typed);
}

/**
 * Returns a path as the user would type it: relative to the folder in which the command was typed. If the relative path
 * would begin with `../..`, returns the absolute path.
 *
 * @param system the functions for the paths of a system; tests use `path.win32`
 */
export function shownPath(
  io: Pick<CommandIo, 'cwd' | 'env'>,
  file: string,
  system: Pick<typeof path, 'relative' | 'sep'> = path,
): string {
  const relative = toShownPath(system.relative(callerFolder(io), file), system.sep);
  // On Windows, a path on another drive has no relative path, so that `relative` is absolute.
  return relative.startsWith('../..') ? toShownPath(file, system.sep) : relative || '.';
}
