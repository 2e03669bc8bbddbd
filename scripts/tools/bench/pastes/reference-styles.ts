import type { SampleAuthor, SamplePaper } from './sample-papers.ts';

/** Styles of references that are in use. */
export type SampleStyle = keyof typeof referenceWriters;

const particle = /^(?:(?:van der|van|von|de la|ten|dos) )+/u;

/** Returns the initials of given names: `J.-P. R.` */
function initials(given: string, dot = '.', space = ' '): string {
  return given
    .split(' ')
    .filter(Boolean)
    .map((name) =>
      name
        .split('-')
        .map((part) => `${part.charAt(0)}${dot}`)
        .join('-'),
    )
    .join(space);
}

const inverted = ({ given, family }: SampleAuthor) => `${family}, ${initials(given)}`;
const invertedTight = ({ given, family }: SampleAuthor) => `${family}, ${initials(given, '.', '')}`;
const short = ({ given, family }: SampleAuthor) => `${initials(given)} ${family}`;
const bare = ({ given, family }: SampleAuthor) => `${family} ${initials(given, '', '')}`;
const full = ({ given, family }: SampleAuthor) => `${given} ${family}`;
const fullInverted = ({ given, family }: SampleAuthor) => `${family}, ${given}`;

/** Joins names, with a word before the last name. */
function list(names: readonly string[], last: string, lastOfTwo = last): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')}${names.length === 2 ? lastOfTwo : last}${names.at(-1)}`;
}

function sentence(text: string): string {
  return /[.?!]$/u.test(text) ? text : `${text}.`;
}

const dash = (pages: string) => pages.replace('-', '–');
const link = ({ doi }: SamplePaper) => (doi === undefined ? '' : ` https://doi.org/${doi}`);
const volume = ({ volume, issue }: SamplePaper) =>
  `${volume ?? ''}${issue === undefined ? '' : `(${issue})`}`;

/** The functions that write a paper as a reference, by the name of the style. */
export const referenceWriters = {
  apa(paper: SamplePaper): string {
    const { authors, year, title, kind, container, pages, arXiv, publisher } = paper;
    const names = list(authors.map(inverted), ', & ');
    const start = `${names} (${year}). ${kind === 'thesis' ? title : sentence(title)}`;
    switch (kind) {
      case 'journal':
        return `${start} ${container}, ${volume(paper)}, ${dash(pages ?? '')}.${link(paper)}`;
      case 'preprint':
        return `${start} arXiv. https://doi.org/10.48550/arXiv.${arXiv}`;
      case 'thesis':
        return `${start} [Doctoral dissertation, ${container}].`;
      case 'chapter':
        return `${start} In A. Editor (Ed.), ${container} (pp. ${dash(pages ?? '')}). ${publisher}.${link(paper)}`;
      case 'conference':
        return `${start} In ${container}${pages === undefined ? '' : ` (pp. ${dash(pages)})`}. ${publisher}.${link(paper)}`;
    }
  },
  ieee(paper: SamplePaper): string {
    const { authors, year, title, kind, container, pages, arXiv, volume, issue } = paper;
    const names = list(authors.map(short), ', and ', ' and ');
    const start = `${names}, “${/[?!]$/u.test(title) ? title : `${title},`}”`;
    const doi = paper.doi === undefined ? '' : `, doi: ${paper.doi}`;
    switch (kind) {
      case 'journal':
        return `${start} ${container}, vol. ${volume}${issue === undefined ? '' : `, no. ${issue}`}, pp. ${dash(pages ?? '')}, ${year}${doi}.`;
      case 'preprint':
        return `${start} arXiv preprint arXiv:${arXiv}, ${year}.`;
      case 'thesis':
        return `${start} Ph.D. dissertation, ${container}, ${year}.`;
      default:
        return `${start} in ${container}, ${year}${pages === undefined ? '' : `, pp. ${dash(pages)}`}${doi}.`;
    }
  },
  chicago(paper: SamplePaper): string {
    const { authors, year, title, kind, container, pages, arXiv } = paper;
    const names = list(
      authors.map((author, index) => (index === 0 ? fullInverted(author) : full(author))),
      ', and ',
    );
    const start = `${sentence(names)} ${year}. “${sentence(title)}”`;
    switch (kind) {
      case 'journal':
        return `${start} ${container} ${paper.volume}${paper.issue === undefined ? '' : `, no. ${paper.issue}`}: ${dash(pages ?? '')}.${link(paper)}${paper.doi === undefined ? '' : '.'}`;
      case 'preprint':
        return `${start} Preprint, arXiv:${arXiv}.`;
      case 'thesis':
        return `${start} PhD diss., ${container}.`;
      default:
        return `${start} In ${container}${pages === undefined ? '' : `, ${dash(pages)}`}.${link(paper)}${paper.doi === undefined ? '' : '.'}`;
    }
  },
  mla(paper: SamplePaper): string {
    const { authors, year, title, kind, container, pages, arXiv } = paper;
    const [first] = authors;
    const names =
      authors.length > 2 && first
        ? `${fullInverted(first)}, et al`
        : list(
            authors.map((author, index) => (index === 0 ? fullInverted(author) : full(author))),
            ', and ',
          );
    const start = `${sentence(names)} “${sentence(title)}”`;
    switch (kind) {
      case 'journal':
        return `${start} ${container}, vol. ${paper.volume}${paper.issue === undefined ? '' : `, no. ${paper.issue}`}, ${year}, pp. ${dash(pages ?? '')}.${link(paper)}`;
      case 'preprint':
        return `${start} arXiv, ${year}, arxiv.org/abs/${arXiv}.`;
      case 'thesis':
        return `${start} ${year}. ${container}, PhD dissertation.`;
      default:
        return `${start} ${container}, ${paper.publisher}, ${year}${pages === undefined ? '' : `, pp. ${dash(pages)}`}.${link(paper)}`;
    }
  },
  vancouver(paper: SamplePaper): string {
    const { authors, year, title, kind, container, pages, arXiv } = paper;
    const names =
      authors.length > 6
        ? `${authors.slice(0, 6).map(bare).join(', ')}, et al`
        : authors.map(bare).join(', ');
    const start = `${names}. ${sentence(title)}`;
    const doi = paper.doi === undefined ? '' : ` doi:${paper.doi}`;
    switch (kind) {
      case 'journal':
        return `${start} ${container}. ${year};${volume(paper)}:${pages}.${doi}`;
      case 'preprint':
        return `${start} arXiv [Preprint]. ${year}. arXiv:${arXiv}`;
      case 'thesis':
        return `${start} [dissertation]. ${container}; ${year}.`;
      default:
        return `${start} In: ${container}; ${year}.${pages === undefined ? '' : ` p. ${pages}.`}${doi}`;
    }
  },
  acm(paper: SamplePaper): string {
    const { authors, year, title, kind, container, pages, arXiv, publisher } = paper;
    const names = list(authors.map(full), ', and ', ' and ');
    const start = `${sentence(names)} ${year}. ${sentence(title)}`;
    switch (kind) {
      case 'journal':
        return `${start} ${container} ${paper.volume}${paper.issue === undefined ? '' : `, ${paper.issue}`} (${year}), ${dash(pages ?? '')}.${link(paper)}`;
      case 'preprint':
        return `${start} arXiv:${arXiv} [cs.LG]`;
      case 'thesis':
        return `${start} Ph.D. Dissertation. ${container}.`;
      default:
        return `${start} In ${container}. ${publisher}, New York, NY, USA${pages === undefined ? '' : `, ${dash(pages)}`}.${link(paper)}`;
    }
  },
  harvard(paper: SamplePaper): string {
    const { authors, year, title, kind, container, pages, arXiv, publisher } = paper;
    const names = list(authors.map(invertedTight), ' and ');
    const start = `${names} (${year}) ‘${title}’,`;
    switch (kind) {
      case 'journal':
        return `${start} ${container}, ${volume(paper)}, pp. ${dash(pages ?? '')}.${paper.doi === undefined ? '' : ` doi: ${paper.doi}.`}`;
      case 'preprint':
        return `${start} arXiv [Preprint]. Available at: https://arxiv.org/abs/${arXiv} (Accessed: 3 May 2024).`;
      case 'thesis':
        return `${start} PhD thesis. ${container}.`;
      default:
        return `${start} in ${container}. ${publisher}${pages === undefined ? '' : `, pp. ${dash(pages)}`}.`;
    }
  },
  nature(paper: SamplePaper): string {
    const { authors, year, title, kind, container, pages, arXiv, publisher } = paper;
    const names =
      authors.length > 5
        ? `${authors.slice(0, 1).map(inverted).join('')} et al.`
        : list(authors.map(inverted), ' & ');
    const start = `${names} ${sentence(title)}`;
    switch (kind) {
      case 'journal':
        return `${start} ${container} ${paper.volume}, ${dash(pages ?? '')} (${year}).`;
      case 'preprint':
        return `${start} Preprint at https://arxiv.org/abs/${arXiv} (${year}).`;
      case 'thesis':
        return `${start} PhD thesis, ${container} (${year}).`;
      default:
        return `${start} in ${container}${pages === undefined ? '' : ` ${dash(pages)}`} (${publisher}, ${year}).`;
    }
  },
  lncs(paper: SamplePaper): string {
    const { authors, year, title, kind, container, pages, arXiv, publisher } = paper;
    const start = `${authors.map(inverted).join(', ')}: ${sentence(title)}`;
    switch (kind) {
      case 'journal':
        return `${start} ${container} ${volume(paper)}, ${dash(pages ?? '')} (${year}).${link(paper)}`;
      case 'preprint':
        return `${start} arXiv preprint arXiv:${arXiv} (${year})`;
      case 'thesis':
        return `${start} Ph.D. thesis, ${container} (${year})`;
      default:
        return `${start} In: ${container}${pages === undefined ? '' : `, pp. ${dash(pages)}`}. ${publisher} (${year}).${link(paper)}`;
    }
  },
} as const satisfies Record<string, (paper: SamplePaper) => string>;

/** Returns the family names of a reference, without their particles. */
export function familyNames({ authors }: SamplePaper): string[] {
  return authors.map(({ family }) => family.replace(particle, '').split(' ').at(-1) ?? '');
}

/** Whether a style shows only the first authors of a paper with many authors. */
export function shownAuthors(style: SampleStyle, { authors }: SamplePaper): number {
  if (style === 'mla') return authors.length > 2 ? 1 : authors.length;
  if (style === 'vancouver') return Math.min(6, authors.length);
  if (style === 'nature') return authors.length > 5 ? 1 : authors.length;
  return authors.length;
}
