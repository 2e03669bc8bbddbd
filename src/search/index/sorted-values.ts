/** Returns the index of the last value that is at most `value`, in ascending values; -1 if all values are greater. */
export function lastIndexAtMost<Value extends number | string>(
  values: readonly Value[],
  value: Value,
): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = values[middle];
    if (each !== undefined && each <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
