import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../scripts/commands/cv.ts';
import * as build from '../../scripts/site/build-site.ts';
import { builtSite, largeLabSite, sampleSite } from '../built-site.ts';
import { runCommand } from '../scripts/run-command.ts';

// The command gets the site that other tests have built already.
vi.mock('../../scripts/site/build-site.ts', async (importOriginal) => {
  const original = await importOriginal<typeof build>();
  return { ...original, buildSite: vi.fn<typeof original.buildSite>(original.buildSite) };
});

let folder = '';
let site = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-cv-'));
  site = await builtSite(await sampleSite());
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  const built = { folder: site, pages: 0, files: 0, seconds: 0, peakMemory: 0, notes: [] };
  vi.mocked(build.buildSite).mockResolvedValue(built);
});

const cv = (author: string, out: string) => runCommand(main, ['--author', author, '--out', out]);

test('writes the publications of a person to a PDF file', async () => {
  const file = path.join(folder, 'list.pdf');
  const { code, stdout, stderr } = await cv('dhruv-choudhary', file);
  expect(stderr).toBe('Printing the page …\n');
  expect(stdout).toContain('Wrote the publications of Dhruv Choudhary to ');
  expect(code).toBe(0);
  expect(readFileSync(file, 'latin1').startsWith('%PDF-')).toBe(true);
  expect(build.buildSite).toHaveBeenLastCalledWith(
    expect.objectContaining({ outDir: '.cache/cv', url: 'https://example.org/' }),
  );
});

test('reports a person who is not on the site', async () => {
  const { code, stderr } = await cv('nobody', path.join(folder, 'nobody.pdf'));
  expect([code, stderr]).toEqual([1, expect.stringContaining('There is no person with the id "nobody".')]);
});

test('reports a file that cannot be written', async () => {
  const { code, stderr } = await cv('dhruv-choudhary', folder);
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining(`${folder}: The file cannot be written: there is a folder with this name.`),
  ]);
});

test('reports a site that cannot be built', async () => {
  vi.mocked(build.buildSite).mockRejectedValue(new build.BuildError('Build failed.'));
  const { code, stderr } = await cv('dhruv-choudhary', path.join(folder, 'list.pdf'));
  expect([code, stderr]).toEqual([1, 'Build failed.\n']);
});

test('real records 34: the PDF of a person whose list has several pages has all papers', async () => {
  const large = await builtSite(await largeLabSite());
  const built = { folder: large, pages: 0, files: 0, seconds: 0, peakMemory: 0, notes: [] };
  vi.mocked(build.buildSite).mockResolvedValue(built);
  const sizes = await Promise.all(
    ['zoe', 'anna'].map(async (author) => {
      const file = path.join(folder, `${author}.pdf`);
      expect((await cv(author, file)).code).toBe(0);
      // Links to papers are not compressed in the PDF.
      const links = readFileSync(file, 'latin1').matchAll(/\/URI \(http:[^)]*\/papers\/(p\d+)\/\)/g);
      return new Set([...links].map(([, id]) => id)).size;
    }),
  );
  expect(sizes).toEqual([520, 174]);
}, 120_000);
