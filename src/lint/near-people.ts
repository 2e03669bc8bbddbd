import { formatName, isNaming, type Name, nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';

/** Two spellings of a name that may belong to the same person. */
export interface NamePair {
  /** The longer spelling. If both are equally long, the spelling that more papers use. */
  first: string;
  second: string;
  /** Number of papers that use the first spelling, and number of papers that use the second spelling. */
  papers: [number, number];
  /** A paper that uses the second spelling. */
  example: Paper;
}

interface Spelling {
  name: string;
  /** The words of the spelling's `nameKey`. */
  words: string[];
  papers: Set<Paper>;
  coAuthors: Set<string>;
}

/**
 * Maximum number of spellings with the same family name and initial. If there are more, the name is too common for a
 * suggestion.
 */
const maxAlike = 12;

/**
 * Finds pairs of spellings that may belong to the same person. The two spellings have
 *
 * - the same family name, and one given name that may be an abbreviation of the other given name; or the same words in
 *   another order;
 * - at least one co-author in common;
 * - no paper in common.
 *
 * @param areDeclared takes the keys (`nameKey`) of two spellings and returns whether author files already list both of
 *   them; such pairs are not returned
 */
export function nearPeople(
  papers: readonly Paper[],
  areDeclared: (key: string, other: string) => boolean,
): NamePair[] {
  const spellings = spellingsOf(papers);
  const byKey = new Map<string, Spelling[]>();
  for (const spelling of spellings.values()) {
    for (const key of lookUpKeys(spelling.words)) {
      const alike = byKey.get(key);
      if (alike) alike.push(spelling);
      else byKey.set(key, [spelling]);
    }
  }
  const pairs = new Map<string, NamePair>();
  for (const alike of byKey.values()) {
    if (alike.length < 2 || alike.length > maxAlike) continue;
    for (const [index, one] of alike.entries()) {
      for (const other of alike.slice(index + 1)) {
        const [keyA, keyB] = [one.words.join(' '), other.words.join(' ')];
        if (!areCompatible(one, other) || areDeclared(keyA, keyB) || !areAcquainted(one, other)) continue;
        const [first, second] = isFuller(other, one) ? [other, one] : [one, other];
        const [example] = second.papers;
        if (!example) continue;
        pairs.set([keyA, keyB].sort().join('\n'), {
          first: first.name,
          second: second.name,
          papers: [first.papers.size, second.papers.size],
          example,
        });
      }
    }
  }
  return [...pairs.values()];
}

function spellingsOf(papers: readonly Paper[]): Map<string, Spelling> {
  const spellings = new Map<string, Spelling>();
  for (const paper of papers) {
    const names: Name[] = (paper.author ?? []).filter(isNaming);
    // In a collaboration of hundreds of people, common co-authors do not show that two names belong to the same person.
    if (names.length > 100) continue;
    const keys = names.map(nameKey);
    for (const [index, key] of keys.entries()) {
      const name = formatName(names[index] ?? key);
      const spelling = spellings.get(key) ?? {
        name,
        words: key.split(/[ ,]+/u),
        papers: new Set(),
        coAuthors: new Set(),
      };
      spelling.papers.add(paper);
      for (const other of keys) if (other !== key) spelling.coAuthors.add(other);
      spellings.set(key, spelling);
    }
  }
  return spellings;
}

function lookUpKeys(words: readonly string[]): string[] {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return [];
  return [`${last} ${[...first][0]}`, `all ${[...words].sort().join(' ')}`];
}

/**
 * Maximum number of papers that use the rarer order of two words. If both orders are more frequent, as with `Zhou Yu`
 * and `Yu Zhou`, they are probably two people.
 */
const maxSwapped = 2;

/**
 * Whether two spellings may belong to the same person. True for `j smith` and `john a smith`, and for `smith john` and
 * `john smith`. False for `john smith` and `james smith`.
 */
function areCompatible({ words: a, papers }: Spelling, { words: b, papers: others }: Spelling): boolean {
  if ([...a].sort().join(' ') === [...b].sort().join(' '))
    return Math.min(papers.size, others.size) <= maxSwapped;
  if (a.at(-1) !== b.at(-1)) return false;
  const [mine, theirs] = [a.slice(0, -1), b.slice(0, -1)];
  const [few, many] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  const fits = (short: string, long: string) =>
    short === long ||
    (isInitial(short) && long.startsWith(short)) ||
    (isInitial(long) && short.startsWith(long));
  if (!fits(few[0] ?? '', many[0] ?? '')) return false;
  return few.slice(1).every((word) => many.slice(1).some((other) => fits(word, other)));
}

function isInitial(word: string): boolean {
  return [...word].length === 1;
}

function areAcquainted(a: Spelling, b: Spelling): boolean {
  for (const paper of a.papers) if (b.papers.has(paper)) return false;
  for (const other of a.coAuthors) if (b.coAuthors.has(other)) return true;
  return false;
}

function isFuller(a: Spelling, b: Spelling): boolean {
  const length = ({ words }: Spelling) => words.join('').length;
  return (length(a) - length(b) || a.papers.size - b.papers.size) > 0;
}
