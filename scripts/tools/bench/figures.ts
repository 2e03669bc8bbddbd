/** Returns the median; for an even number of values, the mean of the middle two. NaN if there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? NaN)) / 2 : upper;
}

/** Formats rows below headings. The first column is aligned left, the others right. */
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

/** Formats seconds with 1 to 3 decimals; a dash if they were not measured. */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  return seconds.toFixed(seconds < 0.1 ? 3 : seconds < 10 ? 2 : 1);
}

/** Formats how many times as long something takes as something else; a dash if one of them was not measured. */
export function formatRatio(seconds: number, unit: number): string {
  return Number.isFinite(seconds / unit) ? (seconds / unit).toFixed(2) : '–';
}

/** Formats a rate, such as papers per second. */
export function formatRate(count: number, seconds: number): string {
  return Math.round(count / seconds).toLocaleString('en');
}

/** Formats bytes as megabytes; a dash if they were not measured. */
export function formatMemory(bytes: number): string {
  return Number.isFinite(bytes) ? `${Math.round(bytes / 1e6)} MB` : '–';
}
