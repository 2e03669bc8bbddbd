/**
 * Returns the number of edits that turn one text into the other. An edit inserts, deletes or replaces a letter, or
 * swaps two neighbouring letters (optimal string alignment distance).
 *
 * @returns `Infinity` if more than `limit` edits are needed
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (last[column - 1] ?? 0) + Number(!same),
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...current) > limit) return Infinity;
    beforeLast = last;
    last = current;
  }
  const edits = last[b.length] ?? Infinity;
  return edits > limit ? Infinity : edits;
}

/**
 * Returns the choice that is most similar to a text. It has at most 2 edits (see `editDistance`), or 1 edit if the text
 * has at most 3 characters.
 *
 * @param text the text in lower case
 * @returns `undefined` if no choice is similar enough, or if two choices are equally similar
 */
export function nearestOf(text: string, choices: readonly string[]): string | undefined {
  const limit = text.length < 4 ? 1 : 2;
  const near = choices
    .map((choice) => ({ choice, edits: editDistance(text, choice.toLowerCase(), limit) }))
    .sort((a, b) => a.edits - b.edits);
  const [first, second] = near;
  return first && first.edits < (second?.edits ?? Infinity) ? first.choice : undefined;
}
