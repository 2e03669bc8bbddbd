import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Maximum age of a lock in milliseconds. An older one is abandoned: nothing here takes an hour. */
const maxAge = 60 * 60 * 1000;

/**
 * Runs `work` while holding a lock, after waiting for other processes of this project that hold it. Takes over the lock of a process
 * that was killed.
 *
 * @template T
 * @param {string} file the lock file; its folder is created
 * @param {() => T | Promise<T>} work
 * @param {(owner: string) => void} [onWait] called once, with the process id, if another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let isWaiting = false; !acquire(file);) {
    const owner = ownerOf(file);
    if (owner === undefined) continue;
    if (!isWaiting) onWait?.(owner);
    isWaiting = true;
    await wait(200);
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

/** @param {string} file */
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
 * Returns the id of the process that holds the lock. If that process has ended, removes the lock and returns undefined.
 *
 * @param {string} file
 */
function ownerOf(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const owner = readFileSync(file, 'utf8');
    // The file is empty for a moment before its owner writes the process id.
    if (owner === '' ? age < 5000 : age < maxAge && isAlive(Number(owner))) return owner;
    rmSync(file, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  return undefined;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
