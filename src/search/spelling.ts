/** How many slips a word of this length may hold: one from 4 letters, two from 8. */
export function allowedEdits(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** From this length on a misspelt word may also be unfinished; shorter ones would resemble half the dictionary. */
const unfinished = 6;

/**
 * How far a typed word is from a term: letters added, left out or changed, and neighbours swapped, each counted as one
 * (optimal string alignment). The term may go on where the word ends, for the word may not be typed to its end:
 * any word is at 0 from a term that it begins; a misspelt one must have 6 letters for that.
 *
 * @returns the edits, or `undefined` if there are more than `allowedEdits`
 */
export function countEdits(word: string, term: string): number | undefined {
  if (term.startsWith(word)) return 0;
  const limit = allowedEdits(word.length);
  const open = word.length >= unfinished;
  if (limit === 0 || term.length < word.length - limit) return undefined;
  if (!open && term.length > word.length + limit) return undefined;

  const width = Math.min(term.length, word.length + limit);
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const same = word[row - 1] === term[column - 1];
      let edits = Math.min(
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
      );
      if (row > 1 && column > 1 && word[row - 1] === term[column - 2] && word[row - 2] === term[column - 1]) {
        edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return undefined;
    beforeLast = last;
    last = current;
  }
  const edits = open ? Math.min(...last) : (last[term.length] ?? limit + 1);
  return edits <= limit ? edits : undefined;
}

/** The letters of a word as bits, several letters to one: what one word has and the other lacks shows how far they are apart. */
export function letterBits(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

/** Whether `countEdits` may find the word near a term: a quick look at the letters that says no to nearly all of them. */
export function mayResemble(wordBits: number, termBits: number, edits: number): boolean {
  let missing = wordBits & ~termBits;
  for (let count = 0; count <= edits; count++) {
    if (missing === 0) return true;
    missing &= missing - 1;
  }
  return false;
}
