/** One bar of a chart of papers by year. */
export interface Bar {
  /** First and last year of the bar, both inclusive. */
  from: number;
  to: number;
  /** Number of papers. */
  count: number;
}

/** Maximum number of bars. More bars would be too narrow to click. */
const maxBars = 50;

/**
 * Returns one bar per year. If there are too many years, each bar covers several years. Years without papers are
 * included.
 *
 * @param years the years with their number of papers, ascending
 */
export function toBars(years: readonly { year: number; count: number }[]): Bar[] {
  const first = years[0]?.year;
  const last = years.at(-1)?.year;
  if (first === undefined || last === undefined) return [];
  const width = Math.ceil((last - first + 1) / maxBars);
  const bars = Array.from({ length: Math.ceil((last - first + 1) / width) }, (_, index) => {
    const from = first + index * width;
    return { from, to: Math.min(from + width - 1, last), count: 0 };
  });
  for (const { year, count } of years) {
    const bar = bars[Math.floor((year - first) / width)];
    if (bar) bar.count += count;
  }
  return bars;
}

/**
 * Returns the bar at a horizontal position in the chart.
 *
 * @param position from 0 at the left edge to 1 at the right edge. A position left or right of the chart gives the first
 *   or the last bar
 */
export function barAt(bars: readonly Bar[], position: number): Bar | undefined {
  return bars[Math.max(0, Math.min(bars.length - 1, Math.floor(position * bars.length)))];
}
