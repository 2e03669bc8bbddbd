import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main as importMain } from '../../../scripts/commands/import.ts';
import { main as lintMain } from '../../../scripts/commands/lint-content.ts';
import { main as migrateMain } from '../../../scripts/commands/migrate.ts';
import type { Main } from '../../../scripts/setup/command.ts';
import { copyContent, keptSites, sourceFiles, sourcesFolder } from '../../releases.ts';
import { runCommand } from '../run-command.ts';

let content = '';
beforeEach(() => {
  content = mkdtempSync(path.join(tmpdir(), 'offprint-release-'));
});
afterEach(() => rmSync(content, { recursive: true, force: true }));

function run(main: Main, args: string[], isLater = false) {
  const env = { OFFPRINT_CONTENT: content, INIT_CWD: sourcesFolder(isLater) };
  return runCommand(main, args, { cwd: content, env });
}

const read = (file: string) => readFileSync(path.join(content, file), 'utf8');
const files = () =>
  readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(content, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();

test('there is a site of the first release', () => {
  expect(keptSites().map(({ version, name }) => `${version} ${name}`)).toEqual(
    expect.arrayContaining(['0.1.0 lab', '0.1.0 sample']),
  );
});

describe.each(keptSites())('a site of release $version upgrades: $name', (site) => {
  const expectHandEdits = () => {
    for (const { file, text } of site.byHand) expect(read(file)).toContain(text);
    const gone = [...site.deletions, ...site.renames.map(([before]) => before)];
    for (const file of gone) expect(files()).not.toContain(file);
  };

  test('the content is valid, and npm run migrate loses nothing', async () => {
    copyContent(site, content);
    const before = files();
    const lint = await run(lintMain, []);
    expect(lint.code, lint.all).toBe(0);
    const migrated = await run(migrateMain, []);
    expect(migrated.code, migrated.all).toBe(0);
    expect(files()).toEqual(before);
    expectHandEdits();
  });

  test('importing the same files again adds no paper, brings no deleted one back, and keeps values written by hand', async () => {
    copyContent(site, content);
    const before = files();
    const notes = read('imported.jsonl').trim().split('\n');
    const { code, all } = await run(importMain, sourceFiles(site, content));
    expect(code, all).toBe(0);
    expect(all).toContain(' 0 written, ');
    expect(files()).toEqual(before);
    expectHandEdits();
    const again = await run(importMain, sourceFiles(site, content));
    expect(again.all).toContain('Nothing new: no file was changed.');
    // The notes of the old release are kept in the format of today.
    expect(read('imported.jsonl')).toMatch(/^\{"version":\d+\}\n/);
    expect(read('imported.jsonl').split('\n').length).toBeGreaterThan(notes.length);
  });
});

describe.each(keptSites().filter(({ name }) => name === 'lab'))(
  'a lab of release $version imports files that were corrected since',
  (site) => {
    test('new values are written, except where the lab has its own', async () => {
      copyContent(site, content);
      const before = files();
      const { code, all } = await run(importMain, site.sources, true);
      expect(code, all).toBe(0);
      expect(files()).toEqual([...before, 'papers/rain-on-folded-paper.md'].sort());
      for (const { file, text } of site.byHand) expect(read(file)).toContain(text);
      expect(read('papers/folding-maps-of-cities.md')).toContain('page: "11–31"');
      expect(read('papers/tides-of-paper.md')).toContain('number: TR-17-5');
      expect(read('papers/seeing-folds-at-a-distance.md')).toContain('at a distance of 5 m.');
      expect(read('papers/on-the-habits-of-owls.md')).toContain('Hao Lin');
      expect(read('papers/on-the-habits-of-owls.md')).toContain('Owls are counted at dusk.');
      expect(read('authors/bo-chen.md')).toContain('label: citations, value: 95');
      const again = await run(importMain, site.sources, true);
      expect(again.all).toContain('Nothing new: no file was changed.');
    });
  },
);
