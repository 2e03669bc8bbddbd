import { chromeOf, full, givenInitials, sorted, truth, type Layout, type PageTruth } from '../page-parts.ts';

/** Writes the text of a page of the site `scholar`. */
export const scholarLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, [
    'Loading...',
    "The system can't perform the operation now. Try again later.",
    'Scholar',
    'My profile',
    'My library',
    'Sign in',
  ]);
  lines.push(
    full(owner),
    'Northfield University',
    'Verified email at northfield.example',
    'machine learning',
    ...(chance(0.5) ? ['Follow'] : []),
  );
  if (chance(0.5))
    lines.push(
      'Cited by',
      '\tAll\tSince 2020',
      `Citations\t${900 + below(90)}\t${100 + below(800)}`,
      `h-index\t${below(60)}\t${below(40)}`,
      `i10-index\t${below(60)}\t${below(40)}`,
    );
  lines.push('Title\tCited by\tYear');
  const found: PageTruth[] = [];
  for (const paper of sorted(papers, random)) {
    const isCut = paper.authors.length > 5;
    const names = (isCut ? paper.authors.slice(0, 5) : paper.authors).map(
      ({ given, family }) => `${givenInitials(given).replace(/[. -]/gu, '')} ${family}`,
    );
    const venue = {
      journal: `${paper.container} ${paper.volume}${paper.issue === undefined ? '' : ` (${paper.issue})`}, ${paper.pages}, ${paper.year}`,
      conference: `${paper.container}${paper.pages === undefined ? '' : `, ${paper.pages}`}, ${paper.year}`,
      preprint: `arXiv preprint arXiv:${paper.arXiv}, ${paper.year}`,
      chapter: `${paper.container}, ${paper.pages}, ${paper.year}`,
      thesis: `${paper.container}, ${paper.year}`,
    }[paper.kind];
    lines.push(
      paper.title,
      `${names.join(', ')}${isCut ? ', ...' : ''}`,
      `${venue}\t${below(300)}\t${paper.year}`,
    );
    found.push(truth(paper, paper.kind === 'preprint' ? paper.arXiv : undefined, isCut ? 5 : undefined));
  }
  lines.push(
    `Articles 1–${papers.length}`,
    ...(chance(0.5) ? ['Show more', 'Help', 'Privacy', 'Terms'] : []),
  );
  return { lines, papers: found, hasOwner: pick([true]) };
};
