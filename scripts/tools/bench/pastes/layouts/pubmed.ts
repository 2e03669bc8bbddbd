import {
  beginning,
  chromeOf,
  givenInitials,
  short,
  shortMonths,
  sorted,
  truth,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `pubmed`. */
export const pubmedLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, [
    'Skip to main page content',
    'An official website of the United States government',
    'NCBI',
    'Log in',
    'PubMed',
    'User Guide',
  ]);
  lines.push(
    `${owner.family} ${givenInitials(owner.given).replace(/[. ]/gu, '')}[Author]`,
    'Search',
    'Save',
    'Email',
    'Sort by:',
    'Best match',
    `${papers.length} results`,
  );
  const buttonsFirst = chance(0.5);
  const found: PageTruth[] = [];
  for (const [index, paper] of sorted(papers, random).entries()) {
    const names = paper.authors.map(
      ({ given, family }) => `${family} ${givenInitials(given).replace(/[. -]/gu, '')}`,
    );
    lines.push(
      String(index + 1),
      ...(buttonsFirst ? ['Cite', 'Share'] : []),
      /[?!]$/u.test(paper.title) ? paper.title : `${paper.title}.`,
      `${names.join(', ')}.`,
    );
    const doi = paper.doi === undefined ? '' : ` doi: ${paper.doi}.`;
    const month = chance(0.8) ? ` ${shortMonths[paper.month - 1]}${chance(0.5) ? ` ${paper.day}` : ''}` : '';
    const source = `${short(paper.container || 'bioRxiv [Preprint]').replace(/\./gu, '')}. ${paper.year}${month};${paper.volume ?? 12}${paper.issue === undefined ? '' : `(${paper.issue})`}:${paper.pages ?? 'e123'}.${doi}${chance(0.3) ? ` Epub ${paper.year} Feb 1.` : ''}`;
    const pmid = `PMID: ${20_000_000 + below(9_999_999)}`;
    if (chance(0.7)) lines.push(source, `${pmid}${pick(['', ' Free PMC article.', ' Review.'])}`);
    else lines.push(`${source} ${pmid}`);
    if (chance(0.4)) lines.push(pick(['Free PMC article.', 'Review.', 'Free article.']));
    if (chance(0.6)) lines.push(`... ${beginning(paper.abstract, random)} ...`);
    if (!buttonsFirst) lines.push('Cite', 'Share', ...(chance(0.3) ? ['Item in Clipboard'] : []));
    found.push(truth(paper, paper.doi));
  }
  if (chance(0.6))
    lines.push(
      'Show more',
      'Page',
      '1',
      'of 1',
      'NCBI Literature Resources',
      'MeSH',
      'PMC',
      'Bookshelf',
      'Disclaimer',
      'The PubMed wordmark and PubMed logo are registered trademarks of the U.S. Department of Health and Human Services (HHS).',
      'Follow NCBI',
    );
  return { lines, papers: found, hasOwner: false };
};
