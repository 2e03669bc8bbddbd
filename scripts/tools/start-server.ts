import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../setup/process.ts';

/** A command of Offprint that runs until it is stopped, such as `npm run dev`. */
export interface RunningServer {
  /** The address that the command printed. */
  address: string;
  process: ChildProcess;
  /** Stops the command, and all processes that it started, and waits until it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts a command that serves pages, in a process group of its own, and waits for its address.
 *
 * @param args the script and its arguments
 * @param content the content folder
 * @throws {Error} if the command ends before it has printed an address. The message has its output
 */
export async function startServer(args: readonly string[], content: string): Promise<RunningServer> {
  const server = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, OFFPRINT_CONTENT: content, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let hasEnded = false;
  const ended = new Promise<void>((resolve) =>
    server.once('exit', () => {
      hasEnded = true;
      resolve();
    }),
  );
  const kill = () => {
    if (server.pid !== undefined && !hasEnded) process.kill(-server.pid, 'SIGINT');
  };
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
  };
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => {
        output += piece;
        const [found] = /http:\/\/\S+(?=\s)/u.exec(output) ?? [];
        if (found !== undefined) resolve(found);
      });
    void ended.then(() =>
      reject(new Error(`The server has stopped. Its output ends:\n${output.slice(-4000)}`)),
    );
  });
  return { address, process: server, stop };
}
