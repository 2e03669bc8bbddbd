import path from 'node:path';

/** The fields of an Istanbul coverage report that are used here, by the path of each file. */
export type CoverageReport = Readonly<
  Record<
    string,
    {
      /** Location of each statement. Lines begin at 1. */
      statementMap: Readonly<Record<string, { start: { line: number } }>>;
      /** Number of times that each statement was executed. */
      s: Readonly<Record<string, number>>;
    }
  >
>;

/** Number of lines of code in a folder, and number of these lines that were executed. */
export interface LineCoverage {
  lines: number;
  covered: number;
  percent: number;
}

/**
 * Counts the lines on which a statement begins. Returns the counts for each folder (`src/import`, `scripts/commands`)
 * and in total.
 *
 * @param root the folder to which the paths of the folders are relative
 */
export function linesByFolder(report: CoverageReport, root: string): Map<string, LineCoverage> {
  const counts = new Map<string, { lines: number; covered: number }>();
  for (const [file, { statementMap, s: hits }] of Object.entries(report)) {
    const executed = new Map<number, boolean>();
    for (const [statement, { start }] of Object.entries(statementMap))
      executed.set(start.line, executed.get(start.line) === true || (hits[statement] ?? 0) > 0);
    const folder = path.dirname(path.relative(root, file)).split(path.sep).slice(0, 2).join('/');
    for (const name of [folder, 'total']) {
      const sum = counts.get(name) ?? { lines: 0, covered: 0 };
      sum.lines += executed.size;
      sum.covered += [...executed.values()].filter(Boolean).length;
      counts.set(name, sum);
    }
  }
  const byName = ([a]: [string, unknown], [b]: [string, unknown]) =>
    Number(a === 'total') - Number(b === 'total') || (a < b ? -1 : 1);
  return new Map(
    [...counts].sort(byName).map(([name, { lines, covered }]) => {
      const percent = lines === 0 ? 100 : Math.round((covered / lines) * 10_000) / 100;
      return [name, { lines, covered, percent }];
    }),
  );
}

/** Formats the counts as a table with one folder per line. */
export function formatLines(folders: ReadonlyMap<string, LineCoverage>): string {
  const width = Math.max(...[...folders.keys()].map((name) => name.length));
  return [...folders]
    .map(
      ([name, { lines, covered, percent }]) =>
        `${name.padEnd(width)}  ${percent.toFixed(1).padStart(5)} %  ${covered} of ${lines} lines`,
    )
    .join('\n');
}
