import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countFiles, fileSteps, leftOut, planSiteFiles, type SiteSize } from '../../src/library/file-plan.ts';
import { propertyRuns } from '../run-length.ts';

const several = (count: number, papers = 1) =>
  Array.from({ length: count }, () => ({ papers, listed: papers }));
const empty: SiteSize = {
  papers: 0, outside: [], declared: [], groups: [], projects: [], years: [], former: 0, attached: 0, letters: 0, others: 0,
}; // prettier-ignore
const lab = (papers: number, people: number): SiteSize => ({
  ...empty,
  papers,
  outside: several(people),
  declared: several(5, 20),
  years: several(20, papers / 20),
});
const plan = (size: SiteSize, maxFiles = 20_000, pictures = 200) => planSiteFiles(size, maxFiles, pictures);

describe('the plan of files', () => {
  test('leaves nothing out of a lab with 1,000 papers and few co-authors', () => {
    expect(plan(lab(1000, 1000))).toMatchObject({
      paperFiles: ['bib', 'ris', 'json'],
      entryPapers: 0,
      steps: 0,
    });
  });

  test('gives people with one paper an entry where there are more than 1,000 people', () => {
    expect(plan(lab(1000, 1001))).toMatchObject({
      paperFiles: ['bib', 'ris', 'json'],
      entryPapers: 1,
      steps: 0,
    });
  });

  test('has at most 6 files for each of 1,000 papers with 5 co-authors each', () => {
    const size = {
      ...lab(1000, 0),
      outside: [...several(4600), ...several(200, 3)],
      groups: several(250, 4),
    };
    expect(plan(size).files / 1000).toBeLessThan(6);
  });

  test('a small site has pictures, up to the number of papers in the settings', () => {
    expect(plan(lab(200, 600)).paperFiles).toContain('picture');
    expect(plan(lab(201, 600)).paperFiles).not.toContain('picture');
    expect(plan(lab(201, 600), 20_000, 1000).paperFiles).toContain('picture');
    expect(plan(lab(20, 60), 20_000, 0).paperFiles).not.toContain('picture');
  });

  test('a large site drops CSL-JSON first and BibTeX last', () => {
    expect(plan(lab(4500, 500)).paperFiles).toEqual(['bib', 'ris', 'json']);
    expect(plan(lab(5000, 500)).paperFiles).toEqual(['bib', 'ris']);
    expect(plan(lab(7000, 500)).paperFiles).toEqual(['bib']);
    expect(plan(lab(12_000, 500)).paperFiles).toEqual([]);
  });

  test('small groups and people with few papers go before the BibTeX of each paper', () => {
    const size = { ...lab(100, 0), outside: [...several(300), ...several(50, 4)], groups: several(100) };
    const { files } = plan(size, Infinity, 0);
    expect(plan(size, files - 1, 0)).toMatchObject({ entryPapers: 1, groupPapers: 1, steps: 2 });
    expect(plan(size, files - 301, 0)).toMatchObject({ entryPapers: 1, groupPapers: 2, steps: 3 });
    expect(plan(size, files - 401, 0)).toMatchObject({ paperFiles: ['bib', 'ris'], steps: 4 });
    expect(leftOut(plan(size, files - 401, 0))).toEqual(['pictures', 'people', 'groups', 'json']);
    expect(leftOut(plan(size, files, 0))).toEqual([]);
  });

  test('counts every kind of file', () => {
    const base = countFiles(plan(empty), empty);
    const more = (part: Partial<SiteSize>) => {
      const size = { ...empty, ...part };
      return countFiles(plan(size), size) - base;
    };
    expect(more({ papers: 1 })).toBe(5);
    // Each list of more than 100 papers has several files for other web pages.
    expect(more({ papers: 201 })).toBe(201 * 4 + 2);
    expect(more({ attached: 3, former: 2, letters: 4, others: 5 })).toBe(14);
    expect(more({ outside: several(3) })).toBe(3);
    expect(more({ outside: several(1, 500) })).toBe(2);
    expect(more({ declared: several(1) })).toBe(1 + 3 + 1);
    expect(more({ declared: [{ papers: 1, listed: 1, feeds: true, lists: 3 }] })).toBe(1 + 6 + 3);
    expect(more({ groups: several(2, 2) })).toBe(2);
    expect(more({ groups: [{ papers: 3, listed: 3, feeds: true }] })).toBe(1 + 6 + 1);
    expect(more({ projects: several(1, 0), years: several(2) })).toBe(3);
  });

  test('never exceeds the limit, unless nothing is left that can be left out', () => {
    const collections = fc.array(
      fc.nat(600).map((papers) => ({ papers, listed: papers, feeds: papers % 2 === 0 })),
      { maxLength: 300 },
    );
    const sizes = fc.record({
      papers: fc.nat(5000), outside: collections, declared: collections, groups: collections, projects: collections,
      years: collections, former: fc.nat(50), attached: fc.nat(500), letters: fc.nat(26), others: fc.nat(100),
    }); // prettier-ignore
    fc.assert(
      fc.property(sizes, fc.nat(30_000), fc.nat(5000), (size, maxFiles, pictures) => {
        const found = plan(size, maxFiles, pictures);
        expect(found.files).toBe(countFiles(found, size));
        if (found.files > maxFiles)
          expect(found).toMatchObject({
            paperFiles: [], entryPapers: Infinity, groupPapers: Infinity, personFiles: false, steps: fileSteps.length,
          }); // prettier-ignore
        // A higher limit never leaves out more.
        expect(plan(size, maxFiles + 100, pictures).steps).toBeLessThanOrEqual(found.steps);
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});
