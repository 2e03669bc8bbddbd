import { type Cell, isFigure } from './cells.ts';

/**
 * The cells of one paper: the title, and the authors and the venue if they are there. `citations` and `year` are the
 * numbers after these cells.
 */
export interface ScholarEntry {
  cells: Cell[];
  citations?: number;
  year?: string;
  /**
   * Whether several lines were joined to one title. This happens if the authors are not directly below the first
   * line.
   */
  hasLongTitle?: boolean;
}

/** Pattern of lower-case words that are part of names, such as `van`. */
const particles =
  /^(?:al|bin|da|das|de|del|dela|della|den|der|des|di|dos|du|el|ibn|la|le|ter|ten|van|von|y|zu|zur)$/u;

/** Whether a line is a list of authors as Scholar writes it: `A Krizhevsky, GE Hinton, L van der Maaten, ...`. */
export function isScholarAuthors(text: string): boolean {
  if (text.length > 5000) return false;
  if (/, (?:\.{3}|…)$/u.test(text)) return true;
  return text.split(',').every((part) => {
    if (/^ ?(?:\.{3}|…)$/u.test(part)) return true;
    const words = part.trim().split(' ');
    const [initials = '', ...family] = words;
    const isFamily = (word: string) => particles.test(word) || /^\p{Lu}[\p{L}'’.-]*$/u.test(word);
    return (
      words.length <= 5 &&
      family.length > 0 &&
      /^\p{Lu}[\p{Lu}-]{0,4}$/u.test(initials) &&
      family.every(isFamily)
    );
  });
}

/**
 * Splits cells into papers. The numbers after a paper show where it ends. Papers without numbers are recognised by
 * their line of authors.
 *
 * @param isSure whether all cells belong to papers. If not, the cells above the first paper are returned as `above`
 */
export function splitScholarEntries(
  cells: readonly Cell[],
  isSure: boolean,
): { above: Cell[]; entries: ScholarEntry[] } {
  const groups = toGroups(cells);
  const above: Cell[] = [];
  const entries = groups.flatMap(({ texts, figures }, index) => {
    const starts = texts.flatMap((_, at) =>
      at > 0 && isScholarAuthors(texts[at]?.text ?? '') ? [at - 1] : [],
    );
    // If two lines in a row look like authors, the first is a title and the second contains the authors.
    const titles = starts.filter((start, at) => at === 0 || start > (starts[at - 1] ?? 0) + 1);
    const isTop = index === 0 && !isSure;
    const top = isTop ? (titles[0] ?? Math.max(0, texts.length - 3)) : 0;
    for (const cell of texts.slice(0, top)) above.push(cell);
    const bounds = [top, ...titles.slice(1)];
    const extra = (titles[0] ?? top) - top;
    const parts = bounds.map((start, at) => texts.slice(start, bounds[at + 1]));
    return parts.map((part, at) => ({
      ...(at === 0 ? joinTitle(part, extra) : { cells: part }),
      ...(at === parts.length - 1 && readFigures(figures, part)),
    }));
  });
  return { above, entries: entries.filter(({ cells: { length } }) => length > 0) };
}

/**
 * Joins the lines above the authors to one title.
 *
 * @param extra number of lines between the first line and the authors
 */
function joinTitle(cells: Cell[], extra: number): ScholarEntry {
  const lines = cells.slice(0, extra + 1);
  const [first] = lines;
  if (extra === 0 || !first) return { cells };
  const title = { ...first, text: lines.map(({ text }) => text).join(' ') };
  return { cells: [title, ...cells.slice(extra + 1)], hasLongTitle: true };
}

function toGroups(cells: readonly Cell[]): { texts: Cell[]; figures: string[] }[] {
  const groups: { texts: Cell[]; figures: string[] }[] = [];
  let isClosed = true;
  for (const cell of cells) {
    const group = isClosed ? undefined : groups.at(-1);
    const isNumber = isFigure(cell.text);
    if (isNumber && groups.length === 0) continue;
    const canTake =
      group && (group.figures.length === 0 || (group.figures.length === 1 && isYear(cell.text)));
    if (isNumber && group && canTake) group.figures.push(cell.text);
    else if (group && group.figures.length === 0) group.texts.push(cell);
    else groups.push({ texts: [cell], figures: [] });
    isClosed = cell.endsRow === true;
  }
  return groups;
}

/**
 * Returns the number of citations and the year. If there are two numbers, the second one is the year. A single number
 * that looks like a year is the year, unless the venue ends with another year.
 */
function readFigures(
  figures: readonly string[],
  cells: readonly Cell[],
): Pick<ScholarEntry, 'citations' | 'year'> {
  const [first = '', second] = figures;
  const citations = Number(first.replace(/[,.*]/gu, ''));
  if (second !== undefined) return { citations, year: second };
  if (first === '') return {};
  const venueYear = /((?:19|20)\d\d)$/u.exec(cells.at(-1)?.text ?? '')?.[1];
  const isOnlyYear = isYear(first) && (venueYear === undefined || venueYear === first);
  return isOnlyYear ? { year: first } : { citations };
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/u.test(text);
}
