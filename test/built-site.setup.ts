import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Makes the folder for the sites of one test run, and removes the folder at the end. Does nothing if `npm test` has
 * already made it.
 */
export default function setUp(): (() => void) | undefined {
  if (process.env.OFFPRINT_TEST_SITES) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-sites-'));
  process.env.OFFPRINT_TEST_SITES = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
