import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type PlayedServices, startServices } from '../../../scripts/tools/bench/complete/start-services.ts';
import { twinKinds, twinOf } from '../../../scripts/tools/bench/complete/twins.ts';
import type { Main } from '../../../scripts/setup/command.ts';
import { main as importMain } from '../../../scripts/commands/import.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { formatName } from '../../../src/model/name.ts';
import { inventedWork, sampleWorks } from '../../complete/played-works.ts';
import { runCommand } from '../run-command.ts';

// The whole way of a paste: a copy of the sample site, whose papers name three authors and no identifier, and services
// that have these papers under invented identifiers, among works that look like them.
const works = sampleWorks();
const strangers = [inventedWork('stranger', { authors: ['Ilse Morrow', 'Jun Hale', 'Kim Osei'] })];
const twins = works.map((work, place) => twinOf(work, twinKinds[place % twinKinds.length]!, strangers, 7));

let folder: string;
let services: PlayedServices;
let main: Main;
beforeAll(async () => {
  // Other tests replace the search by a mock, and test files share their modules.
  vi.resetModules();
  ({ main } = await import('../../../scripts/commands/complete.ts'));
  folder = mkdtempSync(path.join(tmpdir(), 'offprint-complete-sample-'));
  cpSync('content', path.join(folder, 'content'), { recursive: true });
  services = await startServices([...works, ...twins], { seed: 11 });
});
afterAll(async () => {
  vi.resetModules();
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

const contentFile = (file: string) => path.join(folder, 'content', file);
const read = (file: string) => readFileSync(contentFile(file), 'utf8');

function edit(file: string, change: (text: string) => string) {
  const text = read(file);
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(contentFile(file), changed);
}

const complete = (...args: string[]) =>
  runCommand(main, ['--content', path.join(folder, 'content'), ...args], {
    cwd: folder,
    env: services.environment,
  });

function papers() {
  return readdirSync(contentFile('papers')).map((name) => {
    const id = name.replace(/\.md$/, '');
    const found = parsePaperFile(read(`papers/${name}`), name, id);
    if (!('value' in found)) throw new Error(JSON.stringify(found.diagnostics));
    return found.value;
  });
}

/** Returns the text of each file of the content. */
function contentTexts(): Record<string, string> {
  const files = readdirSync(path.join(folder, 'content'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(file, 'utf8')]));
}

const titleKey = (title: string) => title.toLowerCase().replace(/[^a-z0-9]/g, '');
const lastWord = (name: string) => name.split(' ').at(-1)?.toLowerCase();

/** A paper with a title of its own, by hand; one with an award; one with another abstract. */
const edited = {
  title:
    'papers/recd-deduplication-for-end-to-end-deep-learning-recommendation-model-training-infrastructure.md',
  award: 'papers/movie-gen-a-cast-of-media-foundation-models.md',
  abstract: 'papers/positive-unlabeled-contrastive-learning.md',
};
const deleted =
  'papers/on-the-runtime-efficacy-trade-off-of-anomaly-detection-techniques-for-real-time-streaming-data.md';

test('gives each paper of the sample its identifiers, links and authors, and keeps values written by hand', async () => {
  const ownTitle =
    'title: RecD, Deduplication for End-to-End Deep Learning Recommendation Model Training Infrastructure';
  edit(edited.title, (text) => text.replace(/^title: .*$/m, ownTitle));
  edit(edited.award, (text) => text.replace('---\n', '---\n# written by hand\nawards: [Best Demo]\n'));
  edit(edited.abstract, (text) => text.replace(/\n---\n.*/s, '\n---\nMy own words.\n'));
  const result = await complete();
  expect(result.stderr + result.stdout).toContain('16 found');
  expect(result.code).toBe(0);
  const found = papers();
  expect(found).toHaveLength(16);
  const byTitle = new Map(works.map((work) => [titleKey(work.versions[0]!.title), work]));
  for (const paper of found) {
    const work = byTitle.get(titleKey(paper.title));
    if (!work) throw new Error(`no work with the title "${paper.title}"`);
    const ids = new Set(work.versions.flatMap(({ doi, arXiv }) => [doi?.toLowerCase(), arXiv]));
    const taken = [paper.DOI?.toLowerCase(), paper.arXiv].filter((id) => id !== undefined);
    expect([paper.id, taken.length > 0, taken.every((id) => ids.has(id))]).toEqual([paper.id, true, true]);
    const { authors } = work.versions[0]!;
    const names = (paper.author ?? []).map((name) => formatName(name));
    expect([paper.id, names.map(lastWord)]).toEqual([paper.id, authors.map(lastWord)]);
    // The names that the profile has are not replaced by abbreviated ones.
    expect(names.slice(0, 3)).toEqual(authors.slice(0, 3));
    expect([paper.id, paper.authorsTruncated]).toEqual([paper.id, undefined]);
  }
  expect(Math.max(...found.map(({ author = [] }) => author.length))).toBe(500);
  expect(read(edited.title)).toContain(ownTitle);
  expect(read(edited.award)).toContain('# written by hand\nawards: [Best Demo]');
  expect(read(edited.abstract)).toMatch(/\n---\n+My own words\.\n$/);
  const { papers: counts } = JSON.parse(read('citations.json')) as { papers: Record<string, unknown> };
  expect(Object.keys(counts).length).toBeGreaterThan(12);
});

test('asks nothing and changes nothing the second time', async () => {
  const [before, asked] = [contentTexts(), services.requests.length];
  const result = await complete();
  expect([result.code, result.stderr]).toEqual([0, expect.not.stringContaining('Error')]);
  expect(services.requests.slice(asked)).toEqual([]);
  expect(contentTexts()).toEqual(before);
});

test('does not bring back a paper that was deleted, whatever runs again', async () => {
  rmSync(contentFile(deleted));
  expect((await complete('--again')).code).toBe(0);
  const profile = path.join(folder, 'content/profiles/dhruv-choudhary.txt');
  const again = await runCommand(importMain, ['--content', path.join(folder, 'content'), profile], {
    cwd: folder,
  });
  expect([again.code, again.stderr]).toEqual([0, expect.any(String)]);
  expect(papers()).toHaveLength(15);
  expect(papers().every(({ DOI, arXiv }) => (DOI ?? arXiv) !== undefined)).toBe(true);
});
