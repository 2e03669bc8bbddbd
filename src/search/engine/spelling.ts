/** Words of so many letters may lack one; other slips would make them anything. */
export const lossOnly = 3;

/** How many slips a typed word of this length may hold: one from 4 letters (or 3 that were 4), two from 8. */
export function allowedSlips(length: number): number {
  return length < lossOnly ? 0 : length < 8 ? 1 : 2;
}

/** From this length on a misspelt word may also be unfinished; shorter ones would resemble half the dictionary. */
export const unfinished = 6;

const greek = 'alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω'.split(' '); // prettier-ignore
const greekNames: ReadonlyMap<string, string> = new Map(
  greek.map((name, index) => [name, greek[index % 2 === 0 ? index + 1 : index - 1] ?? name]),
);

/** Letters with an umlaut or the like, and how people write them without. */
const digraphs: readonly (readonly [letter: RegExp, digraph: string, plain: string])[] = [
  [/[äæ]/gu, 'ae', 'a'],
  [/[öøœ]/gu, 'oe', 'o'],
  [/ü/gu, 'ue', 'u'],
  [/å/gu, 'aa', 'a'],
];

/** Another way to write a word. */
export interface Variant {
  word: string;
  /** From 1 for the word itself down to 0. */
  like: number;
  /** It may go on, as a word that is being typed. */
  open: boolean;
}

/**
 * Ways to write a word that are no slips: `schuetze` for `schutze` (which is how `Schütze` is folded), `α` for `alpha`, the plural.
 *
 * @param word folded
 * @param typed the same word before folding
 */
export function variantsOf(word: string, typed: string): Variant[] {
  const variants = new Map<string, Variant>();
  const add = (other: string, like: number, open: boolean) => {
    if (other !== '' && !variants.has(other)) variants.set(other, { word: other, like, open });
  };
  add(word, 1, true);
  const small = typed.normalize('NFC').toLowerCase();
  for (const [letter, digraph, plain] of digraphs) {
    if (small.search(letter) >= 0) add(foldPlain(small.replace(letter, digraph)), 0.95, true);
    if (word.length > 3 && word.includes(digraph)) add(word.replaceAll(digraph, plain), 0.9, true);
    if (word.length > 3) add(word.replace(plain, digraph), 0.9, false);
  }
  const other = greekNames.get(word);
  if (other) add(other, 0.95, false);
  for (const plural of numbersOf(word)) add(plural, 0.92, false);
  return [...variants.values()];
}

/** The plural of a word, or its singular, as English forms most of them. */
function numbersOf(word: string): string[] {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return [];
  if (/[^aeiou]ies$/.test(word)) return [`${word.slice(0, -3)}y`];
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  if (/[^su]s$/.test(word) && word.length > 3) return [word.slice(0, -1)];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`];
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [`${word}es`];
  return [`${word}s`];
}

function foldPlain(text: string): string {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
}
