/**
 * A typed word of this length is corrected only to terms with exactly one more letter. Other corrections would match
 * too many terms.
 */
export const deletionOnlyLength = 3;

/**
 * Returns the maximum edit distance for a typed word of this length: 0 up to 2 letters, 1 from 3 letters, 2 from 8
 * letters.
 */
export function maxEdits(length: number): number {
  return length < deletionOnlyLength ? 0 : length < 8 ? 1 : 2;
}

/**
 * Minimum length of a typed word that may be both misspelt and unfinished. Shorter words would match too many terms.
 */
export const fuzzyPrefixLength = 6;

const greekLetters = 'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω'.split(' '); // prettier-ignore
/** The Greek letter for each name of a letter, and the name for each Greek letter. */
const greekCounterparts: ReadonlyMap<string, string> = new Map(
  greekLetters.map((text, index) => [text, greekLetters[index % 2 === 0 ? index + 1 : index - 1] ?? text]),
);

/** Letters such as `ä`, each with the two ways to write it in plain letters: `ae` and `a`. */
const digraphs: readonly (readonly [letter: RegExp, digraph: string, plain: string])[] = [
  [/[äæ]/gu, 'ae', 'a'],
  [/[öøœ]/gu, 'oe', 'o'],
  [/ü/gu, 'ue', 'u'],
  [/å/gu, 'aa', 'a'],
];

/** A way to spell a typed word. */
export interface Spelling {
  word: string;
  /** Similarity between this spelling and the typed word, from 1 for the word itself down to 0. */
  similarity: number;
  /** Whether longer terms that begin with this spelling match too, because the typed word may be unfinished. */
  isPrefix: boolean;
}

/**
 * Returns the correct ways to spell a typed word:
 * - the word itself;
 * - other spellings of umlauts and similar letters: `schuetze` for `schutze`, the folded form of `Schütze`;
 * - Greek letters: `α` for `alpha`;
 * - the plural of a singular word, or the singular of a plural word.
 *
 * @param word the folded word: in lower case, without accents
 * @param typed the same word before folding
 */
export function spellingsOf(word: string, typed: string): Spelling[] {
  const spellings = new Map<string, Spelling>();
  const add = (other: string, similarity: number, isPrefix: boolean) => {
    if (other !== '' && !spellings.has(other)) spellings.set(other, { word: other, similarity, isPrefix });
  };
  add(word, 1, true);
  const lowerCase = typed.normalize('NFC').toLowerCase();
  for (const [letter, digraph, plain] of digraphs) {
    if (lowerCase.search(letter) >= 0) add(removeAccents(lowerCase.replace(letter, digraph)), 0.95, true);
    if (word.length > 3 && word.includes(digraph)) add(word.replaceAll(digraph, plain), 0.9, true);
    if (word.length > 3) add(word.replace(plain, digraph), 0.9, false);
  }
  const greek = greekCounterparts.get(word);
  if (greek) add(greek, 0.95, false);
  for (const other of otherNumberOf(word)) add(other, 0.92, false);
  return [...spellings.values()];
}

/** Returns the plural of a singular word and the singular of a plural one, by the regular rules of English. */
function otherNumberOf(word: string): string[] {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return [];
  if (/[^aeiou]ies$/.test(word)) return [`${word.slice(0, -3)}y`];
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  if (/[^su]s$/.test(word) && word.length > 3) return [word.slice(0, -1)];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`];
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [`${word}es`];
  return [`${word}s`];
}

function removeAccents(text: string): string {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
}
