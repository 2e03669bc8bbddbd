import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { astroCache, buildSite } from '../../scripts/site/build-site.ts';
import { root } from '../../scripts/setup/process.ts';
import { labSite } from '../built-site.ts';
import { entriesBelow } from '../entries-below.ts';
import { isFullRun } from '../run-length.ts';

const tensors = 'papers/tensor-folding-for-alpha-decay.md';
let folder = '';
let content = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-again-'));
  content = path.join(folder, 'content');
  cpSync(path.join(root, labSite.content), content, { recursive: true });
  write('projects/fold.md', '---\ntitle: The Fold\nfrom: "2020"\npeople: [ada-quill]\n---\n');
  write('authors/li-wei.md', '---\nname: 李伟\nrole: Postdoc\n---\n');
  addTo(tensors, 'project: fold');
  write('citations.json', counts(3));
});
afterAll(() => {
  for (const each of [astroCache(content), folder]) rmSync(each, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  writeFileSync(path.join(content, file), text);
}

/** Adds a line to the values of a file. */
function addTo(file: string, line: string): void {
  write(file, readFileSync(path.join(content, file), 'utf8').replace('---\n', `---\n${line}\n`));
}

const counts = (count: number) =>
  `{"source": "openalex", "day": "2026-11-21", "papers": {"tensor-folding-for-alpha-decay": {"count": ${count}}}}\n`;

/** Builds the site and returns its files with their content. */
async function build(name: string): Promise<Map<string, string>> {
  const outDir = path.join(folder, name);
  await buildSite({ content, outDir, url: labSite.url });
  const files = entriesBelow(outDir).filter((file) => statSync(path.join(outDir, file)).isFile());
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(outDir, file), 'base64')]));
}

describe.runIf(isFullRun)(
  'a site that was built again after a change is the same as one built from nothing',
  () => {
    // Each test begins with the cache of the build from nothing before it.
    beforeAll(() => build('cold'), 240_000);

    test.each<[string, () => void]>([
      ['a citation count', () => write('citations.json', counts(4))],
      ['a retraction', () => addTo(tensors, 'updates: [{type: retraction, issued: "2025"}]')],
      ['the name of a project', () => write('projects/fold.md', '---\ntitle: Unfolded\nfrom: "2020"\n---\n')],
      ['a person without a page', () => addTo('authors/li-wei.md', 'page: false')],
      ['short names of venues', () => setSite('venues: [{short: JFT, name: Journal of Folded Things}]')],
      ['headings of lists', () => setSite('lists: {papers: type, people: topic}')],
      ['the language', () => setSite('language: ar')],
    ])('%s', { timeout: 240_000 }, async (_, change) => {
      change();
      const again = await build('again');
      rmSync(astroCache(content), { recursive: true, force: true });
      const cold = await build('cold');
      const differing = [...new Set([...again.keys(), ...cold.keys()])].filter(
        (file) => again.get(file) !== cold.get(file),
      );
      expect(differing).toEqual([]);
      expect(again.size).toBeGreaterThan(50);
    });
  },
);

function setSite(line: string): void {
  appendFileSync(path.join(content, 'site.yaml'), `${line}\n`);
}
