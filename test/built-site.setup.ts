import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Makes the folder that takes the sites of one run of the tests, and removes it at the end; `npm test` has one for all its runs. */
export default function setUp(): (() => void) | undefined {
  if (process.env.OFFPRINT_TEST_SITES) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-sites-'));
  process.env.OFFPRINT_TEST_SITES = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
