import { chromeOf, full, shortMonths, sorted, truth, type Layout, type PageTruth } from '../page-parts.ts';

/** Writes the text of a page of the site `ssrn`. */
export const ssrnLayout: Layout = (papers, owner, random) => {
  const { chance, below, pick } = random;
  const lines = chromeOf(random, [
    'Skip to main content',
    'Product & Services',
    'Subscribe',
    'Submit a paper',
    'Browse',
    'Rankings',
    'Blog',
    'Contact',
    'Register',
    'Sign in',
  ]);
  lines.push(
    full(owner),
    'Northfield University - Department of Economics',
    'Northfield',
    'SCHOLARLY PAPERS',
    String(papers.length),
    'DOWNLOADS',
    `${1 + below(9)},${100 + below(800)}`,
    'TOTAL CITATIONS',
    String(below(300)),
    `Scholarly Papers (${papers.length})`,
    ...(chance(0.5) ? ['Sort by: Date Posted'] : []),
  );
  const found: PageTruth[] = [];
  const hasNumbers = chance(0.8);
  for (const [index, paper] of sorted(papers, random).entries()) {
    if (hasNumbers) lines.push(`${index + 1}.`);
    lines.push(paper.title);
    if (paper.kind === 'journal' && hasNumbers && chance(0.7))
      lines.push(
        `${paper.container}, Vol. ${paper.volume}${paper.issue === undefined ? '' : `, No. ${paper.issue}`}, ${paper.year}`,
      );
    else if (chance(0.3) && hasNumbers)
      lines.push(`Northfield University Working Paper No. ${below(99)}-${below(99)}`);
    const date = `${String(paper.day).padStart(2, '0')} ${shortMonths[paper.month - 1]} ${paper.year}`;
    lines.push(
      `Number of pages: ${10 + below(60)} Posted: ${date}${chance(0.5) ? ` Last Revised: 11 Mar 2026` : ''}`,
    );
    const names = paper.authors.map(full);
    lines.push(names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
    lines.push(
      pick([
        'Northfield University - Department of Economics and University of Example',
        'University of Example, ETH Zürich and TU Wien',
      ]),
    );
    lines.push(
      `Downloads ${below(900)} (${100 + below(800)},${100 + below(800)})`,
      ...(chance(0.5) ? [`Citation ${below(90)}`] : []),
    );
    if (hasNumbers && chance(0.5)) lines.push('Abstract:', 'Loading...', 'folding, tensors, estimation');
    found.push(truth(paper));
  }
  if (chance(0.5))
    lines.push(
      'Feedback',
      'Feedback to SSRN',
      'Submit a Paper',
      'SSRN Quick Links',
      'SSRN Solutions',
      'Conference Papers',
      'Terms and Conditions',
      'Privacy Policy',
      'All content on this site: Copyright © 2026 Elsevier Inc.',
    );
  return { lines, papers: found };
};
