import { expect, test, vi } from 'vitest';
import type { ShownPaper } from '../../src/library/shown-paper.ts';
import { pdfFile, shownPaper } from '../library/sample-papers.ts';

vi.stubGlobal('SITE_BASE', '/lab/');
const { listedLinks, paperLinks } = await import('../../src/build/paper-links.ts');

const listed = (more: Partial<ShownPaper>) =>
  listedLinks(shownPaper('folding', [], more)).map(({ short, address }) => `${short} ${address}`);

const every: Partial<ShownPaper> = {
  DOI: '10.5555/fold.1',
  arXiv: '2407.01234',
  PMID: '123',
  code: 'https://example.org/code',
  links: {
    project: 'https://example.org/project',
    data: 'https://example.org/data',
    poster: 'https://example.org/poster',
    video: 'https://example.org/video',
    slides: 'https://example.org/slides',
    pdf: 'https://example.org/paper.pdf',
  },
  URL: 'https://example.org/landing',
};

test('lists show the kinds of links that visitors look for, in the order of the page of the paper', () => {
  expect(listed(every)).toEqual([
    'PDF https://example.org/paper.pdf',
    'DOI https://doi.org/10.5555/fold.1',
    'arXiv https://arxiv.org/abs/2407.01234',
    'Code https://example.org/code',
    'Slides https://example.org/slides',
    'Video https://example.org/video',
    'Data https://example.org/data',
    'Project https://example.org/project',
  ]);
  const order = paperLinks(shownPaper('folding', [], every)).map(({ short }) => short);
  const inList = listed(every).map((text) => text.split(' ')[0]);
  expect(order.filter((label) => inList.includes(label))).toEqual(inList);
  expect(order).toContain('Poster');
});

test('a DOI of arXiv is one link to arXiv', () => {
  const arXiv = ['arXiv https://arxiv.org/abs/2407.21783'];
  const URL = 'https://arxiv.org/abs/2407.21783';
  expect(listed({ DOI: '10.48550/arXiv.2407.21783', URL })).toEqual(arXiv);
  expect(listed({ DOI: 'https://doi.org/10.48550/ARXIV.2407.21783', arXiv: '2407.21783' })).toEqual(arXiv);
});

test('a paper with other links only has the first of them in lists', () => {
  expect(listed({ URL: 'https://example.org/landing' })).toEqual(['Source https://example.org/landing']);
  expect(listed({ PMID: '123', URL: 'https://example.org/landing' })).toEqual([
    'PubMed https://pubmed.ncbi.nlm.nih.gov/123/',
  ]);
  expect(listed({})).toEqual([]);
});

test('a file has its size on the page only, and lists have one link of a kind', () => {
  const files = [pdfFile('paper'), pdfFile('appendix')];
  expect(listed({ files })).toEqual(['PDF /lab/papers/folding/paper.pdf']);
  const labels = paperLinks(shownPaper('folding', [], { files })).map(({ label }) => label);
  expect(labels).toEqual(['PDF (2.1 MB)', 'appendix (PDF, 2.1 MB)']);
});

test('unsafe addresses and repeated addresses are left out', () => {
  expect(listed({ code: 'javascript:alert(1)' as never })).toEqual([]);
  expect(listed({ DOI: '10.5555/x', URL: 'https://doi.org/10.5555/x' })).toEqual([
    'DOI https://doi.org/10.5555/x',
  ]);
});
