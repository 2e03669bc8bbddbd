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

/** Writes the text of a page of the site `scholar-feed`. */
export const scholarFeedLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(
    random,
    pick([
      ['Scholar Feed', 'Sign in', 'Home', 'Explore'],
      ['Skip to main content', 'Scholar Feed', 'Startseite', 'Suche', 'Anmelden'],
      ['Scholar Feed', 'Home', 'My feed', 'Grace Tanaka', 'Log out'],
      ['首页', '搜索', '登录'],
    ]),
  );
  lines.push(
    full(owner),
    ...(chance(0.7) ? [''] : []),
    pick(['CL', 'cs.LG', 'Machine Learning']),
    `h-index${below(60)}`,
    `${papers.length}papers`,
    `${below(9)},${100 + below(800)}citations`,
    '',
  );
  if (chance(0.4)) lines.push('Follow', '');
  lines.push(`${papers.length} Papers`, '');
  const found: PageTruth[] = [];
  const hasButtons = chance(0.4);
  for (const paper of sorted(papers, random)) {
    const category = pick(['CL', 'LG', 'CV', 'cs.RO']);
    const isCut = paper.authors.length > 3 && chance(0.6);
    const names = (isCut ? paper.authors.slice(0, 3) : paper.authors).map(full);
    lines.push(
      `${category}${shortMonths[paper.month - 1]} ${paper.day}, ${paper.year}${chance(0.2) ? 'Code' : ''}`,
      paper.title,
      '',
      `${names.join(', ')}${isCut ? ' et al.' : ''}`,
      '',
      chance(0.5) ? paper.abstract : beginning(paper.abstract, random),
      '',
    );
    if (hasButtons) lines.push(...pick([['Save', 'Cite', 'Share'], ['PDF', 'BibTeX'], ['Show more']]), '');
    found.push(truth(paper, undefined, isCut ? 3 : undefined));
  }
  if (chance(0.8))
    lines.push(
      ...pick([
        ['About', 'Privacy · Terms', '© 2026 Scholar Feed'],
        ['Load more', 'About', 'Contact', 'Privacy Policy'],
        ['Impressum', 'Datenschutz', '© 2026 Scholar Feed'],
        [
          'Product',
          'Pricing',
          'Blog',
          'Made with care in Berlin',
          '© 2026 Scholar Feed. All rights reserved.',
        ],
      ]),
    );
  return { lines, papers: found };
};
