import {
  beginning,
  chromeOf,
  full,
  shortMonths,
  sorted,
  truth,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `researchgate`. */
export const researchgateLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, [
    'ResearchGate Logo',
    'Home',
    'Questions',
    'Jobs',
    'Search',
    'Log in',
    'Join for free',
  ]);
  lines.push(
    full(owner),
    'Northfield University · Department of Computing',
    pick(['Doctor of Philosophy', 'Professor (Associate)']),
    'About',
    String(papers.length),
    'Publications',
    `${10 + below(80)},${100 + below(800)}`,
    'Reads',
    `${1 + below(9)},${100 + below(800)}`,
    'Citations',
  );
  if (chance(0.4))
    lines.push('Introduction', 'I study folding.', 'Skills and Expertise', 'Machine Learning', 'Statistics');
  lines.push('Publications', `Publications (${papers.length})`);
  const kinds = {
    journal: 'Article',
    conference: 'Conference Paper',
    preprint: 'Preprint',
    chapter: 'Chapter',
    thesis: 'Thesis',
  } as const;
  const found: PageTruth[] = [];
  for (const paper of sorted(papers, random)) {
    lines.push(paper.title);
    if (chance(0.2)) lines.push(`${kinds[paper.kind]}Full-text available`);
    else lines.push(kinds[paper.kind], ...(chance(0.6) ? ['Full-text available'] : []));
    const month = shortMonths[paper.month - 1] ?? 'Jan';
    const hasVenue = paper.container !== '' && chance(0.4);
    if (hasVenue && chance(0.5)) lines.push(`${month} ${paper.year} · ${paper.container}`);
    else {
      lines.push(chance(0.9) ? `${month} ${paper.year}` : paper.year);
      if (hasVenue) lines.push(paper.container);
    }
    lines.push(paper.authors.map(full).join(chance(0.7) ? '' : ', '));
    if (chance(0.8)) lines.push(`${beginning(paper.abstract, random)}${chance(0.5) ? '...' : ''}`);
    if (chance(0.4)) lines.push('');
    lines.push(...pick([['View'], ['Download', 'Share'], ['Request full-text'], ['Cite', 'View', 'Share']]));
    found.push(truth(paper));
  }
  if (chance(0.6))
    lines.push(
      'Show more',
      'Company',
      'About us',
      'News',
      'Careers',
      'Support',
      'Help Center',
      'Business solutions',
      'Advertising',
      'Recruiting',
      '© 2008-2026 ResearchGate GmbH. All rights reserved.',
      'Terms · Privacy · Copyright · Imprint · Consent preferences',
    );
  return { lines, papers: found };
};
