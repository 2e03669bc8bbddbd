/**
 * How many letters have to be added, left out, changed or swapped with their neighbour to make one text of the other (optimal
 * string alignment); more than `most` is told as `Infinity`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
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
    if (Math.min(...current) > most) return Infinity;
    beforeLast = last;
    last = current;
  }
  const edits = last[b.length] ?? Infinity;
  return edits > most ? Infinity : edits;
}

/** The choice that is a slip or two away from a text, if only one is. */
export function nearestOf(text: string, choices: readonly string[]): string | undefined {
  const most = text.length < 4 ? 1 : 2;
  const near = choices
    .map((choice) => ({ choice, edits: editDistance(text, choice.toLowerCase(), most) }))
    .sort((a, b) => a.edits - b.edits);
  const [first, second] = near;
  return first && first.edits < (second?.edits ?? Infinity) ? first.choice : undefined;
}
