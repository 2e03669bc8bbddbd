import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { builtSite, typesSite } from '../built-site.ts';

/** Projects, and outputs that are not papers, on the pages of the site with a paper of every type. */
let folder = '';
beforeAll(async () => {
  folder = await builtSite(await typesSite());
}, 300_000);

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const page = (address: string) => load(read(`${address}index.html`));
/** Returns the headings of a page's sections, with the titles of the papers or items below them. */
function sections(address: string): Record<string, string[]> {
  const $ = page(address);
  const entries = $('main section')
    .toArray()
    .map((section) => {
      const titles = $(section).find('.paper-title, .career > li > :is(a, span)').toArray();
      return [$(section).find('h2').text(), titles.map((title) => $(title).text())] as const;
    });
  const headings = entries.map(([heading]) => heading).filter((heading) => heading !== '');
  expect(new Set(headings).size).toBe(headings.length);
  return Object.fromEntries(entries);
}
const statements = (address: string) =>
  (
    JSON.parse(page(address)('script[type="application/ld+json"]').text()) as {
      '@graph': Record<string, unknown>[];
    }
  )['@graph'];

test('the page of a project shows its dates, people, funding, text, papers and outputs', () => {
  const $ = page('projects/folding-at-scale/');
  expect($('h1').text()).toContain('Folding at Scale for');
  const facts = $('dl.margin > div').toArray().map((row) => [$(row).find('dt').text(), $(row).find('dd').toArray().map((each) => $(each).text())]); // prettier-ignore
  expect(Object.fromEntries(facts)).toEqual({
    Status: ['Current'],
    Period: ['since 2022'],
    People: ['Ada Quill', 'Example Instruments Ltd'],
    Funding: ['Example Fund 12-345'],
  });
  expect($('dl.margin a').attr('href')).toBe('/lab/authors/ada-quill/');
  expect($('.links a').attr('href')).toBe('https://github.com/fixture-lab/folding-at-scale');
  expect($('.project-picture').attr('alt')).toBe('A folded herd');
  expect($('.prose strong').text()).toBe('Large');
  expect($('.prose').text()).toContain("<script>alert('project')</script>");
  expect(sections('projects/folding-at-scale/')).toMatchObject({
    2010: ['An Article of a Journal'],
    Software: ['A Program'],
    Datasets: ['A Data Set'],
  });
});

test('the list of projects has a section per state, and leads to each project', () => {
  expect(sections('projects/')).toEqual({
    Current: [expect.stringContaining('Folding at Scale')],
    Completed: ['Old Herds'],
  });
  expect(page('projects/')('.running-head [aria-current]').text().trim()).toBe('Projects');
  for (const link of page('projects/')('main .paper-title').toArray()) {
    const address = page('projects/')(link).attr('href') ?? '';
    expect(existsSync(path.join(folder, address.replace('/lab/', ''), 'index.html'))).toBe(true);
  }
});

test('a hidden project has no page, and nothing names it', () => {
  expect(existsSync(path.join(folder, 'projects/secret'))).toBe(false);
  for (const file of ['projects/index.html', 'papers/article-journal/index.html', 'sitemap.xml', 'authors/ada-quill/index.html'])
    expect(read(file)).not.toMatch(/secret/iu); // prettier-ignore
});

test('a paper links to its projects, and software shows its version', () => {
  const $ = page('papers/dataset/');
  expect($('dl a[href*="/projects/"]').toArray().map((link) => $(link).attr('href'))).toEqual([
    '/lab/projects/folding-at-scale/',
    '/lab/projects/old-herds/',
  ]); // prettier-ignore
  expect(page('papers/software/')('dl').text()).toMatch(/Version\s*2\.1\.0/u);
  expect(read('papers/software/cite.bib')).toContain('version = {2.1.0}');
});

test('the page of a person has sections for papers, outputs, projects and free lists', () => {
  const found = sections('authors/ada-quill/');
  expect(found).toMatchObject({
    Software: ['A Program'],
    Datasets: ['A Data Set'],
    Talks: ['A Talk', 'Folds for everyone'],
    Projects: [expect.stringContaining('Folding at Scale'), 'Old Herds'],
    Teaching: ['Introduction to Tensor Methods', 'Seminar on herds'],
    Grants: ['Example Fund 12-345'],
    Service: ['Reviewer, Journal of Folding'],
  });
  expect(found['2013']).toBeUndefined();
  expect(page('authors/ada-quill/')('.career a').attr('href')).toBe('https://example.com/museum');
});

test('lists of papers have the outputs in sections of their own', () => {
  expect(sections('papers/')).toMatchObject({
    Software: ['A Program'],
    Datasets: ['A Data Set'],
    Talks: ['A Talk'],
  });
  expect(sections('years/2013/')).toEqual({ Talks: ['A Talk'] });
});

test('a former address of a project leads to its page', () => {
  expect(read('projects/big-folds/index.html')).toContain('/lab/projects/folding-at-scale/');
  expect(read('_redirects')).toContain('/lab/projects/big-folds/ /lab/projects/folding-at-scale/ 301');
});

test('schema.org: a project is a ResearchProject with its members, funders and papers', () => {
  expect(statements('projects/folding-at-scale/')[0]).toMatchObject({
    '@type': 'ResearchProject',
    url: 'https://example.org/lab/projects/folding-at-scale/',
    foundingDate: '2022-10',
    member: [
      { '@type': 'Person', name: 'Ada Quill', url: 'https://example.org/lab/authors/ada-quill/' },
      { name: 'Example Instruments Ltd' },
    ],
    funder: [{ '@type': 'Organization', name: 'Example Fund 12-345' }],
    subjectOf: expect.arrayContaining([expect.objectContaining({ '@type': 'SoftwareSourceCode' })]),
  });
});

test('the search finds the papers of a project by its name', () => {
  const { folder: index } = JSON.parse(read('search.json')) as { folder: string };
  const text = gunzipSync(readFileSync(path.join(folder, 'search', index, 'papers.bin'))).toString();
  const found = (JSON.parse(text) as unknown[]).filter((row) =>
    JSON.stringify(row).includes('Folding at Scale'),
  );
  expect(found).toHaveLength(3);
  expect(text).not.toContain('Secret Project');
});
