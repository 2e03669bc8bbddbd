import type { Name } from '../../../model/name.ts';
import { authorLists, type ScoredAuthors, scoreAuthors } from './author-ends.ts';
import { type Container, parseContainer } from './container.ts';
import { type NameForm, nameForms } from './name-forms.ts';
import type { NameList } from './name-list.ts';
import { type ReferenceIds, takeReferenceIds } from './reference-ids.ts';
import { cleanTitle, type ScoredTitle, type TitleEnd, titleEnds } from './title-ends.ts';

/** One way to split a reference into authors, year, title and container. */
export interface Segmentation {
  authors: Name[];
  truncated: boolean;
  title: string;
  year?: string;
  /** A date with month or day, as written in brackets after the authors: `2021, May 3`. */
  date?: string;
  /** State of a paper that has no year yet, such as `in press`. */
  state?: string;
  container: Container;
  /**
   * How plausible this segmentation is. Each part of the reference adds or takes points: names in one form, a year, a
   * title in quotation marks, a container with a word such as `In` or with a volume.
   */
  score: number;
  form: NameForm;
  /** Whether the title is in quotation marks, so that its end is sure. */
  isQuoted: boolean;
  /** The features that the references of one list have in common, such as `inverted year dot`. */
  style: string;
  marked: NameList['marked'];
}

/** The segmentations of one reference, the most plausible first, and its identifiers. */
export interface ParsedReference {
  segmentations: Segmentation[];
  ids: ReferenceIds['ids'];
}

/** Maximum length of one reference, in characters. */
export const maxReferenceLength = 20_000;

/** Score from which a reference is surely read rightly, so that no other order of its parts is tried. */
const sureScore = 8;

/** Parses the container that begins at a position of the text. */
type ContainerReader = (at: number, hasYear: boolean) => Container;

/** Returns the ends of a title that begins at a position of the text. */
type TitleReader = (at: number) => readonly ScoredTitle[];

type Candidate = Omit<Segmentation, 'title'> & { title: TitleEnd };

/** A container has seldom more points than this, with the points of the year. */
const maxContainerScore = 7;

/**
 * Splits one reference in all plausible ways.
 *
 * @param reference the reference on one line, without its number; a line break is a sure end of a part
 * @param isCommon whether a word occurs in lower case in the text, so that it is probably not a name
 * @param preferred the form of names that most references of the list have; other forms are tried only if this one does
 * not fit well
 */
export function parseReference(
  reference: string,
  isCommon: (word: string) => boolean,
  preferred?: NameForm,
): ParsedReference {
  const { text, ids } = takeReferenceIds(reference);
  const found: Candidate[] = [];
  const start = leadingYear(text);
  const known = new Map<number, Container>();
  const readContainer: ContainerReader = (at, hasYear) => {
    const key = hasYear ? -1 - at : at;
    const container = known.get(key) ?? parseContainer(text.slice(at), hasYear);
    known.set(key, container);
    return container;
  };
  const titles = new Map<number, ScoredTitle[]>();
  const readTitles: TitleReader = (at) => {
    const ends = titles.get(at) ?? titleEnds(text, at);
    titles.set(at, ends);
    return ends;
  };
  const best = () => found.reduce((most, { score }) => Math.max(most, score), 0);
  const tryForms = (forms: readonly NameForm[]) => {
    const ends = authorLists(text, start.end, forms, isCommon).sort((a, b) => b.score - a.score);
    for (const end of ends) addAuthorFirst(end, start.year, readTitles, readContainer, found);
  };
  if (preferred !== undefined) tryForms([preferred]);
  if (best() < sureScore) tryForms(nameForms.filter((form) => form !== preferred));
  if (best() < sureScore) addTitleFirst(text, start, isCommon, readTitles, readContainer, found);
  found.sort((a, b) => b.score - a.score);
  return {
    segmentations: found.slice(0, 12).map(({ title, ...more }) => ({ ...more, title: cleanTitle(title) })),
    ids,
  };
}

function leadingYear(text: string): { end: number; year?: string } {
  const found = /^[([]?((?:19|20)\d\d)[)\]]?[.,:;]? {1,3}(?=\S)/u.exec(text);
  return found?.[1] !== undefined ? { end: found[0].length, year: found[1] } : { end: 0 };
}

function addAuthorFirst(
  end: ScoredAuthors,
  year: string | undefined,
  readTitles: TitleReader,
  readContainer: ContainerReader,
  found: Candidate[],
): void {
  const authors = end.score;
  const stated = end.year ?? year;
  let best = found.reduce((most, { score }) => Math.max(most, score), 0);
  for (const title of readTitles(end.next)) {
    // In `Trends from 1990 to 2020. Nature 5, 1–9 (2021)`, the year after the title belongs to the title.
    if (title.kind === 'year' && stated !== undefined) continue;
    if (authors + title.score + maxContainerScore < best - 1) continue;
    const container = readContainer(title.next, stated !== undefined);
    const score =
      authors + title.score + container.score + ((stated ?? end.state ?? container.year) ? 1 : -1);
    best = Math.max(best, score);
    found.push({
      authors: end.list.names,
      truncated: end.list.truncated,
      title,
      ...((stated ?? container.year) !== undefined && { year: stated ?? container.year }),
      ...(end.date !== undefined && { date: end.date }),
      ...(end.state !== undefined && { state: end.state }),
      container,
      score,
      form: end.list.form,
      isQuoted: title.isQuoted,
      style: `${end.list.form} ${end.terminator} ${title.kind}`,
      marked: end.list.marked,
    });
  }
}

/** Adds the segmentations in which the title is before the authors, as on many pages of groups. */
function addTitleFirst(
  text: string,
  start: { end: number; year?: string },
  isCommon: (word: string) => boolean,
  readTitles: TitleReader,
  readContainer: ContainerReader,
  found: Candidate[],
): void {
  for (const title of readTitles(start.end)) {
    if (title.kind === 'mark' || title.kind === 'end') continue;
    const by = /(?:By|by|with|With|Authors?:|von|par|por)?:? ?/uy;
    by.lastIndex = title.next;
    const at = by.test(text) ? by.lastIndex : title.next;
    for (const end of authorLists(text, at, nameForms, isCommon)) {
      const { list } = end;
      if (list.form === 'unspaced' && title.kind !== 'line') continue;
      const stated = start.year ?? end.year;
      const container = readContainer(end.next, stated !== undefined);
      let score =
        scoreAuthors({ ...end, terminator: end.terminator === 'year' ? 'year' : 'comma' }) +
        title.score +
        container.score +
        ((stated ?? container.year) ? 1 : -1);
      score += title.kind === 'line' ? 1.5 : title.isQuoted ? 0 : -1.5;
      if (list.names.length === 1 && title.kind !== 'line') score -= 1.5;
      if (end.terminator === 'line') score += 1;
      found.push({
        authors: list.names,
        truncated: list.truncated,
        title,
        ...((stated ?? container.year) !== undefined && { year: stated ?? container.year }),
        container,
        score,
        form: list.form,
        isQuoted: title.isQuoted,
        style: `title ${title.kind} ${list.form} ${end.terminator}`,
        marked: list.marked,
      });
    }
  }
}
