/**
 * Returns the number of letters to insert, delete, replace or swap with their neighbour to turn one text into the other (optimal
 * string alignment distance).
 *
 * @returns `Infinity` for more than `limit` edits
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
 * Returns the choice nearest to a text: at most 2 edits away, or 1 for texts of up to 3 characters.
 *
 * @returns `undefined` if no choice is near enough, or if two are equally near
 */
export function nearestOf(text: string, choices: readonly string[]): string | undefined {
  const limit = text.length < 4 ? 1 : 2;
  const near = choices
    .map((choice) => ({ choice, edits: editDistance(text, choice.toLowerCase(), limit) }))
    .sort((a, b) => a.edits - b.edits);
  const [first, second] = near;
  return first && first.edits < (second?.edits ?? Infinity) ? first.choice : undefined;
}
