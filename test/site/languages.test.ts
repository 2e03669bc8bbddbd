import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { validateHtml } from '../../scripts/tools/audit/html.ts';
import { type Language, languages } from '../../src/model/language.ts';
import { arabicSite, builtSite, smallHostSite } from '../built-site.ts';
import { entriesBelow } from '../entries-below.ts';

/** Texts in the pages of a site in each language. The fixture has 5 papers, and one of them is from 5 March 2024. */
const expected = [
  { code: 'de', site: smallHostSite, date: '5. März 2024', count: '5 Veröffentlichungen', cite: 'Zitieren' },
  { code: 'ar', site: arabicSite, date: '5 مارس 2024', count: '5 منشورات', cite: 'الاستشهاد' },
] as const satisfies { code: Language; [key: string]: unknown }[];

describe.each(expected)('a site in $code', ({ code, site, date, count, cite }) => {
  let folder = '';
  const page = (address: string) => load(readFileSync(path.join(folder, address, 'index.html'), 'utf8'));
  const text = (address: string, selector: string) =>
    page(address)(selector).text().replace(/\s+/g, ' ').trim();

  beforeAll(async () => {
    folder = await builtSite(await site());
  });

  test('declares its language and direction in each page', () => {
    const files = entriesBelow(folder);
    const pages = files.filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(24);
    for (const file of pages) {
      const html = load(readFileSync(path.join(folder, file), 'utf8'))('html');
      const { tag, direction } = languages[code];
      expect([file, html.attr('lang'), html.attr('dir')]).toEqual([file, tag, direction]);
    }
  });

  test('has dates, plurals and headings in its language, and shows the texts of the lab unchanged', () => {
    const paper = 'papers/tensor-folding-for-alpha-decay';
    expect(text(paper, 'dl.margin time')).toBe(date);
    expect(text(paper, '#cite')).toBe(cite);
    expect(text('papers', '.page-head .facts')).toContain(count);
    expect(text('papers', 'header nav li:first-child')).toBe('Papers');
    expect(page(paper)('h1').attr('dir')).toBe('auto');
  });

  test('has the texts of the search in its language, and no others', async () => {
    const scripts = readdirSync(path.join(folder, '_astro')).filter((file) => file.endsWith('.js'));
    const all = scripts.map((file) => readFileSync(path.join(folder, '_astro', file), 'utf8')).join('\n');
    const { searchWords, pageWords } = (await import(
      `../../src/words/${code}.ts`
    )) as typeof import('../../src/words/en.ts');
    expect(all).toContain(searchWords.noResults(''));
    // Visitors download only the texts that scripts show, and only in one language.
    expect(all).not.toContain(pageWords.coAuthorsIncomplete);
    expect(all).not.toContain('No results');
    // The code of the schemas is only for the build.
    expect(all).not.toMatch(/ZodError|invalid_type/);
  });

  test('is valid HTML', async () => {
    expect((await validateHtml(folder)).errors).toEqual([]);
  });
});
