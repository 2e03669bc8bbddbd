import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { validateHtml } from '../../scripts/tools/audit/html.ts';
import { type Language, languages } from '../../src/model/language.ts';
import { builtSite, contentIn } from '../built-site.ts';

/** What stands in the pages of a site in each language: papers of the fixture are five, one of them of 5 March 2024. */
const expected = [
  { code: 'de', date: '5. März 2024', count: '5 Veröffentlichungen', cite: 'Zitieren' },
  { code: 'ar', date: '5 مارس 2024', count: '5 منشورات', cite: 'الاستشهاد' },
] as const satisfies { code: Language; [word: string]: string }[];

describe.each(expected)('a site in $code', ({ code, date, count, cite }) => {
  let folder = '';
  const page = (address: string) => load(readFileSync(path.join(folder, address, 'index.html'), 'utf8'));
  const text = (address: string, selector: string) =>
    page(address)(selector).text().replace(/\s+/g, ' ').trim();

  beforeAll(async () => {
    folder = await builtSite({ content: await contentIn(code), url: 'https://example.org/lab/' });
  });

  test('says so in each page, with the direction of its script', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const pages = files.filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(30);
    for (const file of pages) {
      const html = load(readFileSync(path.join(folder, file), 'utf8'))('html');
      const { tag, direction } = languages[code];
      expect([file, html.attr('lang'), html.attr('dir')]).toEqual([file, tag, direction]);
    }
  });

  test('has dates, plurals and headings of the language, and what the lab wrote as it is', () => {
    const paper = 'papers/tensor-folding-for-alpha-decay';
    expect(text(paper, 'dl.margin time')).toBe(date);
    expect(text(paper, '#cite')).toBe(cite);
    expect(text('papers', '.page-head .facts')).toContain(count);
    expect(text('papers', 'header nav li:first-child')).toBe('Papers');
    expect(page(paper)('h1').attr('dir')).toBe('auto');
  });

  test('tells the search in the language, too', async () => {
    const scripts = readdirSync(path.join(folder, '_astro')).filter((file) => file.endsWith('.js'));
    const all = scripts.map((file) => readFileSync(path.join(folder, '_astro', file), 'utf8')).join('\n');
    const { searchWords, pageWords } = (await import(
      `../../src/words/${code}.ts`
    )) as typeof import('../../src/words/en.ts');
    expect(all).toContain(searchWords.noResults(''));
    // Only the words that scripts say reach visitors, and only in one language.
    expect(all).not.toContain(pageWords.noAbstract);
    expect(all).not.toContain('No results');
    // Nothing comes with them that only a build needs.
    expect(all).not.toMatch(/ZodError|invalid_type/);
  });

  test('is valid HTML', async () => {
    expect((await validateHtml(folder)).errors).toEqual([]);
  });
});
