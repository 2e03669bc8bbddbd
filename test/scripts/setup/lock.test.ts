import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../scripts/setup/lock.mjs';

let folder = '';
let lock = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-lock-'));
  lock = path.join(folder, 'deeper', 'a.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('runs one piece of work at a time, and all of them in the end', async () => {
  let working = 0;
  const work = async () => {
    expect(++working).toBe(1);
    await wait(20);
    working--;
    return true;
  };
  expect(await Promise.all([1, 2, 3].map(() => withLock(lock, work)))).toEqual([true, true, true]);
  expect(existsSync(lock)).toBe(false);
});

test('is released after work that failed', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(lock, () => 1)).toBe(1);
});

test('takes over the lock of a process that was killed', async () => {
  await withLock(lock, () => {});
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(lock, String(pid));
  expect(await withLock(lock, () => 1)).toBe(1);
});

test('takes over an old lock without an owner', async () => {
  await withLock(lock, () => {});
  writeFileSync(lock, '');
  utimesSync(lock, new Date(), new Date(Date.now() - 60_000));
  expect(await withLock(lock, () => 1)).toBe(1);
});

test('reports once which process it waits for', async () => {
  const owners: string[] = [];
  let second = Promise.resolve();
  await withLock(lock, () => {
    second = withLock(
      lock,
      () => {},
      (owner) => owners.push(owner),
    );
    return wait(500);
  });
  await second;
  expect(owners).toEqual([String(process.pid)]);
});

test('real records 16: only one of many processes takes over a lock that was abandoned', async () => {
  await withLock(lock, () => {});
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(lock, String(pid));
  const log = path.join(folder, 'log');
  const module = path.resolve(import.meta.dirname, '../../../scripts/setup/lock.mjs');
  // Each process notes when it begins and ends its work.
  const program = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout as wait } from 'node:timers/promises';
    const { withLock } = await import(${JSON.stringify(module)});
    await withLock(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'begin ');
      await wait(30);
      appendFileSync(${JSON.stringify(log)}, 'end ');
    });`;
  const count = 6;
  const ended = Array.from({ length: count }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' });
    return new Promise((resolve) => child.on('exit', resolve));
  });
  expect(await Promise.all(ended)).toEqual(Array.from({ length: count }, () => 0));
  expect(readFileSync(log, 'utf8')).toBe('begin end '.repeat(count));
  expect(existsSync(lock)).toBe(false);
});
