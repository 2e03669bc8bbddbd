import {
  chromeOf,
  full,
  paperPeople,
  short,
  sorted,
  truth,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `dblp`. */
export const dblpLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = [
    ...chromeOf(random, [
      'home',
      'default search action',
      'combined dblp search',
      'author search',
      'ask others',
      'Google Scholar',
    ]),
    full(owner),
  ];
  if (chance(0.7))
    lines.push(
      'Person information',
      '',
      `affiliation: ${pick(['Northfield University, Department of Computing', 'TU Wien, Austria'])}`,
      '',
    );
  if (chance(0.5)) lines.push('Refine list');
  lines.push(chance(0.5) ? `showing all ${papers.length} records` : '2020 – today');
  const labels = { journal: 'j', conference: 'c', preprint: 'i', chapter: 'p', thesis: 'b' } as const;
  const found: PageTruth[] = [];
  let year = '';
  for (const [index, paper] of sorted(papers, random).entries()) {
    if (paper.year !== year && chance(0.9)) lines.push(paper.year);
    year = paper.year;
    const names = paper.authors
      .map((author) => `${full(author)}${chance(0.05) ? ` 00${1 + below(9)}${below(9)}` : ''}`)
      .join(', ');
    const venue = {
      journal: `${short(paper.container)} ${paper.volume}${paper.issue === undefined ? '' : `(${paper.issue})`}: ${paper.pages} (${year})`,
      conference: `${paper.container} ${year}${paper.pages === undefined ? '' : `: ${paper.pages}`}`,
      preprint: `CoRR abs/${paper.arXiv} (${year})`,
      chapter: `${paper.container} ${year}: ${paper.pages}`,
      thesis: `${paper.container}, ${year}`,
    }[paper.kind];
    const title = `${paper.title}${/[?!]$/u.test(paper.title) ? '' : '.'} ${venue}`;
    lines.push(
      `[${labels[paper.kind]}${papers.length - index}]`,
      ...(chance(0.8) ? [''] : []),
      `${names}:`,
      title,
    );
    found.push(truth(paper, paper.arXiv));
  }
  if (chance(0.8))
    lines.push(
      'Coauthor Index',
      ...paperPeople(papers, 4),
      'manage site settings',
      'To protect your privacy, all features that rely on external API calls from your browser are turned off by default.',
      'Unpaywalled article links',
    );
  return { lines, papers: found };
};
