import { beginning, chromeOf, full, sorted, truth, type Layout, type PageTruth } from '../page-parts.ts';

/** Writes the text of a page of the site `ieee`. */
export const ieeeLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, [
    'IEEE.org',
    'IEEE Xplore',
    'IEEE-SA',
    'IEEE Spectrum',
    'More Sites',
    'Subscribe',
    'Browse',
    'My Settings',
    'Help',
  ]);
  lines.push(
    full(owner),
    ...(chance(0.6)
      ? [
          'Affiliation',
          'Department of Computing, Northfield University, Northfield, U.K.',
          'Publication Topics',
          'Deep Learning, Folding',
        ]
      : []),
    `Showing 1-${papers.length} of ${papers.length} results`,
    ...(chance(0.5) ? ['Sort By', 'Newest First', 'Select All on Page'] : []),
  );
  const found: PageTruth[] = [];
  for (const paper of sorted(papers, random)) {
    const kind = {
      journal: 'Journal Article',
      conference: 'Conference Paper',
      preprint: 'Early Access Article',
      chapter: 'Book Chapter',
      thesis: 'Book',
    }[paper.kind];
    const names = paper.authors.map(full);
    const volume =
      paper.volume === undefined
        ? ''
        : `Volume: ${paper.volume}${paper.issue === undefined ? '' : `, Issue: ${paper.issue}`} | `;
    const info = pick([
      `Year: ${paper.year} | ${volume}${kind} | Publisher: IEEE`,
      `Publication Year: ${paper.year}${paper.pages === undefined ? '' : `, Page(s):${paper.pages.replace('-', ' - ')}`}`,
    ]);
    lines.push(
      paper.title,
      `${names.join('; ')}${chance(0.3) ? ';' : ''}`,
      paper.container || 'IEEE Access',
      info,
    );
    if (chance(0.6)) lines.push(`Cited by: Papers (${below(400)})${chance(0.2) ? ' | Patents (2)' : ''}`);
    if (chance(0.4)) lines.push('Abstract', 'HTML', 'PDF');
    else if (chance(0.3)) lines.push(`Abstract: ${beginning(paper.abstract, random)}... Show More`);
    found.push(truth(paper));
  }
  if (chance(0.6))
    lines.push(
      'IEEE Account',
      'Change Username/Password',
      'Purchase Details',
      'Profile Information',
      'Need Help?',
      'US & Canada: +1 800 678 4333',
      'About IEEE Xplore | Contact Us | Help | Accessibility | Terms of Use | Nondiscrimination Policy',
      '© Copyright 2026 IEEE - All rights reserved.',
    );
  return { lines, papers: found };
};
