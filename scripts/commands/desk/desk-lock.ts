import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';

/** The file that says that a desk is open on a content folder. It is in this folder, so that other copies of Offprint see it. */
const lockFile = '.desk.lock';

/** A desk that is already open on the content folder. */
export interface OtherDesk {
  pid: number;
  port: number;
}

/**
 * Returns the desk that is already open on a content folder. A desk that was killed does not count: its process has
 * ended, or nothing answers at its port.
 */
export async function findOtherDesk(content: string): Promise<OtherDesk | undefined> {
  const other = readLock(path.join(content, lockFile));
  if (!other || other.pid === process.pid || !isAlive(other.pid)) return undefined;
  return (await answers(other.port)) ? other : undefined;
}

/** Notes that a desk is open on a content folder. Returns a function that removes the note. */
export function noteDesk(content: string, port: number): () => void {
  const file = path.join(content, lockFile);
  try {
    mkdirSync(content, { recursive: true });
    writeFileSync(file, JSON.stringify({ pid: process.pid, port }));
  } catch {
    // A folder that cannot be written to can be read; each form then says that it cannot be written.
    return () => undefined;
  }
  return () => {
    if (readLock(file)?.pid === process.pid) rmSync(file, { force: true });
  };
}

function readLock(file: string): OtherDesk | undefined {
  try {
    const { pid, port } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return Number.isInteger(pid) && Number.isInteger(port)
      ? { pid: Number(pid), port: Number(port) }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a program listens at a port of this machine. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1', timeout: 1000 });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
