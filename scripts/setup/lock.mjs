import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Maximum age of a lock in milliseconds. An older lock counts as abandoned, because nothing that holds a lock takes an
 * hour.
 */
const maxAge = 60 * 60 * 1000;

/** Error of work that was not done, because another process held its lock for too long. */
export class LockedError extends Error {
  /** @param {string} file the path of the lock file */
  constructor(file) {
    super(`${file}: Another process holds this lock.`);
  }
}

/**
 * Runs `work` while this process holds a lock. First waits until no other process of this project holds the lock. If
 * the process that holds the lock was killed, takes over the lock.
 *
 * @template T
 * @param {string} file the path of the lock file; its folder is created if it is missing
 * @param {() => T | Promise<T>} work
 * @param {(owner: string) => void} [onWait] called once if another process holds the lock, with the id of that process
 * @param {number} [maxWait] maximum time to wait, in milliseconds
 * @returns {Promise<T>}
 * @throws {LockedError} if another process holds the lock for longer than `maxWait`
 */
export async function withLock(file, work, onWait, maxWait = Number.POSITIVE_INFINITY) {
  const end = performance.now() + maxWait;
  mkdirSync(path.dirname(file), { recursive: true });
  for (let isWaiting = false; !acquire(file);) {
    const owner = stateOf(file);
    if (owner === 'abandoned') removeAbandoned(file);
    else if (owner !== 'free') {
      if (!isWaiting) onWait?.(owner);
      isWaiting = true;
    }
    if (performance.now() > end) throw new LockedError(file);
    await wait(isWaiting ? 200 : 10);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/**
 * Creates the lock file. Returns false if the file exists already.
 *
 * @param {string} file
 */
function acquire(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Returns the id of the process that holds the lock, `abandoned` if that process has ended or the lock is too old, or
 * `free` if there is no lock.
 *
 * @param {string} file
 */
function stateOf(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const owner = readFileSync(file, 'utf8');
    // A new lock file is empty for a moment, until its owner has written its process id.
    return (owner === '' ? age < 5000 : age < maxAge && isAlive(Number(owner))) ? owner : 'abandoned';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'free';
    throw error;
  }
}

/**
 * Removes a lock that was abandoned. A second lock guards this: otherwise, of two processes that wait, one could remove
 * the lock that the other has just taken.
 *
 * @param {string} file
 */
function removeAbandoned(file) {
  const guard = `${file}.removal`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const age = Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 5000) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    if (stateOf(file) === 'abandoned') rmSync(file, { force: true });
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

/**
 * Whether a process with this id is running.
 *
 * @param {number} pid
 */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * Returns the code of a system error, such as `ENOENT`.
 *
 * @param {unknown} error
 */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
