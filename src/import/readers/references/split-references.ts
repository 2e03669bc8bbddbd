import type { Line } from '../values/lines.ts';
import { type Heading, readHeading } from './headings.ts';
import { maxReferenceLength } from './parse-reference.ts';
import { isNamesOnly, nameForms, readNameList } from './name-list.ts';

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

/** A line with the number of spaces before its text. */
export interface IndentedLine extends Line {
  indent: number;
}

const label =
  /^(?:\[[A-Za-z]{0,4}\d{1,4}\]|\([A-Za-z]?\d{1,3}\)|\d{1,3}[.)](?=\s)|\d{1,3}\t|[A-Z]{1,2}\d{1,3}[.):](?=\s)|[•●▪■◦○‣∙·*➢►–—-](?=\s))\s{0,9}/u;

/** Splits a text into its lines, with the indentation of each. */
export function toIndentedLines(text: string): IndentedLine[] {
  const lines: IndentedLine[] = [];
  let afterGap = true;
  for (const [index, raw] of text.toWellFormed().split('\n').entries()) {
    const line = raw.replace(/ \s+|[^\S ]\s*/gu, ' ').trim();
    const indent = raw.length - raw.trimStart().length;
    if (line !== '') lines.push({ text: line, number: index + 1, afterGap, indent });
    afterGap = line === '';
  }
  return lines;
}

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

/** Returns a function for the question whether a line was broken only because it reached the width of the column. */
function isFull(lines: readonly IndentedLine[]): (line: IndentedLine, next: IndentedLine) => boolean {
  const lengths = lines.map(({ text, indent }) => indent + text.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  return (line, next) => {
    const [word = ''] = next.text.split(' ', 1);
    const length = line.indent + line.text.length;
    return length + 1 + word.length > width * 0.97 || length > width * 0.92;
  };
}

/** Second halves of words that keep their hyphen where a line is broken: `context-` + `aware`. */
const compoundEnd =
  /^(?:aware|based|driven|free|level|wise|trained|training|tuning|tuned|shot|scale|modal|time|specific|supervised|centric|oriented|friendly|efficient|preserving|agnostic|guided|conditioned|augmented|enhanced|dependent|independent|to|of|in|the|end|off|up|by|and|or|source|domain|task|turn|step|hop|head|order|dimensional|resolution|resource|quality|performance|sensitive|invariant|world|life|language|lingual|linear|rank|like|grained|matter|art)\b/u;
const compoundStart =
  /(?:^|\s|\()(?:self|non|cross|multi|low|high|well|end|semi|zero|few|one|two|three|real|long|short|large|small|state|context|data|model|text|image|task|code|open|closed|fine|pre|post|inter|intra|anti|co|re|all|single|double|high|deep|user|human|machine|knowledge|graph|object|part|point|question|out|in|on|near|quasi|ultra|half|full|general|time|energy|type|word|x|k|n|p|q|t)-$/iu;

/** Returns a function that joins the lines of an entry to one text. */
function createJoiner(
  lines: readonly IndentedLine[],
  groups: readonly (readonly IndentedLine[])[],
): (group: readonly IndentedLine[]) => string {
  const full = isFull(lines);
  const breaks = groups.flatMap((group) =>
    group.slice(1).map((next, index) => full(group[index] as IndentedLine, next)),
  );
  const isWrappedText = breaks.filter(Boolean).length > breaks.length * 0.6;
  let words: Set<string> | undefined;
  const known = () =>
    (words ??= new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}-]{4,60}/gu) ?? [])));
  return (group) => {
    let joined = group[0]?.text ?? '';
    for (const { text } of group.slice(1)) {
      // A longer text is not a reference. Joining it would take quadratic time.
      if (joined.length > maxReferenceLength) break;
      joined =
        isWrappedText || breaksInside(joined, text) ? joinWrapped(joined, text, known) : `${joined}\n${text}`;
    }
    return joined;
  };
}

/** Whether a line break is inside a part of a reference, since the next line begins in the middle of a sentence. */
function breaksInside(before: string, after: string): boolean {
  return (
    /[\p{L},:(&‐-]$|\b(?:pp|vol|no)\.$/iu.test(before) &&
    /^[\p{Ll}\d(]/u.test(after) &&
    !/^(?:arxiv|doi|https?:|www\.|10\.\d)/iu.test(after)
  );
}

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1);
}

function joinWrapped(before: string, after: string, known: () => Set<string>): string {
  // An address is broken after one of these characters.
  const last = lastWord(before);
  if (
    /[./_=?&-]$/u.test(last) &&
    /:\/\/|doi\.org|^(?:doi:)?10\.\d{4}/iu.test(last) &&
    /^[\w./%-]/u.test(after)
  )
    return before + after;
  if (/\p{L}\u00AD$/u.test(before)) return before.slice(0, -1) + after;
  if (!/\p{L}[-‐]$/u.test(before)) return `${before} ${after}`;
  if (!/^\p{Ll}/u.test(after)) return before + after;
  const first = last.replace(/^[^\p{L}]{1,9}/u, '');
  const second = /^[\p{L}]{1,40}/u.exec(after)?.[0] ?? '';
  const whole = `${first.slice(0, -1)}${second}`.toLowerCase();
  const hyphenated = `${first.slice(0, -1)}-${second}`.toLowerCase();
  if (known().has(hyphenated)) return before + after;
  if (known().has(whole)) return before.slice(0, -1) + after;
  const isCompound =
    compoundEnd.test(second) ||
    compoundStart.test(first.replace('‐', '-')) ||
    /^(?:and|or|und|et)\s/u.test(after) ||
    first.slice(0, -1).includes('-');
  return isCompound ? before + after : before.slice(0, -1) + after;
}
