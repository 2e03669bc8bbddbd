import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import { afterAll, describe, expect, test } from 'vitest';
import { byRun } from '../run-length.ts';
import { main } from '../../scripts/commands/migrate.ts';
import { astroCache } from '../../scripts/site/build/astro-cache.ts';
import { buildSite } from '../../scripts/site/build-site.ts';
import { foreignSites, writeForeignSite } from '../fixtures/migrate/sites.ts';
import { runCommand } from '../scripts/run-command.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-migrated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('real records 13: the build passes after a site of another tool moved', () => {
  // Each site takes several seconds, so `npm test` builds one of them.
  test.each(Object.keys(foreignSites).slice(0, byRun(1, Infinity)))(
    '%s',
    async (name) => {
      const [source, content, outDir] = ['old', 'content', 'site'].map((each) =>
        path.join(folder, name, each),
      ) as [string, string, string];
      writeForeignSite(name, source);
      const { code } = await runCommand(main, [source], { cwd: folder, env: { OFFPRINT_CONTENT: content } });
      expect(code).toBe(0);
      await buildSite({ content, outDir });
      const $ = load(readFileSync(path.join(outDir, 'papers/index.html'), 'utf8'));
      expect($('main a[href*="/papers/"]').length).toBeGreaterThan(1);
      expect(
        load(readFileSync(path.join(outDir, 'authors/ada-quill/index.html'), 'utf8'))('main img').length,
      ).toBeGreaterThan(0);
      rmSync(astroCache(content), { recursive: true, force: true });
    },
    120_000,
  );
});
