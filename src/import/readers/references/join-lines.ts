import type { IndentedLine } from './indented-lines.ts';
import { maxReferenceLength } from './parse-reference.ts';

/** Returns a function for the question whether a line was broken only because it reached the width of the column. */
export function isFull(lines: readonly IndentedLine[]): (line: IndentedLine, next: IndentedLine) => boolean {
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
export function createJoiner(
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

export function lastWord(text: string): string {
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
