import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { EndedGit } from '../../../../src/desk/publish/git-faults.ts';

/** How to run git. */
export interface GitOptions {
  /** The folder in which git runs. */
  cwd: string;
  /** The environment of the user. */
  env: NodeJS.ProcessEnv;
  /** Variables to change for git and its hooks. */
  change?: NodeJS.ProcessEnv;
  /** Text for the standard input of git. */
  input?: string;
  /** Maximum time, in milliseconds. */
  timeout?: number;
  /** When this signal aborts, git and everything that it started is ended. */
  signal?: AbortSignal | undefined;
  /** Maximum length of the output, in bytes. The rest is dropped. */
  maxBytes?: number;
}

/** Maximum time of a command that reads the repository, in milliseconds. */
const readTimeout = 60_000;

/** Time that git has to remove its lock files after it was asked to end, in milliseconds. */
const endTimeout = 5000;

/** Variables by which a program that started the desk, such as a hook, points git at another repository or index. */
const foreignVariables = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
  'GIT_EXTERNAL_DIFF',
  'GIT_TRACE',
];

/**
 * Runs git without a shell. Git never asks for anything: there is no terminal, and programs that would open a window for
 * a password are switched off. Its messages are English, which `explainGitFault` reads. Never rejects.
 */
export async function runGit(args: readonly string[], options: GitOptions): Promise<EndedGit> {
  const { cwd, input = '', timeout = readTimeout, signal, maxBytes = 200_000_000 } = options;
  if (signal?.aborted) return { code: 143, stdout: '', stderr: '', ended: 'stopped' };
  const child = spawn('git', args, {
    cwd,
    env: gitEnvironment(options.env, options.change),
    stdio: ['pipe', 'pipe', 'pipe'],
    // In a group of its own, git is ended together with ssh and hooks. Without a terminal, ssh cannot ask.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const stdout = collect(child.stdout, maxBytes);
  const stderr = collect(child.stderr, maxBytes);
  // Git may end before it has read its input.
  child.stdin.on('error', () => undefined).end(input);
  let ended: EndedGit['ended'];
  const end = (reason: 'timeout' | 'stopped') => {
    ended ??= reason;
    endGroup(child, 'SIGTERM');
    killer ??= setTimeout(() => endGroup(child, 'SIGKILL'), endTimeout).unref();
  };
  let killer: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => end('timeout'), timeout);
  const onAbort = () => end('stopped');
  signal?.addEventListener('abort', onAbort);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? 143, stdout: stdout(), stderr: stderr(), ...(ended && { ended }) };
  } catch (error) {
    // ENOENT is also the error for a folder that does not exist; callers pass folders that exist.
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { code: 127, stdout: '', stderr: isMissing ? '' : String(error), ended: 'not-installed' };
  } finally {
    clearTimeout(timer);
    clearTimeout(killer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function gitEnvironment(env: NodeJS.ProcessEnv, change: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !foreignVariables.includes(name)));
  // Only messages are English. Hooks keep the character set of the user.
  const { LC_ALL: all, ...rest } = own;
  return {
    ...rest,
    ...(all && { LANG: all, LC_CTYPE: all }),
    LC_MESSAGES: 'C',
    LANGUAGE: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    GIT_EDITOR: ':',
    GIT_PAGER: 'cat',
    ...change,
  };
}

/**
 * Returns the variable that keeps ssh from asking for a password. A user's own command for ssh is kept.
 *
 * @param configured the value of `core.sshCommand`
 */
export function quietSsh(env: NodeJS.ProcessEnv, configured: string): NodeJS.ProcessEnv {
  if (env.GIT_SSH && !env.GIT_SSH_COMMAND && configured === '') return {};
  const command = env.GIT_SSH_COMMAND || configured || 'ssh';
  const isOpenSsh = /^(?:"[^"]{0,300}[/\\])?(?:[^\s"]{0,300}[/\\])?ssh(?:\.exe)?"?(?:\s|$)/iu.test(command);
  return { GIT_SSH_COMMAND: isOpenSsh ? `${command} -o BatchMode=yes` : command };
}

function collect(stream: NodeJS.ReadableStream, maxBytes: number): () => string {
  const pieces: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (piece: Buffer) => {
    if (bytes < maxBytes) pieces.push(piece.subarray(0, maxBytes - bytes));
    bytes += piece.length;
  });
  return () => Buffer.concat(pieces).toString('utf8');
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The process has already ended.
  }
}
