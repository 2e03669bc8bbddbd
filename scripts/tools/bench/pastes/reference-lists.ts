import { createRandom, type Random } from './random.ts';
import { familyNames, type SampleStyle, shownAuthors, referenceWriters } from './reference-styles.ts';
import { type SampleAuthor, sampleAuthor, samplePapers, type SamplePaper } from './sample-papers.ts';

/** A text as people paste it, and the papers that are in it. */
export interface Paste {
  name: string;
  text: string;
  truth: Truth;
}

/** The papers of a text. The JSON file beside a text of a folder of pastes has the same form. */
export interface Truth {
  owner: string;
  papers: {
    title: string;
    /** Family names in the order of the paper, without particles. */
    family: string[];
    year: string;
    /** DOI or arXiv number that is in the text. */
    id?: string;
    /** Whether the text shows only the first names. */
    prefix?: boolean;
  }[];
}

const styleNames = Object.keys(referenceWriters) as SampleStyle[];

/** How a list is written. */
export interface ListLayout {
  /** The style of all references, or `mixed` for another style for each reference. */
  style: SampleStyle | 'mixed';
  /** Width at which lines are broken, or 0 for one line per reference. */
  width: number;
  labels: 'none' | 'brackets' | 'numbers' | 'bullets';
  gaps: boolean;
  /** Whether the list is in a CV with other parts. */
  isCv: boolean;
  headings: 'none' | 'years' | 'kinds';
  /** Number of spaces before all lines of a reference but the first. */
  hanging: number;
  /** How the name of the owner is marked. */
  mark: '' | '**' | '_';
  notes: boolean;
}

const plainLayout: ListLayout = { style: 'apa', width: 0, labels: 'none', gaps: true, isCv: false, headings: 'none', hanging: 0, mark: '', notes: false }; // prettier-ignore

/** Returns one list in each style, one reference per line. */
export function styleLists(size: number, seed: number): Paste[] {
  return styleNames.map((style, index) =>
    referenceList(
      { ...plainLayout, style, labels: style === 'ieee' || style === 'vancouver' ? 'brackets' : 'none' },
      size,
      seed * 101 + index,
      style,
    ),
  );
}

/** Returns lists with wrapped lines, CVs, headings, marks and mixed styles. */
export function awkwardLists(size: number, seed: number): Paste[] {
  const random = createRandom(seed * 7919 + 3);
  const wrapped = styleNames.map((style, index) => {
    const layout = { ...randomLayout(random), style, width: random.pick([60, 72, 80, 88, 100]) };
    return referenceList(layout, size, seed * 103 + index, `${style} wrapped`);
  });
  const mixed = Array.from({ length: 6 }, (_, index) => {
    const layout: ListLayout = {
      ...randomLayout(random),
      style: 'mixed',
      width: random.pick([0, 0, 78, 90]),
    };
    return referenceList(layout, size, seed * 107 + index, `mixed ${index + 1}`);
  });
  return [...wrapped, ...mixed];
}

function randomLayout({ pick, chance }: Random): ListLayout {
  const labels = pick(['none', 'brackets', 'numbers', 'bullets'] as const);
  return {
    style: 'apa',
    width: 0,
    labels,
    gaps: labels === 'none' ? true : chance(0.5),
    isCv: chance(0.5),
    headings: pick(['none', 'years', 'kinds'] as const),
    hanging: pick([0, 0, 4]),
    mark: pick(['', '', '**', '_'] as const),
    notes: chance(0.3),
  };
}

const kindNames = { journal: 'Journal Articles', conference: 'Conference Papers', preprint: 'Preprints', chapter: 'Book Chapters', thesis: 'Theses' } as const; // prettier-ignore

function referenceList(layout: ListLayout, size: number, seed: number, name: string): Paste {
  const random = createRandom(seed);
  const owner = sampleAuthor(random);
  const papers = samplePapers(size, seed, owner);
  const truth: Truth = { owner: `${owner.given} ${owner.family}`, papers: [] };
  const lines: string[] = [];
  if (layout.isCv) lines.push(...cvHead(random, truth.owner), '');
  lines.push(
    random.pick([
      'Publications',
      'Selected Publications',
      'Publications',
      'Peer-Reviewed Publications',
      'PUBLICATIONS',
    ]),
    '',
  );
  const groups = Map.groupBy(papers, ({ year, kind }) =>
    layout.headings === 'years' ? year : layout.headings === 'kinds' ? kindNames[kind] : '',
  );
  const order = [...groups].sort(([a], [b]) => (a < b ? 1 : -1));
  let number = 0;
  for (const [heading, group] of order) {
    if (heading !== '') lines.push(heading, '');
    for (const paper of group) {
      number++;
      const style = layout.style === 'mixed' ? random.pick(styleNames) : layout.style;
      const reference = `${markOwner(referenceWriters[style](paper), owner, layout.mark)}${layout.notes && random.chance(0.3) ? ` ${random.pick(['Best Paper Award.', '(Outstanding Paper Award)', '[Oral presentation]', '(acceptance rate: 21%)'])}` : ''}`;
      lines.push(...wrap(`${labelOf(layout.labels, number)}${reference}`, layout.width, layout.hanging));
      if (layout.gaps) lines.push('');
      truth.papers.push(truthOf(paper, style, reference));
    }
  }
  if (layout.isCv) lines.push('', ...cvTail(random));
  return { name, text: `${lines.join('\n')}\n`, truth };
}

function truthOf(paper: SamplePaper, style: SampleStyle, reference: string): Truth['papers'][number] {
  const shown = shownAuthors(style, paper);
  const id = [paper.doi, paper.arXiv].find((text) => text !== undefined && reference.includes(text));
  return {
    title: paper.title,
    family: familyNames(paper).slice(0, shown),
    year: paper.year,
    ...(id !== undefined && { id }),
    ...(shown < paper.authors.length && { prefix: true }),
  };
}

function labelOf(labels: ListLayout['labels'], number: number): string {
  return { none: '', brackets: `[${number}] `, numbers: `${number}. `, bullets: '• ' }[labels];
}

/** Marks the family name of the owner, as lists do for the person whose list it is. */
function markOwner(reference: string, owner: SampleAuthor, mark: ListLayout['mark']): string {
  const at = mark === '' ? -1 : reference.indexOf(owner.family);
  if (at < 0) return reference;
  return `${reference.slice(0, at)}${mark}${owner.family}${mark}${reference.slice(at + owner.family.length)}`;
}

/** Breaks a text at a width, also after hyphens, as a column of a PDF file does. */
function wrap(text: string, width: number, hanging: number): string[] {
  if (width === 0) return [text];
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<= )|(?<=\p{L}-)(?=\p{L})/u)) {
    if (line !== '' && (line + part).trimEnd().length > width - (lines.length > 0 ? hanging : 0)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  lines.push(line);
  return lines.map((each, index) => (index === 0 ? each : ' '.repeat(hanging) + each));
}

function cvHead({ pick }: Random, owner: string): string[] {
  const year = pick(['2012', '2016', '2019']);
  return [
    pick(['Curriculum Vitae', 'CURRICULUM VITAE', 'CV', 'Résumé']),
    '',
    pick([owner, `${owner}, PhD`, `Dr. ${owner}`, `Prof. Dr. ${owner}`]),
    pick([
      'Associate Professor, Northfield University',
      'Department of Computing, University of Example',
      'Postdoctoral Researcher',
    ]),
    pick(['owner@northfield.example', 'https://owner.example', '+44 20 7946 0000']),
    '',
    'Education',
    `PhD in Computing, University of Example, ${year}`,
    `MSc in Mathematics, ETH Zürich, ${Number(year) - 4}`,
    'Thesis advisor: Prof. A. Advisor',
    '',
    'Experience',
    `${year} – present Associate Professor, Northfield University`,
    'Taught “Introduction to Programming” and “Algorithms, Data Structures, and Logic”.',
  ];
}

function cvTail({ pick }: Random): string[] {
  return [
    'Grants',
    'Example Research Council, “Methods for Everyone”, 2020, 250,000 EUR',
    'Northfield Foundation (2018). Travel grant.',
    '',
    pick(['Teaching', 'Service', 'Languages']),
    'Reviewer for Journal of Examples, Transactions on Tests, and the Example Conference 2021',
    'German (native), English (fluent)',
  ];
}
