import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Makes the folder that takes the sites of one run of the tests, and removes it at the end. */
export default function setUp(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-sites-'));
  process.env.OFFPRINT_TEST_SITES = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
