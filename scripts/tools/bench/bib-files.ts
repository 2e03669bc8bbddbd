import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { formatMemory, formatRatio, formatSeconds, formatTable, median } from './figures.ts';
import { packagedParsers, type Parsed, parseOurs } from './parsers.ts';

/**
 * Measures how long Offprint, citation-js and bibtex-parser take to parse BibTeX files. Each parser parses each file
 * `runs` times. The parsers take turns.
 *
 * @param paths paths of BibTeX files, or of folders whose `.bib` files are measured
 * @returns a table with a row for each file, and a summary for each parser other than Offprint
 */
export async function benchBibFiles(paths: readonly string[], runs: number): Promise<string> {
  const parsers = [{ name: 'Offprint', parse: parseOurs }, ...packagedParsers];
  const results: Parsed[][] = [];
  const rows: string[][] = [];
  for (const file of paths.flatMap(bibFiles)) {
    const measured: Parsed[][] = parsers.map(() => []);
    for (let run = 0; run < runs; run++) {
      for (const [index, { parse }] of parsers.entries()) measured[index]?.push(await parse(file));
    }
    const medians = measured.map(medianParse);
    results.push(medians);
    rows.push(fileRow(file, medians));
  }
  const headings = parsers.flatMap(({ name }, index) =>
    index === 0 ? [name, 'seconds', 'memory'] : [name, 'seconds', '÷ ours'],
  );
  return [
    formatTable(['Parse of a file', ...headings, 'rejected'], rows),
    ...packagedParsers.map(({ name }, index) => summary(name, index + 1, results)),
  ].join('\n');
}

function fileRow(file: string, [ours, ...others]: readonly Parsed[]): string[] {
  const seconds = ours && 'seconds' in ours ? ours.seconds : NaN;
  return [
    path.basename(file),
    ...(ours && 'seconds' in ours
      ? [String(ours.records), formatSeconds(seconds), formatMemory(ours.peakMemory)]
      : ['rejected', '–', '–']),
    ...others.flatMap((one) =>
      'fault' in one
        ? ['rejected', '–', '–']
        : [String(one.records), formatSeconds(one.seconds), formatRatio(one.seconds, seconds)],
    ),
    others.flatMap((one) => ('fault' in one ? [one.fault] : [])).join('; '),
  ];
}

/** Returns a sentence about one parser: how many files it rejects, and how long it takes compared with Offprint. */
function summary(name: string, index: number, results: readonly (readonly Parsed[])[]): string {
  const rejected = results.filter((row) => row[index] && 'fault' in row[index]).length;
  const ratios = results
    .flatMap(([ours, ...others]) => {
      const other = others[index - 1];
      return ours && other && 'seconds' in ours && 'seconds' in other ? [other.seconds / ours.seconds] : [];
    })
    .sort((one, other) => one - other);
  const rejects = `${name}: rejects ${rejected} of ${results.length} files`;
  if (ratios.length === 0) return `${rejects}.`;
  const [least, middle, most] = [ratios.at(0), median(ratios), ratios.at(-1)].map((ratio) =>
    formatRatio(ratio ?? NaN, 1),
  );
  return `${rejects}; takes ${least} to ${most} times as long as Offprint, median ${middle}.`;
}

/** Returns the median measurements of several parses of one file. If a parse failed, returns the first failure. */
export function medianParse(parses: readonly Parsed[]): Parsed {
  const fault = parses.find((one) => 'fault' in one);
  if (fault) return fault;
  const good = parses.flatMap((one) => ('fault' in one ? [] : [one]));
  const medianOf = (value: (one: (typeof good)[number]) => number) => median(good.map(value));
  return {
    seconds: medianOf((one) => one.seconds),
    records: medianOf((one) => one.records),
    peakMemory: medianOf((one) => one.peakMemory),
    entrySeconds: medianOf((one) => one.entrySeconds ?? NaN),
  };
}

function bibFiles(file: string): string[] {
  if (!statSync(file).isDirectory()) return [file];
  const names = readdirSync(file).filter((name) => name.endsWith('.bib'));
  return names.sort().map((name) => path.join(file, name));
}
