import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A lock older than this is nobody's any more, in milliseconds: no task here takes so long. */
const longest = 60 * 60 * 1000;

/**
 * Runs `work` while no other process of this project holds the lock; what a killed process left is taken over.
 *
 * @template T
 * @param {string} file where the lock stands, made if it is not there
 * @param {() => T | Promise<T>} work
 * @param {(owner: string) => void} [onWait] told once, when another process has the lock
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !take(file);) {
    const owner = ownerOf(file);
    if (owner === undefined) continue;
    if (!told) onWait?.(owner);
    told = true;
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
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * The process that holds the lock; `undefined` after the lock of a process that is gone was removed.
 *
 * @param {string} file
 */
function ownerOf(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const owner = readFileSync(file, 'utf8');
    // An owner that has not written its number yet is a moment old.
    if (owner === '' ? age < 5000 : age < longest && isAlive(Number(owner))) return owner;
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
