import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { astroCache } from '../../scripts/site/build/astro-cache.ts';
import { buildSite } from '../../scripts/site/build-site.ts';
import { checkContentFolder } from '../../scripts/site/check-content-folder.ts';
import { serveSite } from '../../scripts/site/serve-site.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-paper-files-'));
const content = path.join(folder, 'content');
const outDir = path.join(folder, 'site');
const put = (file: string, text: string | Buffer) => {
  mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
  writeFileSync(path.join(content, file), text);
};
const built = (file: string) => readFileSync(path.join(outDir, file), 'utf8');
const linksOf = (id: string) => {
  const $ = load(built(`papers/${id}/index.html`));
  return $('ul.links a')
    .toArray()
    .map((link) => [
      $(link)
        .text()
        .replace(/\u00a0/g, ' '),
      $(link).attr('href'),
    ]);
};

beforeAll(async () => {
  put('site.yaml', 'title: Labor\nurl: https://example.org/lab/\nlanguage: de\n');
  put(
    'papers/walking.md',
    `---
title: On Walking
issued: "2024"
code: main.py
links:
  slides: /files/Vortrag 1.pdf
  poster: board.png
  project: /papers/
  video: gone.mp4
---
`,
  );
  put(
    'papers/linked.md',
    `---
title: On Links
type: article-journal
containerTitle: Journal of Long Walks
containerTitleShort: JLW
volume: 3
DOI: 10.5555/walk
PMID: 29424689
PMCID: pmc5832410
links:
  blog: https://example.org/blog/
  demo: https://example.org/demo/
  supplement: https://example.org/s.zip
versions:
  - { type: article, PMCID: PMC77 }
  - { type: article-journal, containerTitle: Journal of Long Walks, DOI: 10.5555/walk }
---
`,
  );
  put(
    'papers/short.md',
    '---\ntitle: Short\ntype: paper-conference\ncontainerTitle: Proceedings of ICW\ncontainerTitleShort: ICW\nPMID: not a number\n---\n',
  );
  put('papers/walking.pdf', Buffer.alloc(2_140_000, 'a'));
  put('papers/walking/board.png', Buffer.alloc(340_400, 'b'));
  put('papers/walking/main.py', 'print("a")\n');
  put('papers/walking/results.csv', 'a;b\n');
  put('papers/walking/appendix.zip', 'PK');
  put('papers/walking/demo.html', '<script>alert(1)</script>');
  put('papers/walking/figure.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  put('public/files/Vortrag 1.pdf', '%PDF-1.7');
  await buildSite({ content, outDir });
}, 300_000);
afterAll(() => {
  for (const each of [astroCache(content), folder]) rmSync(each, { recursive: true, force: true });
});

describe('real records 14: the files of a paper on a built site', () => {
  test('are linked with their format and size in the language of the site', () => {
    expect(linksOf('walking')).toEqual([
      ['PDF (2,1 MB)', '/lab/papers/walking/walking.pdf'],
      ['Code (PY, 11 Byte)', '/lab/papers/walking/main.py'],
      ['Folien (PDF, 8 Byte)', '/lab/files/Vortrag%201.pdf'],
      ['Daten (CSV, 4 Byte)', '/lab/papers/walking/results.csv'],
      ['Projekt', '/lab/papers/'],
      ['Poster (PNG, 340 kB)', '/lab/papers/walking/board.png'],
      ['Anhang (ZIP, 2 Byte)', '/lab/papers/walking/appendix.zip'],
    ]);
  });

  test('links to a supplement, a demo, a blog post, PubMed and PubMed Central have names in the language of the site', () => {
    expect(linksOf('linked')).toEqual([
      ['DOI', 'https://doi.org/10.5555/walk'],
      ['PubMed Central', 'https://pmc.ncbi.nlm.nih.gov/articles/PMC5832410/'],
      ['PubMed', 'https://pubmed.ncbi.nlm.nih.gov/29424689/'],
      ['Anhang', 'https://example.org/s.zip'],
      ['Demo', 'https://example.org/demo/'],
      ['Blogbeitrag', 'https://example.org/blog/'],
    ]);
    const $ = load(built('papers/linked/index.html'));
    expect($('dl.margin a[href*=PMC77]').attr('href')).toBe('https://pmc.ncbi.nlm.nih.gov/articles/PMC77/');
    expect($('script[type="application/ld+json"]').text()).toContain(
      '"https://pubmed.ncbi.nlm.nih.gov/29424689/"',
    );
    expect(linksOf('short')).toEqual([]);
  });

  test('are served as they are, with their media type', async () => {
    const served = await serveSite(outDir, '/lab/', 0);
    try {
      for (const [file, type] of [
        ['papers/walking/walking.pdf', 'application/pdf'],
        ['papers/walking/board.png', 'image/png'],
        ['papers/walking/main.py', 'text/x-python'],
        ['papers/walking/results.csv', 'text/csv'],
        ['papers/walking/appendix.zip', 'application/zip'],
        ['files/Vortrag%201.pdf', 'application/pdf'],
      ] as const) {
        const answer = await fetch(`${served.url}${file}`);
        expect([file, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
          file,
          200,
          type,
        ]);
        const original = file.startsWith('files')
          ? `public/${decodeURI(file)}`
          : file.replace('walking/walking', 'walking');
        expect(
          Buffer.from(await answer.arrayBuffer()).equals(readFileSync(path.join(content, original))),
        ).toBe(true);
      }
      for (const file of ['demo.html', 'figure.svg'])
        expect((await fetch(`${served.url}papers/walking/${file}`)).status).toBe(404);
    } finally {
      await served.close();
    }
  });

  test('lint-content reports the files that are not served and the links that lead nowhere', async () => {
    const findings = await checkContentFolder(content, (file) => path.relative(content, file));
    const about = findings.filter(({ kind }) => kind === 'skipped-file' || kind === 'missing-file');
    expect(about.map(({ file, line, message }) => [file, line, message])).toEqual([
      [
        path.join('papers', 'walking', 'demo.html'), undefined,
        'This file is skipped, because a browser could run code in a file of the type ".html".',
      ],
      [
        path.join('papers', 'walking', 'figure.svg'), undefined,
        'This file is skipped, because a browser could run code in a file of the type ".svg".',
      ],
      [
        path.join('papers', 'walking.md'), 9,
        'There is no file "gone.mp4" in the folder "walking/" of this paper. The page has no link to it.',
      ],
    ]); // prettier-ignore
  });

  test('the tags name the paper itself, and the signposts all files', () => {
    const $ = load(built('papers/walking/index.html'));
    expect($('meta[name=citation_pdf_url]').attr('content')).toBe(
      'https://example.org/lab/papers/walking/walking.pdf',
    );
    const items = $('link[rel=item]').toArray().map((link) => [$(link).attr('href'), $(link).attr('type')]); // prettier-ignore
    expect(items).toContainEqual(['/lab/papers/walking/board.png', 'image/png']);
    expect(items).toContainEqual(['/lab/files/Vortrag%201.pdf', 'application/pdf']);
  });
});

test('real records 5: the short name of a venue is behind the full name, unless that contains it', () => {
  const venueOf = (id: string) =>
    load(built(`papers/${id}/index.html`))('dl.margin')
      .text()
      .replace(/\s+/g, ' ');
  expect(venueOf('linked')).toContain('Journal of Long Walks (JLW), 3');
  expect(venueOf('short')).not.toContain('(ICW)');
});
