/**
 * A cell: a piece of text between line ends and tabs. Several white-space characters in a row are replaced by one
 * space.
 */
export interface Cell {
  text: string;
  /** The line number of the cell, counted from 1. */
  line: number;
  /** Whether this is the last cell with text in a row of the table of papers. */
  endsRow?: boolean;
}

/** The cells of one profile, in three parts. */
export interface ScholarPage {
  /** The cells above the papers: the person, perhaps metrics and co-authors. */
  above: Cell[];
  papers: Cell[];
  /** The cells below the papers: the number of papers shown, perhaps metrics and co-authors. */
  below: Cell[];
  /** Whether the heading of the table was found above the papers. `papers` then contains only papers. */
  hasHeading: boolean;
}

/** Pattern of buttons and headings that a browser may copy together with the papers. */
const furniture =
  /^(?:title|cited by|year|titlecited byyear|sort by .{1,30}|show more|load(?:ing)?(?:\.{3}|…)?|export|select|duplicate citations|merged citations|add|edit|delete|merge|\*|the system can't perform the operation now\. try again later\.)$/iu;

/** Pattern of the first cell below the last paper. */
const footer =
  /^(?:articles? \d+\s*[-–]\s*\d+|co-?authors|public access|help|privacy|terms|privacyterms(?:help)?)$/iu;

/** Pattern of the line about the e-mail address, which Scholar writes below the name and the affiliation. */
export const verification = /^(?:verified email at|no verified email)\b/iu;

/** Splits a text into cells, and removes empty cells. */
export function toCells(text: string): Cell[] {
  const cells: Cell[] = [];
  for (const [index, raw] of text.toWellFormed().split('\n').entries()) {
    const pieces = raw.split('\t').map((piece) => piece.trim());
    const isRow = pieces.length > 2 && pieces.slice(-2).every((piece) => piece === '' || isFigure(piece));
    const before = cells.length;
    for (const piece of pieces.flatMap(splitFigures)) {
      const plain = piece.replace(/ \s+|[^\S ]\s*/gu, ' ');
      if (plain !== '') cells.push({ text: plain, line: index + 1 });
    }
    const last = cells.at(-1);
    if (isRow && last && cells.length > before) last.endsRow = true;
  }
  return cells;
}

/**
 * Whether a cell is a number of citations or a year. Scholar writes an asterisk after a number of citations that it
 * has merged.
 */
export function isFigure(text: string): boolean {
  return /^\d[\d,.]{0,12}\*?$/u.test(text);
}

/**
 * Splits a cell into venue, number of citations, and year. This is needed if the tabs between them were changed to
 * spaces.
 */
function splitFigures(cell: string): string[] {
  const year = /\s((?:19|20)\d\d)$/u.exec(cell.slice(-6))?.[1];
  if (year === undefined) return [cell];
  const above = cell.slice(0, -year.length);
  const head = above.trimEnd();
  const citations = /\s(\d[\d,.]{0,12}\*?)$/u.exec(head.slice(-16))?.[1];
  const before = citations === undefined ? above : head.slice(0, -citations.length);
  const venue = before.trimEnd();
  if (venue === '') return [cell];
  // If the number follows a comma, it is the year at the end of the venue.
  if (citations !== undefined && venue.endsWith(',')) return citations === year ? [head, year] : [cell];
  const isSure = before.length - venue.length > 1 || (citations !== undefined && venue.endsWith(`, ${year}`));
  return isSure ? [venue, citations ?? '', year] : [cell];
}

/**
 * Splits cells into profiles. The papers of each profile are between a heading (`Title`, `Cited by`, `Year`) and a
 * footer.
 */
export function splitPages(cells: readonly Cell[]): ScholarPage[] {
  const headings = findHeadings(cells);
  if (headings.length === 0) {
    const end = cells.findIndex(({ text }) => /^articles? \d+\s*[-–]\s*\d+$/iu.test(text));
    const papers = end < 0 ? cells : cells.slice(0, end);
    return [
      { above: [], papers: withoutFurniture(papers), below: cells.slice(papers.length), hasHeading: false },
    ];
  }
  const pages: ScholarPage[] = [];
  let from = 0;
  for (const [index, { start, end }] of headings.entries()) {
    const above = cells.slice(from, start);
    const next = headings[index + 1];
    const to = next ? headerStart(cells, end, next.start) : cells.length;
    const papers = untilFooter(cells, end, to);
    const rest = cells.slice(end + papers.length, to);
    const page = pages.at(-1);
    if (page && !above.some(({ text }) => verification.test(text))) {
      for (const cell of withoutFurniture(papers)) page.papers.push(cell);
      for (const cell of [...above, ...rest]) page.below.push(cell);
    } else pages.push({ above, papers: withoutFurniture(papers), below: rest, hasHeading: true });
    from = to;
  }
  return pages;
}

function findHeadings(cells: readonly Cell[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const [start, { text }] of cells.entries()) {
    if (/^title ?cited by ?year$/iu.test(text)) found.push({ start, end: start + 1 });
    if (!/^title$/iu.test(text)) continue;
    const following = cells.slice(start + 1, start + 6).map((cell) => cell.text.toLowerCase());
    const year = following.indexOf('year');
    if (year >= 0 && following.includes('cited by')) found.push({ start, end: start + year + 2 });
  }
  return found;
}

/** Returns the index of the cell with the name of the next profile. The name is above the heading of that profile. */
function headerStart(cells: readonly Cell[], from: number, heading: number): number {
  for (let at = heading - 1; at > from + 1; at--) if (verification.test(cells[at]?.text ?? '')) return at - 2;
  return heading;
}

/**
 * Returns the cells from an index up to the first footer. If there is no footer before `end`, the cells up to `end`
 * are returned.
 */
function untilFooter(cells: readonly Cell[], from: number, end: number): Cell[] {
  let to = from;
  while (to < end && !footer.test(cells[to]?.text ?? '')) to++;
  return cells.slice(from, to);
}

function withoutFurniture(cells: readonly Cell[]): Cell[] {
  return cells.filter(({ text }) => !furniture.test(text));
}

/** Returns the number of papers that the page shows, which is the last number in `Articles 1–20`. */
export function shownArticles(cells: readonly Cell[]): number | undefined {
  const numbers = cells.map(({ text }) => /^articles? \d+\s*[-–]\s*(\d{1,6})$/iu.exec(text)?.[1]);
  const last = numbers.findLast((number) => number !== undefined);
  return last === undefined ? undefined : Number(last);
}
