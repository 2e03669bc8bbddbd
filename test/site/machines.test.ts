import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../built-site.ts';

const home = 'https://example.org/lab/';
let folder = '';

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const page = (address: string): CheerioAPI => load(read(path.join(address, 'index.html')));
/** The addresses behind the links that a selector finds, as paths below the home page. */
const links = ($: CheerioAPI, selector: string) =>
  $(selector).toArray().map((a) => $(a).attr('href')?.replace('/lab/', '')); // prettier-ignore
const papers = () =>
  readdirSync(path.join(folder, 'papers'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

beforeAll(async () => {
  folder = await builtSite({ content: 'test/fixtures/site', url: home });
}, 300_000);

describe('citation files', () => {
  test('of each paper are linked from its page and hold this paper alone', () => {
    expect(papers()).toHaveLength(5);
    for (const id of papers()) {
      const files = links(page(`papers/${id}`), 'dl.margin a[href*="cite."]');
      expect(files).toEqual(['bib', 'ris', 'json'].map((format) => `papers/${id}/cite.${format}`));
      expect(read(`papers/${id}/cite.bib`).match(/^@/gm)).toHaveLength(1);
      expect(read(`papers/${id}/cite.ris`).match(/^TY {2}- /gm)).toHaveLength(1);
      expect(JSON.parse(read(`papers/${id}/cite.json`))).toHaveLength(1);
    }
  });

  test('say the same of a paper, its key included, as the file of all papers', () => {
    const all = read('papers.bib');
    const items = JSON.parse(read('papers.csl.json')) as { id: string }[];
    for (const id of papers()) {
      expect(all).toContain(read(`papers/${id}/cite.bib`).trim());
      expect(read('papers.ris')).toContain(read(`papers/${id}/cite.ris`));
      expect(JSON.parse(read(`papers/${id}/cite.json`))).toEqual(items.filter((item) => item.id === id));
    }
  });

  test('of a person with a file hold that person’s papers', () => {
    const files = links(page('authors/ada-quill'), '.page-head a');
    expect(files).toEqual(['bib', 'ris', 'csl.json'].map((ending) => `authors/ada-quill/papers.${ending}`));
    const items = JSON.parse(read('authors/ada-quill/papers.csl.json')) as { id: string }[];
    expect(items.map(({ id }) => id)).toEqual(['tensor-folding-for-alpha-decay', 'a-herd-of-many']);
    expect(existsSync(path.join(folder, 'authors/zoe-schutz/papers.bib'))).toBe(false);
  });
});

test('PDFs beside a paper are served in its folder and linked from its page', () => {
  const $ = page('papers/shenduxuexi');
  expect(links($, 'ul.links a[href$=".pdf"]')).toEqual([
    'papers/shenduxuexi/shenduxuexi.pdf',
    'papers/shenduxuexi/slides.pdf',
  ]);
  for (const name of ['shenduxuexi', 'slides']) {
    const inContent = name === 'slides' ? 'shenduxuexi/slides.pdf' : 'shenduxuexi.pdf';
    const original = readFileSync(path.join('test/fixtures/site/papers', inContent));
    expect(readFileSync(path.join(folder, `papers/shenduxuexi/${name}.pdf`)).equals(original)).toBe(true);
  }
});
