import {
  chromeOf,
  full,
  short,
  shortMonths,
  sorted,
  truth,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `inspire`. */
export const inspireLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, [
    'literature',
    'Help',
    'Submit',
    'Login',
    'Literature',
    'Authors',
    'Jobs',
    'Seminars',
    'Conferences',
    'More...',
  ]);
  lines.push(
    `${full(owner)} (Northfield U.)`,
    'hep-th',
    'Edit',
    'Research works',
    `${papers.length} results`,
    'cite all',
    'Citation Summary',
    'Most Recent',
  );
  const found: PageTruth[] = [];
  for (const [index, paper] of sorted(papers, random).entries()) {
    lines.push(paper.title, ...(chance(0.8) ? [`#${index + 1}`] : []));
    const isCut = paper.authors.length > 10;
    const names = (isCut ? paper.authors.slice(0, 10) : paper.authors).map(
      (author) =>
        `${full(author)}${chance(0.5) ? pick([' (CERN)', ' (MIT, Cambridge)', '(Northfield U. and SLAC)']) : ''}`,
    );
    const date = pick([
      paper.year,
      `${shortMonths[paper.month - 1]}, ${paper.year}`,
      `${shortMonths[paper.month - 1]} ${paper.day}, ${paper.year}`,
    ]);
    lines.push(`${names.join(', ')}${isCut ? ' et al.' : ''} (${date})`);
    const arXiv =
      paper.arXiv ??
      (chance(0.3)
        ? `${paper.year > '2008' ? paper.year.slice(2) : '10'}${String(paper.month).padStart(2, '0')}.${1000 + below(8999)}`
        : undefined);
    const facts = [
      ...(paper.kind === 'journal'
        ? [
            `Published in: ${short(paper.container).replace(/ /gu, '')} ${paper.volume} (${paper.year})${paper.issue === undefined ? '' : ` ${paper.issue},`} ${paper.pages}`,
          ]
        : []),
      ...(paper.kind === 'conference' ? [`Contribution to: ${paper.container}`] : []),
      ...(arXiv === undefined ? [] : [`e-Print: ${arXiv} [hep-th]`]),
      ...(paper.doi === undefined || !chance(0.5) ? [] : [`DOI: ${paper.doi}`]),
    ];
    if (facts.length > 0) lines.push(facts.join(' • '));
    const id = arXiv ?? (facts.some((fact) => fact.startsWith('DOI')) ? paper.doi : undefined);
    lines.push(
      ...pick([
        ['pdf', 'DOI', 'cite', 'claim'],
        ['pdf', 'cite'],
        ['cite', 'datasets'],
      ]),
      'reference search',
      `${below(900)} citations`,
    );
    found.push(truth(paper, id, isCut ? 10 : undefined));
  }
  if (chance(0.5))
    lines.push(
      '25 / page',
      'About INSPIRE',
      'Content Policy',
      'Privacy Notice',
      'Terms of Use',
      'Powered by Invenio',
      'Made with ❤ by the INSPIRE Team',
    );
  return { lines, papers: found };
};
