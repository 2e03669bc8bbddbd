import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { builtSite, upgradedSite } from '../built-site.ts';
import { keptSites } from '../releases.ts';
import { isFullRun } from '../run-length.ts';

/** Words that labs wrote by hand, by the address of a page that must show them. */
const shownWords: Record<string, Record<string, string>> = {
  lab: {
    'papers/on-herds-of-llama-models': 'A paragraph that the lab wrote.',
    'papers/geese-in-formaton': 'Geese in Formation, Corrected by Hand',
    'papers/stars': 'Doctoral thesis of the lab',
    'papers/learning-to-unfold': 'The abstract was written anew',
    'papers/loam-a-set-of-measured-folds': 'Archive of Folds, named by hand',
    'authors/bo-chen': 'Bo wrote this biography.',
  },
  sample: {
    'papers/movie-gen-a-cast-of-media-foundation-models': 'Corrected by hand: we present',
    'authors/dhruv-choudhary': 'Alumnus of the lab',
  },
};

// The lab has all that the sample has.
const tested = keptSites().filter(({ name }) => isFullRun || name === 'lab');

describe.each(tested)('the upgraded site of release $version: $name', (site) => {
  test('has a page for every paper and every word that the lab wrote', async () => {
    const { content, ...rest } = await upgradedSite(site);
    const folder = await builtSite({ content, ...rest });
    const page = (address: string) => readFileSync(path.join(folder, address, 'index.html'), 'utf8');
    const ids = readdirSync(path.join(content, 'papers'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.slice(0, -'.md'.length));
    expect(ids.length).toBeGreaterThan(10);
    for (const id of ids) expect(existsSync(path.join(folder, 'papers', id, 'index.html')), id).toBe(true);
    for (const [shown, words] of Object.entries(shownWords[site.name] ?? {}))
      expect(load(page(shown))('main').text().replace(/\s+/gu, ' ')).toContain(words);
    const address = (file: string) => file.replace(/\.md$/u, '');
    for (const file of site.deletions) expect(existsSync(path.join(folder, address(file)))).toBe(false);
    for (const [before, after] of site.renames)
      expect(load(page(address(before)))('meta[http-equiv=refresh]').attr('content')).toContain(
        `/lab/${address(after)}/`,
      );
  });
});
