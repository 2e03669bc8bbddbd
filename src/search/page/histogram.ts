/** One bar of a chart of papers over time. */
export interface Bar {
  /** The first and the last year that it stands for. */
  from: number;
  to: number;
  count: number;
}

/** More bars would be too thin to be hit. */
const mostBars = 50;

/**
 * The years as bars without gaps; a long time as bars of several years each. A year that is missing has no papers.
 *
 * @param years ascending
 */
export function toBars(years: readonly { year: number; count: number }[]): Bar[] {
  const first = years[0]?.year;
  const last = years.at(-1)?.year;
  if (first === undefined || last === undefined) return [];
  const width = Math.ceil((last - first + 1) / mostBars);
  const bars = Array.from({ length: Math.ceil((last - first + 1) / width) }, (_, place) => {
    const from = first + place * width;
    return { from, to: Math.min(from + width - 1, last), count: 0 };
  });
  for (const { year, count } of years) {
    const bar = bars[Math.floor((year - first) / width)];
    if (bar) bar.count += count;
  }
  return bars;
}

/** The bar at a share, from 0 to 1, of the width of a chart; what lies beside the chart is its first or last bar. */
export function barAt(bars: readonly Bar[], share: number): Bar | undefined {
  return bars[Math.max(0, Math.min(bars.length - 1, Math.floor(share * bars.length)))];
}
