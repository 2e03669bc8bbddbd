import {
  beginning,
  chromeOf,
  full,
  monthNames,
  paperPeople,
  sorted,
  truth,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `acm`. */
export const acmLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, [
    'skip to main content',
    'ACM Digital Library',
    'Browse',
    'About',
    'Sign in',
    'Register',
    'Advanced Search',
  ]);
  lines.push(
    full(owner),
    ...(chance(0.5)
      ? [
          'Northfield University',
          'Publication Years 2001 - 2026',
          'Publication counts 12',
          'Citation count 345',
          'Available for Download 8',
          'Average Citation per Article 29',
        ]
      : []),
  );
  if (chance(0.5))
    lines.push(
      'Applied Filters',
      '- Colleagues',
      ...paperPeople(papers, 3).map((name) => `- ${name} (3)`),
      'Publication Date',
      'Save this search',
    );
  lines.push('Publications', `${papers.length} Results`, 'Sort by Relevance');
  const found: PageTruth[] = [];
  const onOwnLines = chance(0.5);
  for (const paper of sorted(papers, random)) {
    const kind = pick(
      paper.kind === 'thesis'
        ? ['doctoral_thesis']
        : ['research-article', 'short-paper', 'RESEARCH-ARTICLE', 'Article'],
    );
    lines.push(
      kind,
      ...(chance(0.4) ? [pick(['Open Access', 'Public Access', 'Published By ACM'])] : []),
      paper.title,
    );
    const names = paper.authors.map(full);
    if (onOwnLines)
      lines.push(...names.map((name, index) => `${name}${index < names.length - 1 ? ',' : ''}`));
    else lines.push(names.join(', '));
    const acronym = pick(['CHI', 'UIST', 'KDD']);
    const container =
      paper.kind === 'journal'
        ? `${paper.container}, Volume ${paper.volume}${paper.issue === undefined ? '' : `, Issue ${paper.issue}`}`
        : `${acronym} '${paper.year.slice(2)}: ${paper.container || 'Proceedings of the Workshop on Folding'}`;
    const date = `${chance(0.8) ? `${monthNames[paper.month - 1]} ` : ''}${paper.year}`;
    const pages =
      paper.pages === undefined
        ? ''
        : chance(0.5)
          ? `, pp ${paper.pages.replace('-', '–')}`
          : `, Article No.: ${below(200)}, pp 1–${5 + below(20)}`;
    if (chance(0.5)) lines.push(container, `${date}${pages}`);
    else lines.push(`${container}${pages === '' ? '' : ''}, ${date}${pages}`);
    if (paper.doi !== undefined) lines.push(`https://doi.org/${paper.doi}`);
    if (chance(0.6)) lines.push(`${beginning(paper.abstract, random)}...`);
    lines.push(
      String(below(99)),
      String(below(2000)),
      ...pick([
        ['Metrics', `Total Citations${below(99)}`, `Total Downloads${below(999)}`],
        ['PDF'],
        ['Get Access'],
        [],
      ]),
    );
    found.push(truth(paper, paper.doi));
  }
  if (chance(0.6))
    lines.push(
      '1',
      '2',
      '3',
      'About ACM Digital Library',
      'ACM Digital Library Board',
      'Subscription Information',
      'Author Guidelines',
      'Join ACM',
      'Connect',
      'Contact us via email',
      'The ACM Digital Library is published by the Association for Computing Machinery. Copyright © 2026 ACM, Inc.',
      'Terms of Usage',
      'Privacy Policy',
      'Code of Ethics',
    );
  return { lines, papers: found };
};
