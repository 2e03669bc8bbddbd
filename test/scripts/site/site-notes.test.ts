import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { siteNotes } from '../../../scripts/site/site-notes.ts';
import { fileSteps } from '../../../src/library/file-plan.ts';

const content = mkdtempSync(path.join(tmpdir(), 'offprint-notes-'));
afterAll(() => rmSync(content, { recursive: true }));

const notes = (
  files: number,
  leftOut: Parameters<typeof siteNotes>[0]['leftOut'] = [],
  settings = 'maxFiles: 500',
) => {
  writeFileSync(path.join(content, 'site.yaml'), `title: Lab\nurl: https://example.org/\n${settings}\n`);
  return siteNotes({ files, leftOut }, content, {});
};

test('a site within the limit from which nothing is left out needs no advice', () => {
  expect(notes(500)).toEqual([]);
});

test('everything that is left out is in one line', () => {
  expect(notes(490, ['pictures', 'people', 'json'])).toEqual([
    'Left out to keep to 500 files (maxFiles in site.yaml): pictures for sharing; pages of co-authors with few papers; ' +
      'the CSL-JSON file of each paper. Their content is on other pages and in larger files. See docs/deploy.md#number-of-files.',
  ]);
  const all = notes(
    500,
    fileSteps.map(({ name }) => name),
  );
  expect(all).toHaveLength(1);
  expect(all.join()).not.toContain('undefined');
});

test('a site that exceeds the limit is shown what to do', () => {
  expect(notes(501).join()).toBe(
    'The site has 501 files, but maxFiles in site.yaml is 500. Pages of papers are never left out. If your host accepts more ' +
      'files, raise maxFiles; otherwise use a host without such a limit. See docs/deploy.md#number-of-files.',
  );
});
