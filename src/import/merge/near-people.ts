import { formatName, isNaming, type Name, nameKey } from '../../model/name.ts';
import type { Paper } from '../../model/paper.ts';

/** Spellings of a name that may belong to the same person. */
export interface NameGroup {
  /** The spellings. The longest is first; of equally long ones, the one that more papers use. */
  spellings: { name: string; key: string; papers: number }[];
  /** A paper that uses a spelling which no author file lists. */
  example: Paper;
}

interface Spelling {
  name: string;
  /** The `nameKey` of the spelling. */
  key: string;
  /** The words of the name, given names first, each as a `nameKey`. Initials that are written together are parted. */
  words: string[];
  papers: Set<Paper>;
  coAuthors: Set<string>;
  /** The id of the author file that lists the spelling. */
  owner: string | undefined;
}

/**
 * Maximum number of spellings with the same family name and initial. If there are more, the name is too common for a
 * suggestion.
 */
const maxAlike = 12;

/**
 * Finds groups of spellings that may belong to the same person. The spellings of a group have
 *
 * - the same family name, and one given name that may be an abbreviation of the other given name; or the same words in
 *   another order;
 * - no paper in common, and not two author files.
 *
 * Each spelling has a co-author in common with another spelling of its group, directly or through further spellings. A
 * spelling such as `J. Smith` is in two groups if it may belong to `John Smith` and to `Jane Smith`.
 *
 * @param ownerOf takes the key (`nameKey`) of a spelling and returns the id of the author file that lists the spelling;
 *   undefined if there is none. A group whose spellings are all listed is not returned.
 */
export function nearPeople(
  papers: readonly Paper[],
  ownerOf: (key: string) => string | undefined,
): NameGroup[] {
  const spellings = spellingsOf(papers, ownerOf);
  const byKey = new Map<string, Spelling[]>();
  for (const spelling of spellings.values()) {
    for (const key of lookUpKeys(spelling.words)) {
      const alike = byKey.get(key);
      if (alike) alike.push(spelling);
      else byKey.set(key, [spelling]);
    }
  }
  const neighbours = new Map<Spelling, Set<Spelling>>();
  for (const alike of byKey.values()) {
    if (alike.length < 2 || alike.length > maxAlike) continue;
    for (const [index, one] of alike.entries())
      for (const other of alike.slice(index + 1))
        if (mayBeSame(one, other) && (isSameOwner(one, other) || haveCommonCoAuthor(one, other))) {
          neighboursOf(one, neighbours).add(other);
          neighboursOf(other, neighbours).add(one);
        }
  }
  return connected(neighbours).flatMap(groupsIn).flatMap(toGroup);
}

function neighboursOf(spelling: Spelling, neighbours: Map<Spelling, Set<Spelling>>): Set<Spelling> {
  const known = neighbours.get(spelling) ?? new Set();
  neighbours.set(spelling, known);
  return known;
}

/** Returns the sets of spellings that are connected through neighbours. */
function connected(neighbours: ReadonlyMap<Spelling, ReadonlySet<Spelling>>): Spelling[][] {
  const seen = new Set<Spelling>();
  const sets: Spelling[][] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    const found = [start];
    seen.add(start);
    // The list grows while it is read.
    for (const one of found)
      for (const other of neighbours.get(one) ?? [])
        if (!seen.has(other)) {
          seen.add(other);
          found.push(other);
        }
    sets.push(found);
  }
  return sets;
}

/**
 * Divides connected spellings into groups in which each two may be the same person. The fullest spellings begin groups;
 * a short spelling joins each group that it fits. Spellings with the same words in another order stay together: `W. Otto`
 * fits `Wilhelm Otto`, and so the group that also has `Otto Wilhelm`.
 */
function groupsIn(spellings: readonly Spelling[]): Spelling[][] {
  const orders: Spelling[][] = [];
  for (const spelling of [...spellings].sort(byFullness)) {
    const same = orders.find((some) =>
      some.every((other) => haveSameWords(spelling, other) && mayBeSame(spelling, other)),
    );
    if (same) same.push(spelling);
    else orders.push([spelling]);
  }
  const groups: Spelling[][][] = [];
  for (const some of orders) {
    const fitting = groups.filter((group) => group.every((others) => mayAllBeSame(some, others)));
    for (const group of fitting) group.push(some);
    if (fitting.length === 0) groups.push([some]);
  }
  return groups.map((group) => group.flat());
}

function mayAllBeSame(some: readonly Spelling[], others: readonly Spelling[]): boolean {
  return (
    some.every((one) => others.every((other) => !areApart(one, other))) &&
    some.some((one) => others.some((other) => mayBeSame(one, other)))
  );
}

function toGroup(group: readonly Spelling[]): NameGroup[] {
  const undeclared = group.filter(({ owner }) => owner === undefined).at(-1);
  const [example] = undeclared?.papers ?? [];
  if (group.length < 2 || !example) return [];
  const shown = group.map(({ name, key, papers }) => ({ name, key, papers: papers.size }));
  return [{ spellings: shown, example }];
}

function spellingsOf(
  papers: readonly Paper[],
  ownerOf: (key: string) => string | undefined,
): Map<string, Spelling> {
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
        key,
        words: wordsOf(name),
        papers: new Set(),
        coAuthors: new Set(),
        owner: ownerOf(key),
      };
      spelling.papers.add(paper);
      for (const other of keys) if (other !== key) spelling.coAuthors.add(other);
      spellings.set(key, spelling);
    }
  }
  return spellings;
}

/** Matches a suffix, which follows a comma as a given name does: `George Naval, Jr.` */
const suffix = /^(?:jr|sr|junior|senior|[ivx]{1,4}|ph\.? ?d|m\.? ?d)\.?$/iu;

/**
 * Returns the words of a name for a comparison: `j a smith` for `J. A. Smith`, `J.A. Smith`, `JA Smith` and `Smith,
 * J.A.`.
 */
function wordsOf(name: string): string[] {
  const [family = '', given, ...rest] = name.split(',').map((part) => part.trim());
  const isTurned = given !== undefined && given !== '' && rest.length === 0 && !suffix.test(given);
  const words = (isTurned ? `${given} ${family}` : name).replace(/\.(?=\p{L})/gu, '. ').split(/[\s,]+/u);
  const isMixedCase = words.some((word) => /\p{Ll}/u.test(word));
  const parted = words.flatMap((word, index) =>
    isMixedCase && index < words.length - 1 && /^\p{Lu}{2,3}$/u.test(word) ? [...word] : [word],
  );
  return parted.flatMap((word) => nameKey(word).split(' ')).filter((word) => word !== '');
}

function lookUpKeys(words: readonly string[]): string[] {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2) return [];
  return [`${last} ${[...first][0]}`, `all ${sorted(words)}`];
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
  if (a.join(' ') === b.join(' ')) return true;
  if (sorted(a) === sorted(b)) return Math.min(papers.size, others.size) <= maxSwapped;
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

function haveSameWords(a: Spelling, b: Spelling): boolean {
  return sorted(a.words) === sorted(b.words);
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

function isInitial(word: string): boolean {
  return [...word].length === 1;
}

/** Whether two spellings may belong to the same person, judging by names, papers and author files. */
function mayBeSame(a: Spelling, b: Spelling): boolean {
  return isSameOwner(a, b) || (!areApart(a, b) && areCompatible(a, b));
}

/** Whether two spellings belong to two people: to two author files, or to two authors of one paper. */
function areApart(a: Spelling, b: Spelling): boolean {
  if (a.owner !== undefined && b.owner !== undefined) return a.owner !== b.owner;
  for (const paper of a.papers) if (b.papers.has(paper)) return true;
  return false;
}

function isSameOwner(a: Spelling, b: Spelling): boolean {
  return a.owner !== undefined && a.owner === b.owner;
}

function haveCommonCoAuthor(a: Spelling, b: Spelling): boolean {
  for (const other of a.coAuthors) if (b.coAuthors.has(other)) return true;
  return false;
}

function byFullness(a: Spelling, b: Spelling): number {
  const length = ({ words }: Spelling) => words.join('').length;
  return length(b) - length(a) || b.papers.size - a.papers.size;
}
