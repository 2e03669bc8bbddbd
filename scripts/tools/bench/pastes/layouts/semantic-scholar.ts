import {
  beginning,
  chromeOf,
  dayMonthYear,
  full,
  givenInitials,
  sorted,
  cutTruth,
  truth,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `semantic-scholar`. */
export const semanticScholarLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, [
    'Skip to search form',
    'Skip to main content',
    'Semantic Scholar',
    'Search 226,212,042 papers from all fields of science',
    'Sign In',
    'Create Free Account',
  ]);
  lines.push(
    full(owner),
    'Claim Author Page',
    `Publications ${papers.length}`,
    `h-index ${below(60)}`,
    `Citations ${below(9)},${100 + below(800)}`,
    `Highly Influential Citations ${below(90)}`,
    'Follow Author...',
    'Publications',
    'Citing Authors',
    'Co-Authors',
  );
  if (chance(0.8))
    lines.push(pick(['Sort by Most Influential Papers', 'Sort by Recency', 'Sort by Citation Count']));
  const found: PageTruth[] = [];
  for (const paper of sorted(papers, random)) {
    const isShort = chance(0.4);
    const shown = paper.authors.map((author) =>
      isShort ? `${givenInitials(author.given).split(' ')[0]} ${author.family}` : full(author),
    );
    const cut = shown.length > 5;
    const separator = chance(0.7) ? '' : ', ';
    const names = cut
      ? `${shown.slice(0, 3).join(separator)}${separator}+${shown.length - 4} authors${separator}${shown.at(-1)}`
      : shown.join(separator);
    lines.push(
      paper.title,
      names,
      pick([
        'Computer Science',
        'Computer Science, Mathematics',
        'Medicine',
        'Physics, Environmental Science',
      ]),
    );
    const venue = paper.kind === 'preprint' ? pick(['arXiv', 'arXiv.org']) : paper.container;
    if (chance(0.9)) lines.push(venue);
    lines.push(chance(0.8) ? dayMonthYear(paper) : paper.year);
    if (chance(0.7)) lines.push('TLDR', `${beginning(paper.abstract, random)} Expand`);
    else if (chance(0.5)) lines.push(`${beginning(paper.abstract, random)}… Expand`);
    if (chance(0.8)) lines.push(String(below(2000)));
    if (chance(0.3)) lines.push(pick(['Highly Influential', '2 Excerpts', 'View on IEEE']));
    if (chance(0.6)) lines.push(pick(['PDF', '[PDF]', 'View PDF on arXiv']));
    lines.push('Save', 'Alert');
    found.push(cut ? cutTruth(paper) : truth(paper));
  }
  if (chance(0.7))
    lines.push(
      '1',
      '2',
      '3',
      '...',
      'Stay Connected With Semantic Scholar',
      'Sign Up',
      'What Is Semantic Scholar?',
      'Semantic Scholar is a free, AI-powered research tool for scientific literature, based at Ai2.',
      'Learn More',
      'About',
      'About Us',
      'Publishers',
      'Terms of Service',
      'Privacy Policy',
    );
  return { lines, papers: found };
};
