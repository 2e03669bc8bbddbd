import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { builtSite, labSite, smallHostSite } from '../built-site.ts';

const pageOf = async (site: Parameters<typeof builtSite>[0]) =>
  load(readFileSync(path.join(await builtSite(site), 'papers/index.html'), 'utf8'));

test('entries of dense lists have no topics, but authors, venue, date and links', async () => {
  const facts = (page: ReturnType<typeof load>) =>
    page('.paper-item:has(a[href$="/papers/tensor-folding-for-alpha-decay/"])').first();
  const [dense, comfortable] = [await pageOf(await smallHostSite()), await pageOf(labSite)];
  expect(dense('html').attr('data-density')).toBe('dense');
  expect(comfortable('html').attr('data-density')).toBeUndefined();
  expect(facts(comfortable).text()).toContain('Machine Learning');
  expect(facts(dense).text()).not.toContain('Machine Learning');
  for (const text of ['Ada Quill', 'Journal of Folded Things', '2024', 'DOI'])
    expect(facts(dense).text()).toContain(text);
});
