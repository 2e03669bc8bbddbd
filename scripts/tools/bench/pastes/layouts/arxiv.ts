import {
  beginning,
  chromeOf,
  full,
  monthNames,
  sorted,
  truth,
  arXivYear,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `arxiv`. */
export const arxivLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const isListing = chance(0.4);
  const lines = chromeOf(random, [
    'Skip to main content',
    'We gratefully acknowledge support from the Simons Foundation, member institutions, and all contributors. Donate',
    'Help | Advanced Search',
    'Search',
    'Login',
  ]);
  if (isListing)
    lines.push(`${full(owner)}'s articles on arXiv`, `[1]–[${papers.length}] of ${papers.length}`);
  else {
    lines.push(
      `Showing 1–${papers.length} of ${papers.length} results for author: ${owner.family}, ${owner.given.charAt(0)}`,
      'Search v0.5.6 released 2020-02-24',
      ...(chance(0.5)
        ? [
            'Author(s)',
            'Show abstracts Hide abstracts',
            'Advanced Search',
            '50 results per page. Sort results by Announcement date (newest first) Go',
          ]
        : []),
    );
  }
  const hasAbstracts = chance(0.7);
  const found: PageTruth[] = [];
  for (const [index, paper] of sorted(papers, random).entries()) {
    const arXiv =
      paper.arXiv ??
      `${paper.year < '2008' ? '08' : paper.year.slice(2)}${String(paper.month).padStart(2, '0')}.${String(1000 + below(8999))}${paper.year > '2014' ? below(10) : ''}`;
    const label = isListing ? `[${index + 1}] ` : pick([`${index + 1}. `, '']);
    const tags = pick(['cs.LG cs.CL', 'math.AG', 'cs.CV', 'astro-ph.CO hep-th']);
    const names = paper.authors.map(full);
    if (isListing) {
      lines.push(
        `${label}arXiv:${arXiv} [pdf, html, other]`,
        `Title: ${paper.title}`,
        `${chance(0.5) ? 'Authors: ' : ''}${names.join(', ')}`,
      );
      if (chance(0.5))
        lines.push(`Comments: ${pick(['12 pages, 4 figures', 'Accepted at the Workshop on Folding, 2021'])}`);
      if (chance(0.3)) lines.push(`Journal-ref: Journal of Folding 12 (2021) 1-9`);
      lines.push(
        `Subjects: ${pick(['Machine Learning (cs.LG); Computation and Language (cs.CL)', 'Algebraic Geometry (math.AG)'])}`,
      );
      found.push({ ...truth(paper, arXiv), year: arXivYear(arXiv) });
      continue;
    }
    lines.push(
      `${label}arXiv:${arXiv} [pdf, ps, other]  ${tags}${paper.doi !== undefined && chance(0.3) ? ` doi ${paper.doi}` : ''}`,
      paper.title,
    );
    const isCut = names.length > 12;
    lines.push(
      `Authors: ${isCut ? `${names.slice(0, 10).join(', ')}, et al. (${names.length - 10} additional authors not shown)` : names.join(', ')}`,
    );
    if (hasAbstracts)
      lines.push(`Abstract: ${beginning(paper.abstract, random)}${pick([' ▽ More', '… ▽ More', ' △ Less'])}`);
    lines.push(
      `Submitted ${paper.day} ${monthNames[paper.month - 1]}, ${paper.year}; originally announced ${monthNames[paper.month - 1]} ${paper.year}.`,
    );
    if (chance(0.5)) lines.push('Comments: 12 pages, 4 figures');
    if (chance(0.2)) lines.push('Journal ref: Journal of Folding 12 (2021) 1-9');
    found.push(truth(paper, arXiv, isCut ? 10 : undefined));
  }
  if (chance(0.7))
    lines.push(
      '',
      'About',
      'Help',
      'contact arXivClick here to contact arXiv Contact',
      'subscribe to arXiv mailingsClick here to subscribe Subscribe',
      'Copyright',
      'Privacy Policy',
      'Web Accessibility Assistance',
      'arXiv Operational Status',
    );
  return { lines, papers: found };
};
