import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/commands/cv.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, OFFPRINT_CONTENT: 'test/fixtures/site' },
  });

test('npm run cv writes the publications of a person as a PDF, and says who is not there', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-cv-'));
  try {
    const file = path.join(folder, 'list.pdf');
    const { status, stdout } = run('--author', 'ada-quill', '--out', file);
    expect(stdout).toContain('Wrote the publications of Ada Quill to ');
    expect(status).toBe(0);
    expect(readFileSync(file, 'latin1').startsWith('%PDF-')).toBe(true);
    const unknown = run('--author', 'nobody', '--out', file);
    expect([unknown.status, unknown.stderr]).toEqual([
      1,
      expect.stringContaining('There is no person with the id "nobody".'),
    ]);
    const inTheWay = run('--author', 'ada-quill', '--out', folder);
    expect([inTheWay.status, inTheWay.stderr]).toEqual([
      1,
      expect.stringContaining(`${folder}: It cannot be written: there is a folder with this name.`),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
