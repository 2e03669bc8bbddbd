import {
  chromeOf,
  full,
  paperPeople,
  shortMonths,
  sorted,
  truth,
  type Layout,
  type PageTruth,
} from '../page-parts.ts';

/** Writes the text of a page of the site `openreview`. */
export const openreviewLayout: Layout = (papers, owner, random) => {
  const { chance, pick } = random;
  const lines = chromeOf(random, ['OpenReview.net', 'Search OpenReview...', 'Login']);
  lines.push(
    full(owner),
    ...(chance(0.3) ? ['Pronouns: they/them'] : []),
    'PhD student, Northfield University',
    'Joined July 2021',
  );
  if (chance(0.8))
    lines.push(
      'Names',
      `${full(owner)} (Preferred)`,
      'Suggest Name',
      'Emails',
      '****@northfield.example (Confirmed)',
      'Suggest Email',
      'Personal Links',
      'Homepage',
      'Google Scholar',
      'Career & Education History',
      'PhD student',
      'Northfield University (northfield.example)',
      '2021 – 2025',
      'Advisors, Relations & Conflicts',
      'PhD Advisor',
      'Cy Dee',
      'Present',
      'Expertise',
      'machine translation',
      '2021 – Present',
    );
  lines.push('Publications', ...(chance(0.5) ? ['Recent Publications'] : []));
  const found: PageTruth[] = [];
  const isOneLine = chance(0.3);
  for (const paper of sorted(papers, random)) {
    const date = `${String(paper.day).padStart(2, '0')} ${shortMonths[paper.month - 1]} ${paper.year}`;
    const dates = pick([`Published: ${date}, Last Modified: 11 Mar 2026`, `${date} (modified: 11 Mar 2026)`]);
    const venue =
      paper.kind === 'preprint'
        ? pick(['arXiv oral', 'CoRR 2021', 'ICLR 2024 Conference Submission'])
        : `${paper.container.slice(0, 60)} ${pick(['poster', 'oral', 'spotlight', ''])}`.trim();
    lines.push(paper.title, ...(chance(0.5) ? [''] : []), paper.authors.map(full).join(', '));
    if (isOneLine) lines.push(`${dates} ${venue} Readers: Everyone`);
    else lines.push(dates, venue, ...(chance(0.9) ? ['Readers:  Everyone'] : []));
    if (chance(0.3)) lines.push('Show details');
    found.push(truth(paper));
  }
  if (chance(0.7))
    lines.push(
      'View all 12 publications',
      'Co-Authors',
      ...paperPeople(papers, 4),
      'View all 20 co-authors',
      'About OpenReview',
      'Hosting a Venue',
      'All Venues',
      'Contact',
      'Sponsors',
      'OpenReview is a long-term project to advance science through improved peer review with legal nonprofit status.',
    );
  return { lines, papers: found };
};
