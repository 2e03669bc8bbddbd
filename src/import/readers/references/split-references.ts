import type { Line } from '../values/lines.ts';
import { type Heading, readHeading } from './headings.ts';
import { type IndentedLine, toIndentedLines } from './indented-lines.ts';
import { createJoiner, isFull, lastWord } from './join-lines.ts';
import { nameForms } from './name-forms.ts';
import { isNamesOnly, readNameList } from './name-list.ts';

/** One entry of a list of references, as it is written in the text. */
export interface ReferenceEntry {
  /** The lines of the entry as one text. A line break remains where it separates parts of the reference. */
  text: string;
  lines: Line[];
  heading: Heading;
}

/** A text that is split into entries. */
export interface SplitText {
  /** Lines above the list, such as the name of the person. */
  head: Line[];
  entries: ReferenceEntry[];
  /** Lines of other parts of the text, such as the education in a CV. */
  leftOut: Line[];
  /** Whether the text has a heading for publications. */
  hasHeading: boolean;
  /** Whether the list is the bibliography of an article, so that it contains papers of other people. */
  isBibliography: boolean;
}

const label =
  /^(?:\[[A-Za-z]{0,4}\d{1,4}\]|\([A-Za-z]?\d{1,3}\)|\d{1,3}[.)](?=\s)|\d{1,3}\t|[A-Z]{1,2}\d{1,3}[.):](?=\s)|[•●▪■◦○‣∙·*➢►–—-](?=\s))\s{0,9}/u;

interface Section {
  heading: Heading;
  headingLine?: IndentedLine;
  lines: IndentedLine[];
}

/** Maximum number of characters above a bibliography. An article is longer. */
const maxHeadLength = 1500;

/** Splits a text with a list of references into its entries. */
export function splitReferences(text: string): SplitText {
  const lines = toIndentedLines(text);
  const sections = toSections(lines);
  const hasHeading = sections.some(({ heading }) => heading.hasPublications === true);
  const head: Line[] = [];
  const leftOut: Line[] = [];
  const groups: { lines: IndentedLine[]; heading: Heading }[] = [];
  let isOn = !hasHeading;
  let type: Heading['type'];
  for (const { heading, headingLine, lines: own } of sections) {
    if (heading.hasPublications !== undefined) {
      isOn = heading.hasPublications;
      type = heading.type;
    }
    if (!isOn) {
      const part = groups.length === 0 ? head : leftOut;
      if (headingLine) part.push(headingLine);
      for (const line of own) part.push(line);
      continue;
    }
    const merged: Heading = { ...heading, ...(type !== undefined && { type }) };
    for (const group of toGroups(own)) {
      if (group.length > 0) groups.push({ lines: group, heading: merged });
    }
  }
  const join = createJoiner(
    lines,
    groups.map((group) => group.lines),
  );
  const entries = groups.map((group) => ({ ...group, text: join(group.lines) }));
  const headLength = head.reduce((sum, line) => sum + line.text.length, 0);
  const isBibliography = headLength > maxHeadLength && !sections.some(({ heading }) => heading.isOwn);
  return { head, entries, leftOut, hasHeading, isBibliography };
}

function toSections(lines: readonly IndentedLine[]): Section[] {
  const sections: Section[] = [{ heading: {}, lines: [] }];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1]?.text ?? '';
    // The second half of a sentence is not a heading, as in `via self-` + `Supervision`.
    const isContinued =
      !line.afterGap &&
      /[-‐,&(]$|\b(?:and|of|the|in|for|on|with|to|a|an|by|via|from|under|und|der|die|des|de|la|y|et)$/iu.test(
        previous,
      );
    const heading = isContinued || label.test(line.text) ? undefined : readHeading(line.text);
    if (heading) sections.push({ heading, headingLine: line, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

function leastIndent(lines: readonly IndentedLine[]): number {
  return lines.reduce((least, { indent }) => Math.min(least, indent), Infinity);
}

/** Groups the lines of a section into entries. */
function toGroups(lines: readonly IndentedLine[]): IndentedLine[][] {
  // A dash at the beginning of a line is not a label if the list has numbers.
  const kind =
    lines.map(({ text }) => labelKind(text)).find((found) => found !== undefined) ??
    (hasPlainNumbers(lines) ? plainNumberKind : undefined);
  if (kind === plainNumberKind) {
    const isStart = plainNumberStarts(lines);
    return groupBy(lines, (line) => isStart.has(line)).map(([first, ...more]) =>
      first && isStart.has(first)
        ? [{ ...first, text: first.text.replace(plainNumber, '') }, ...more]
        : first
          ? [first, ...more]
          : more,
    );
  }
  // In a list with hanging indents, a continued line may begin with a number by chance.
  const least = leastIndent(lines);
  const labelled = new Set(
    lines.filter(({ text, indent }) => kind !== undefined && indent <= least + 3 && labelKind(text) === kind),
  );
  if (labelled.size > 1 || (lines[0] && labelled.has(lines[0]))) {
    return groupBy(lines, (line) => labelled.has(line)).map((group) => withoutLabel(group, kind ?? ''));
  }
  const blocks = groupBy(lines, ({ afterGap }) => afterGap);
  const full = isFull(lines);
  if (blocks.length > 1)
    return blocks.flatMap((block) => (isOnePerLine(block) ? block.map((line) => [line]) : [block]));
  return blocks.flatMap((block) => splitBlock(block, full));
}

function groupBy(lines: readonly IndentedLine[], isStart: (line: IndentedLine) => boolean): IndentedLine[][] {
  const groups: IndentedLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (!group || isStart(line)) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

/** A number without any sign after it, as in the Lancet: `12 Quill A, Chen B. Folding.` */
const plainNumber = /^\d{1,3} (?=\p{Lu}|\p{Lo}|["“‘]|(?:van|von|de|der|del|di) )/u;
const plainNumberKind = '#';

/** Returns the lines whose number is one more than that of the line before with such a number. */
function plainNumberStarts(lines: readonly IndentedLine[]): Set<IndentedLine> {
  const starts = new Set<IndentedLine>();
  let expected: number | undefined;
  for (const line of lines) {
    const found = plainNumber.exec(line.text);
    if (!found) continue;
    const number = Number(found[0]);
    if (expected !== undefined && number !== expected) continue;
    starts.add(line);
    expected = number + 1;
  }
  return starts;
}

/** Whether lines are numbered without a sign after the number. Two such lines can be by chance. */
function hasPlainNumbers(lines: readonly IndentedLine[]): boolean {
  return plainNumber.test(lines[0]?.text ?? '') && plainNumberStarts(lines).size > 2;
}

/** Returns the label of a line without its letters and digits: `[]`, `.` or `•`. */
function labelKind(text: string): string | undefined {
  return label.exec(text)?.[0].replace(/[\p{L}\d\s]/gu, '');
}

function withoutLabel(group: IndentedLine[], kind: string): IndentedLine[] {
  const [first, ...more] = group;
  if (!first || labelKind(first.text) !== kind) return group;
  const text = first.text.replace(label, '');
  return text === '' ? more : [{ ...first, text }, ...more];
}

/** Whether each line of a block is a reference of its own. */
function isOnePerLine(block: readonly IndentedLine[]): boolean {
  return (
    block.length > 1 &&
    block.every(({ text }) => text.length > 60 && /(?:19|20)\d\d/u.test(text) && startsLikeReference(text))
  );
}

/** Splits lines without an empty line between them. */
function splitBlock(
  block: IndentedLine[],
  full: (line: IndentedLine, next: IndentedLine) => boolean,
): IndentedLine[][] {
  if (block.length < 2) return [block];
  // If names have a line of their own, the title is the line above.
  const titles = new Set(block.filter((_, index) => isNamesOnly(block[index + 1]?.text ?? '')));
  if (block[0] && titles.has(block[0]) && !isNamesOnly(block[0].text))
    return groupBy(block, (line) => titles.has(line));
  const indents = new Set(block.map(({ indent }) => indent));
  const least = leastIndent(block);
  const atLeast = block.filter(({ indent }) => indent === least).length;
  // A hanging indent: the first line of each entry begins further left.
  if (indents.size === 2 && block[0]?.indent === least && atLeast > 1 && atLeast < block.length)
    return groupBy(block, ({ indent }) => indent === least);
  const starts = block.map((line, index) => {
    const previous = block[index - 1];
    if (!previous) return true;
    const isComplete = /[.\])}?!\d]$/u.test(previous.text) || /:\/\/|^10\./u.test(lastWord(previous.text));
    if (!isComplete && full(previous, line)) return false;
    return startsLikeReference(line.text);
  });
  const count = starts.filter(Boolean).length;
  if (count === 1) return [block];
  // Entries that are wrapped have full lines. Otherwise each entry is one line, or has its parts on separate lines.
  const groups: IndentedLine[][] = [];
  for (const [index, line] of block.entries()) {
    const group = groups.at(-1);
    const previous = block[index - 1];
    const isContinued = previous !== undefined && full(previous, line) && !/[.\])]$/u.test(previous.text);
    if (!group || (starts[index] && !isContinued)) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

/** Whether a text begins with names in a form of reference lists, and what follows can be the rest of a reference. */
export function startsLikeReference(text: string): boolean {
  const start = text.slice(0, 400);
  return nameForms.some((form) => {
    const lists = readNameList(start, 0, form, () => false);
    const last = lists.at(-1);
    if (!last) return false;
    if (form === 'full' || form === 'chicago' || form === 'inverted-full' || form === 'unspaced')
      return last.names.length > 1 && last.odd < 1;
    return true;
  });
}
