/**
 * Returns the median of some values. For an even number of values, it is the mean of the two values in the middle.
 * Returns NaN if there are no values.
 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? NaN)) / 2 : upper;
}

/**
 * Formats a table with a line of headings above its rows. The first column is aligned left, the other columns are
 * aligned right.
 */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [headings, ...rows]
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Formats seconds with 1 to 3 decimals. Returns a dash if the time was not measured (NaN). */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  return seconds.toFixed(seconds < 0.1 ? 3 : seconds < 10 ? 2 : 1);
}

/** Formats the ratio of two times. Returns a dash if one of the times was not measured (NaN). */
export function formatRatio(seconds: number, unit: number): string {
  return Number.isFinite(seconds / unit) ? (seconds / unit).toFixed(2) : '–';
}

/** Formats a number per second, such as papers per second, as a whole number. */
export function formatRate(count: number, seconds: number): string {
  return Math.round(count / seconds).toLocaleString('en');
}

/** Formats bytes as megabytes. Returns a dash if the bytes were not measured (NaN). */
export function formatMemory(bytes: number): string {
  return Number.isFinite(bytes) ? `${Math.round(bytes / 1e6)} MB` : '–';
}

/** Returns a row of a table: a name, how many times were measured, and median, 95th percentile, slowest and last of them in milliseconds. */
export function formatTimes(name: string, times: readonly number[]): string[] {
  const sorted = times.toSorted((one, other) => one - other);
  const formatted = [median(times), sorted[Math.ceil(0.95 * sorted.length) - 1], sorted.at(-1), times.at(-1)];
  return [name, String(times.length), ...formatted.map((each) => `${Math.round(each ?? NaN)} ms`)];
}
