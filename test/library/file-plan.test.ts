import { expect, test } from 'vitest';
import { planPaperFiles } from '../../src/library/file-plan.ts';

const plan = (papers: number, people: number, maxFiles = 20_000, pictures = 200) =>
  planPaperFiles(
    { papers, people, declared: 5, years: 20, parts: 0, groupFiles: 0, embeds: 0, former: 0, attached: 0 },
    maxFiles,
    pictures,
  );

test('a lab with 1,000 papers has all citation files within the limit of any host', () => {
  expect(plan(1000, 3000)).toEqual(['bib', 'ris', 'json']);
});

test('a small site also has pictures, up to the number of papers in the settings', () => {
  expect(plan(200, 600)).toEqual(['bib', 'ris', 'json', 'picture']);
  expect(plan(201, 600)).not.toContain('picture');
  expect(plan(201, 600, 20_000, 1000)).toContain('picture');
  expect(plan(20, 60, 20_000, 0)).not.toContain('picture');
});

test('a large site drops CSL-JSON first and BibTeX last', () => {
  expect(plan(4000, 5000)).toEqual(['bib', 'ris']);
  expect(plan(5000, 8000)).toEqual(['bib']);
  expect(plan(10_000, 9000)).toEqual([]);
});

test('PDFs, former ids, groups, parts of long lists and lists for other web pages count as files', () => {
  const size = {
    papers: 1000,
    people: 0,
    declared: 0,
    years: 1,
    parts: 0,
    groupFiles: 0,
    embeds: 0,
    former: 0,
    attached: 1000,
  };
  expect(planPaperFiles(size, 3539, 0)).toEqual(['bib']);
  expect(planPaperFiles({ ...size, attached: 0, former: 1000 }, 3539, 0)).toEqual(['bib']);
  expect(planPaperFiles({ ...size, attached: 0 }, 3539, 0)).toEqual(['bib', 'ris']);
  expect(planPaperFiles({ ...size, attached: 0, groupFiles: 1000 }, 3539, 0)).toEqual(['bib']);
  expect(planPaperFiles({ ...size, attached: 0, embeds: 1000 }, 3539, 0)).toEqual(['bib']);
  expect(planPaperFiles({ ...size, attached: 0, parts: 1000 }, 3539, 0)).toEqual(['bib']);
});
