import type { Library } from '../../library/library.ts';
import type { Person } from '../../library/people.ts';
import { type CareerItem, type CareerList, careerLists, sortCareer } from '../../model/career.ts';
import { compareNewest, yearOf } from '../../model/date.ts';
import { type CvSectionKind, cvSections } from '../../model/cv-sections.ts';
import { doiUrl } from '../../model/doi.ts';
import type { Language } from '../../model/language.ts';
import { toParts } from '../../model/name-parts.ts';
import type { ShownPaper } from '../../library/shown-paper.ts';
import type { ProjectState } from '../../model/project.ts';
import { toWebAddress } from '../../model/url.ts';
import { orcidUrl } from '../json-ld.ts';
import { createReferenceFormatter, type ReferenceStyle, type Run } from '../references.ts';

/** A piece of a reference in a CV. */
export interface CvRun extends Run {
  /** Whether the piece is the name of the person. */
  own: boolean;
}

/** One publication in a CV. */
export interface CvEntry {
  /** The oldest publication of a section has the number 1, so that new ones change no number. */
  number: number;
  paper: ShownPaper;
  runs: CvRun[];
  year: string | undefined;
  /** The address of the publication: its DOI, else its arXiv page, its URL or its repository. */
  address: string | undefined;
}

/** The publications of one kind, newest first. */
export interface CvSection {
  kind: CvSectionKind;
  heading: string;
  entries: CvEntry[];
}

/** An item of a free list, with its dates as text. */
export interface CvItem extends CareerItem {
  period: string | undefined;
}

export interface CvList {
  name: CareerList;
  heading: string;
  items: CvItem[];
}

/** A project of the person. */
export interface CvProject {
  id: string;
  title: string;
  description: string | undefined;
  from: string | undefined;
  to: string | undefined;
  period: string | undefined;
  funding: readonly string[];
  address: string | undefined;
  state: ProjectState;
}

/** Everything that a CV says about a person. Each format is made of it. */
export interface Cv {
  language: Language;
  name: string;
  role: string | undefined;
  from: string | undefined;
  to: string | undefined;
  affiliations: readonly string[];
  ORCID: string | undefined;
  /** Links of the person, by their text. The page of the person comes first, then the ORCID. */
  links: { label: string; address: string }[];
  biography: string | undefined;
  /** Selected publications, unless the CV has no list of them. They have the numbers that they have in `sections`. */
  selected: { heading: string; entries: CvEntry[] } | undefined;
  sections: CvSection[];
  lists: CvList[];
  projects: { heading: string; items: CvProject[] };
}

/** The texts of a CV in the language of the site. */
export interface CvTexts {
  sections: Record<CvSectionKind, string>;
  selected: string;
  lists: Record<CareerList, string>;
  projects: string;
  date(issued: string): string;
  since(year: string): string;
  until(year: string): string;
}

export interface CvOptions {
  language: Language;
  style: ReferenceStyle;
  /** Address of the person's page, if the address of the site is known. */
  page: string | undefined;
  /** Whether selected papers are listed first. */
  hasSelected: boolean;
}

/** Collects everything that the CV of a person says. */
export function createCv(library: Library, person: Person, texts: CvTexts, options: CvOptions): Cv {
  const { author } = person;
  const format = createReferenceFormatter();
  const sections = (Object.keys(cvSections) as CvSectionKind[]).flatMap((kind): CvSection[] => {
    const types: readonly string[] = cvSections[kind];
    const papers = person.papers.filter(({ type }) => types.includes(type));
    if (papers.length === 0) return [];
    const entries = papers.map((paper, index): CvEntry => {
      const runs = markOwnName(format(withMarkedName(paper, person, library))[options.style], person);
      const year = paper.issued && yearOf(paper.issued);
      return { number: papers.length - index, paper, runs, year, address: addressOfPaper(paper) };
    });
    return [{ kind, heading: texts.sections[kind], entries }];
  });
  const selected = sections
    .flatMap(({ entries }) => entries)
    .filter(({ paper }) => paper.selected)
    .sort((a, b) => compareNewest(a.paper.issued, b.paper.issued));
  const period = (item: Pick<CareerItem, 'date' | 'from' | 'to'>) => formatPeriod(item, texts);
  return {
    language: options.language,
    name: person.name,
    role: author?.role,
    from: author?.from,
    to: author?.to,
    affiliations: author?.affiliations ?? [],
    ORCID: author?.ORCID,
    links: [
      ...(options.page === undefined ? [] : [{ label: withoutScheme(options.page), address: options.page }]),
      ...(author?.ORCID ? [{ label: `ORCID ${author.ORCID}`, address: orcidUrl(author.ORCID) }] : []),
      ...Object.entries(author?.links ?? {}).map(([label, address]) => ({ label, address })),
    ],
    biography: author?.biography,
    selected:
      options.hasSelected && selected.length > 0 ? { heading: texts.selected, entries: selected } : undefined,
    sections,
    lists: careerLists.flatMap((name): CvList[] => {
      const items = author?.[name];
      if (items === undefined) return [];
      const sorted = sortCareer(items).map((item) => ({ ...item, period: period(item) }));
      return [{ name, heading: texts.lists[name], items: sorted }];
    }),
    projects: {
      heading: texts.projects,
      items: library.projectsWith(person).map(({ id, project, state }) => ({
        id,
        title: project.plainTitle,
        description: project.description,
        from: project.from,
        to: project.to,
        period: period(project),
        funding: project.funding ?? [],
        address: Object.values(project.links ?? {})[0],
        state,
      })),
    },
  };
}

/** Groups the entries of a section by year. */
export function entriesByYear(
  entries: readonly CvEntry[],
): { year: string | undefined; entries: CvEntry[] }[] {
  return [...Map.groupBy(entries, ({ year }) => year)].map(([year, own]) => ({ year, entries: own }));
}

function formatPeriod(
  { date, from, to }: Pick<CareerItem, 'date' | 'from' | 'to'>,
  texts: CvTexts,
): string | undefined {
  if (date !== undefined) return texts.date(date);
  if (from === undefined) return to && texts.until(yearOf(to));
  if (to === undefined) return texts.since(yearOf(from));
  return yearOf(from) === yearOf(to) ? yearOf(to) : `${yearOf(from)}–${yearOf(to)}`;
}

function addressOfPaper({ DOI, arXiv, URL, code }: ShownPaper): string | undefined {
  const repository = typeof code === 'string' ? code : undefined;
  return [
    DOI && doiUrl(DOI),
    arXiv && `https://arxiv.org/abs/${arXiv}`,
    URL,
    repository,
  ].flatMap((address) => toWebAddress(address))[0]; // prettier-ignore
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//u, '').replace(/\/$/u, '');
}

/** Private characters of Unicode around the family name of the person while a reference is formatted. */
const [start, end] = ['\ue000', '\ue001'];

/** Puts marks around the family name of the person in the authors of a paper. */
function withMarkedName(paper: ShownPaper, person: Person, library: Library): ShownPaper {
  const { credits } = library.byline(paper);
  const author = paper.author?.map((name, index) => {
    if (credits[index]?.person !== person) return name;
    const parts = toParts(name);
    return 'literal' in parts
      ? { ...parts, literal: `${start}${parts.literal}${end}` }
      : { ...parts, family: `${start}${parts.family}${end}` };
  });
  return { ...paper, ...(author && { author }) };
}

/** Splits a reference at the marks. The initials or the given name beside the family name belong to the name. */
function markOwnName(runs: readonly Run[], person: Person): CvRun[] {
  const parts = toParts(person.name);
  const given = 'literal' in parts ? '' : (parts.given ?? '');
  const initials = given.split(/[\s-]+/u).filter(Boolean).map((word) => `${[...word][0]}.`); // prettier-ignore
  const forms = [given, initials.join(' '), initials.join('-'), ...initials.slice(0, 1)].filter(
    (form) => form !== '',
  );
  return runs
    .flatMap(({ text, italic }) => {
      const pieces: CvRun[] = [];
      let rest = text;
      for (let from = rest.indexOf(start); from !== -1; from = rest.indexOf(start)) {
        const to = rest.indexOf(end, from);
        if (to === -1) break;
        const before = rest.slice(0, from);
        const after = rest.slice(to + 1);
        const ahead = forms.find((form) => before.endsWith(`${form} `));
        // After `A. Quill` comes the next author, whose initial may be the same.
        const behind = ahead === undefined ? forms.find((form) => after.startsWith(`, ${form}`)) : undefined;
        const lead = ahead === undefined ? 0 : ahead.length + 1;
        const tail = behind === undefined ? 0 : behind.length + 2;
        pieces.push({ text: before.slice(0, before.length - lead), italic, own: false });
        const name = `${before.slice(before.length - lead)}${rest.slice(from + 1, to)}${after.slice(0, tail)}`;
        pieces.push({ text: name, italic, own: true });
        rest = after.slice(tail);
      }
      pieces.push({ text: rest, italic, own: false });
      return pieces.filter((piece) => piece.text !== '');
    })
    .map((run) => ({ ...run, text: run.text.replaceAll(start, '').replaceAll(end, '') }));
}
