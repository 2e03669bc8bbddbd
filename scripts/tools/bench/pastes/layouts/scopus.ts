import {
  chromeOf,
  givenInitials,
  sorted,
  cutTruth,
  truth,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `scopus`. */
export const scopusLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, ['Scopus Preview', 'Author search', 'Sources', 'Create account', 'Sign in']);
  lines.push(
    `${owner.family}, ${owner.given}`,
    'Northfield University, Northfield, United Kingdom',
    'Scopus ID: 57190000000',
    String(100 + below(900)),
    'Citations by 300 documents',
    String(papers.length),
    'Documents',
    '12',
    'h-index',
    `${papers.length} Documents`,
    'Sort by Date (newest)',
  );
  const found: PageTruth[] = [];
  for (const paper of sorted(papers, random)) {
    const kind = {
      journal: 'Article',
      conference: 'Conference Paper',
      preprint: 'Article',
      chapter: 'Book Chapter',
      thesis: 'Review',
    }[paper.kind];
    if (chance(0.5)) lines.push(`${kind} • Open access`);
    else lines.push(kind, ...(chance(0.3) ? ['•', 'Open access'] : []));
    const isCut = paper.authors.length > 10;
    const names = paper.authors.map(
      ({ given, family }) => `${family}, ${givenInitials(given).replace(/ /gu, '')}`,
    );
    lines.push(
      paper.title,
      isCut ? `${names.slice(0, 3).join(', ')}, ... ${names.at(-1)}` : names.join(', '),
    );
    const numbers =
      paper.volume === undefined
        ? ''
        : `, ${paper.volume}${paper.issue === undefined ? '' : `(${paper.issue})`}`;
    lines.push(
      `${paper.container || 'Folding Archive'}, ${paper.year}${numbers}${paper.pages === undefined ? '' : `, ${chance(0.8) ? 'pp. ' : ''}${paper.pages.replace('-', '–')}`}`,
    );
    lines.push(
      ...pick([['Show abstract'], ['View abstract', 'View at Publisher'], ['Show abstract', 'Full text']]),
      'Related documents',
      ...(chance(0.7) ? [String(below(90)), 'Citations'] : []),
    );
    found.push(isCut ? cutTruth(paper) : truth(paper));
  }
  if (chance(0.5))
    lines.push(
      'Back to top',
      'About Scopus',
      'What is Scopus',
      'Content coverage',
      'Scopus blog',
      'Privacy matters',
      'Terms and conditions',
      'Cookie settings',
      'All content on this site: Copyright © 2026 Elsevier B.V.',
    );
  return { lines, papers: found };
};
