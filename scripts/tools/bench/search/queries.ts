import type { SearchDocument } from '../../../../src/search/index/document.ts';

/** A query, and the paper that the query should find. */
export interface KnownItem {
  query: string;
  /** The position of the paper in the list of papers. */
  wanted: number;
}

/**
 * A query that a person types from memory, and the words of the paper that the query is based on. If `row` is true, the
 * words are consecutive in the abstract; if `beginning` is true, the title begins with the query; otherwise the words
 * are in the title or the names of the authors.
 */
interface Memory {
  query: string;
  words: string[];
  row?: boolean;
  beginning?: boolean;
}

/**
 * Ways in which people search for a paper that they remember. Each function returns a query for a paper, or undefined
 * if the paper is not suitable.
 */
const kinds = {
  'title beginning': ({ title }, { between }) => {
    const words = title.split(/\s+/u);
    if (words.length < 4) return undefined;
    const query = words.slice(0, between(3, Math.min(6, words.length))).join(' ');
    return { query, words: wordsOf(query) };
  },
  'three title words': (paper, random) => {
    const words = threeWords(paper, random);
    return words && { query: words.join(' '), words };
  },
  'three with a typo each': (paper, random) => {
    const words = threeWords(paper, random);
    return words && { query: words.map((word) => withTypo(word, random)).join(' '), words };
  },
  'phrase of the abstract': ({ title, abstract = '' }, { between }) => {
    const words = wordsOf(abstract);
    if (words.length < 20) return undefined;
    const start = between(0, words.length - 4);
    const row = words.slice(start, start + 4);
    const isOfTitle = row.every((word) => wordsOf(title).includes(word));
    return isOfTitle ? undefined : { query: row.join(' '), words: row, row: true };
  },
  'surname and title word': ({ title, author }, { pick }) => {
    const surname = pick(author.slice(0, 10))?.split(/\s+/u).at(-1);
    const word = pick(contentWords(title));
    if (!word || !surname || !/^\p{L}[\p{L}-]+$/u.test(surname)) return undefined;
    return { query: `${surname} ${word}`, words: [...wordsOf(surname), word] };
  },
  unfinished: ({ title }, { between, pick }) => {
    const words = contentWords(title);
    const last = pick(words.filter(({ length }) => length > 6));
    const others = words.filter((word) => word !== last).slice(0, 2);
    if (!last || others.length < 2) return undefined;
    const query = [...others, last.slice(0, between(3, last.length - 2))].join(' ');
    return { query, words: [...others, last] };
  },
  'beginning, cut': ({ title }, { between }) => {
    const letters = [...title];
    if (letters.length < 8) return undefined;
    const query = letters.slice(0, between(8, Math.min(40, letters.length))).join('');
    return isSyntax(query) ? undefined : { query, words: [], beginning: true };
  },
  'three with one typo': (paper, random) => {
    const words = threeWords(paper, random);
    const at = random.between(0, 2);
    const typed = words?.map((word, index) => (index === at ? withTypo(word, random) : word));
    return words && typed && { query: typed.join(' '), words };
  },
} as const satisfies Record<string, (paper: SearchDocument, random: Random) => Memory | undefined>;

export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as Kind[];

/**
 * Makes `count` queries of each kind for random papers. The same seed gives the same queries. The remembered words
 * match only one paper, or only papers with the same title, so that there is one correct result.
 */
export function knownItems(
  papers: readonly SearchDocument[],
  count: number,
  seed: number,
): Record<Kind, KnownItem[]> {
  const answers = createAnswerCount(papers);
  const made = kindNames.map((kind, index): [Kind, KnownItem[]] => {
    const random = createRandom(seed * 100 + index);
    const items: KnownItem[] = [];
    for (let tries = 0; items.length < count && tries < 200 * count; tries++) {
      const wanted = random.between(0, papers.length - 1);
      const paper = papers[wanted];
      const memory: Memory | undefined = paper && kinds[kind](paper, random);
      if (memory && answers(memory) === 1) items.push({ query: memory.query, wanted });
    }
    return [kind, items];
  });
  return Object.fromEntries(made) as Record<Kind, KnownItem[]>;
}

/** Returns a function that counts the different titles of the papers that contain all remembered words. */
function createAnswerCount(papers: readonly SearchDocument[]): (memory: Memory) => number {
  const holders = new Map<string, number[]>();
  for (const [place, { title, author }] of papers.entries()) {
    for (const word of new Set(wordsOf([title, ...author].join(' ')))) {
      const list = holders.get(word);
      if (list) list.push(place);
      else holders.set(word, [place]);
    }
  }
  const texts = papers.map(({ abstract = '' }) => ` ${wordsOf(abstract).join(' ')} `);
  const titles = papers
    .map(({ title }, place): [string, number] => [foldedStart(title), place])
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const titled = (query: string): number[] => {
    const start = foldedStart(query);
    let [low, high] = [0, titles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((titles[middle]?.[0] ?? '') < start) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (; titles[low]?.[0].startsWith(start); low++) found.push(titles[low]?.[1] ?? 0);
    return found;
  };
  const places = ({ query, words, row = false, beginning = false }: Memory): number[] => {
    if (beginning) return titled(query);
    if (row) return [...papers.keys()].filter((place) => texts[place]?.includes(` ${words.join(' ')} `));
    const lists = words.map((word) => holders.get(word) ?? []).sort((a, b) => a.length - b.length);
    return lists.reduce((left, list) => {
      const has = new Set(list);
      return left.filter((place) => has.has(place));
    });
  };
  return (memory) =>
    new Set(places(memory).map((place) => wordsOf(papers[place]?.title ?? '').join(' '))).size;
}

/** Returns the text after each key press while a person types a query, from the second letter on. */
export function keyPresses(query: string): string[] {
  return [...query].map((_, index) => [...query].slice(0, index + 1).join('')).slice(1);
}

interface Random {
  /** Returns a random integer from `least` to `most`. Both can be returned. */
  between(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item | undefined;
}

/** Creates a generator of random numbers with the algorithm mulberry32. The numbers depend only on the seed. */
function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { between, pick: (items) => items[between(0, items.length - 1)] };
}

const functionWords = new Set(
  'about after all and any are based between both but can does for from has have how into its more most not over some than that the their them these they this through toward towards under using via was were what when where which while who why will with without'.split(
    ' ',
  ),
);

/** Returns a text in lower case, without accents. */
function foldedStart(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** Whether a query contains syntax: a quote, an excluded word or a field. */
function isSyntax(query: string): boolean {
  return /"|(?:^|\s)-[^\s]|(?:^|\s)-?(?:author|title|venue|year|type|topic|has):/iu.test(query);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Returns the words of a title that are useful in a query: words with more than 3 letters that are not function words.
 */
function contentWords(title: string): string[] {
  const words = wordsOf(title).filter((word) => word.length > 3 && !functionWords.has(word));
  return [...new Set(words)];
}

function threeWords({ title }: SearchDocument, { between }: Random): string[] | undefined {
  const left = contentWords(title).filter((word) => /^\p{L}+$/u.test(word));
  if (left.length < 3) return undefined;
  return [0, 1, 2].flatMap(() => left.splice(between(0, left.length - 1), 1));
}

/** Returns a word with one typo: a missing, added or changed letter, or two adjacent letters in the wrong order. */
function withTypo(word: string, { between, pick }: Random): string {
  const at = between(1, word.length - 2);
  const letter = pick([...'abcdefghijklmnopqrstuvwxyz']) ?? 'e';
  const [before, after] = [word.slice(0, at), word.slice(at)];
  return (
    pick([
      before + after.slice(1),
      before + letter + after,
      before + letter + after.slice(1),
      before + [...after.slice(0, 2)].reverse().join('') + after.slice(2),
    ]) ?? word
  );
}
