import {
  beginning,
  chromeOf,
  givenInitials,
  shortMonths,
  sorted,
  cutTruth,
  truth,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `web-of-science`. */
export const webOfScienceLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, [
    'Web of Science',
    'Search',
    'Sign In',
    'Register',
    'MENU',
    'Clarivate',
    'English',
    'Products',
  ]);
  lines.push(
    `${owner.family}, ${owner.given}`,
    '(Quill, A.)',
    'Northfield University',
    'Web of Science ResearcherID: ABC-1234-2020',
    `${papers.length} Publications`,
    'Sort by: Date: newest first',
  );
  const found: PageTruth[] = [];
  for (const [index, paper] of sorted(papers, random).entries()) {
    const isCut = paper.authors.length > 6;
    const names = paper.authors.map(
      ({ given, family }) => `${family}, ${givenInitials(given).replace(/[. ]/gu, '')}`,
    );
    const shown = isCut ? [...names.slice(0, 3), '(...)', names.at(-1) ?? ''] : names;
    lines.push(
      String(index + 1),
      paper.title,
      chance(0.3) && !isCut && names.length > 1
        ? `${names.slice(0, -1).join('; ')} and ${names.at(-1)}`
        : shown.join('; '),
    );
    const date = `${chance(0.8) ? `${shortMonths[paper.month - 1]} ` : ''}${paper.year}`;
    const source = `${(paper.container || 'arXiv').toUpperCase()}${paper.volume === undefined ? '' : ` ${paper.volume}${paper.issue === undefined ? '' : ` (${paper.issue})`}`}${paper.pages === undefined ? '' : ` , pp.${paper.pages}`}`;
    if (chance(0.7)) lines.push(`${date} | ${source}`);
    else lines.push(`${date} |`, source);
    if (chance(0.4)) lines.push(`${beginning(paper.abstract, random)} ...`, 'Show more');
    lines.push(
      ...pick([['Free Full Text from Publisher'], ['View full text'], []]),
      ...(chance(0.5) ? ['more_horiz'] : []),
      'Related records',
      String(below(300)),
      'Citations',
      String(below(90)),
      'References',
    );
    found.push(isCut ? cutTruth(paper) : truth(paper));
  }
  if (chance(0.5))
    lines.push(
      'Page',
      '1',
      'of 1',
      '© 2026 Clarivate',
      'Data Correction',
      'Privacy Statement',
      'Copyright Notice',
      'Cookie Policy',
      'Terms of Use',
    );
  return { lines, papers: found };
};
