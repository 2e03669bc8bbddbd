import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { formatMemory, formatRatio, formatSeconds, formatTable, median } from './figures.ts';
import { type Parsed, parseByCitationJs, parseOurs } from './parsers.ts';

/** Measures the parse of given files of BibTeX by our readers and by citation-js in turn, `runs` times; of folders their `.bib`. */
export async function benchBibFiles(paths: readonly string[], runs: number): Promise<string> {
  const rows: string[][] = [];
  for (const file of paths.flatMap(bibFiles)) {
    const measured: [ours: Parsed[], theirs: Parsed[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      measured[0].push(await parseOurs(file));
      measured[1].push(await parseByCitationJs(file));
    }
    const [ours, theirs] = measured.map(summed);
    rows.push([
      path.basename(file),
      ...[ours, theirs].flatMap((one) => [
        one === undefined || 'fault' in one ? 'none' : String(one.records),
        one === undefined || 'fault' in one ? '–' : formatSeconds(one.seconds),
      ]),
      ours && theirs && 'seconds' in ours && 'seconds' in theirs
        ? formatRatio(ours.seconds, theirs.seconds)
        : '–',
      ours && 'seconds' in ours ? formatMemory(ours.peakMemory) : '–',
      theirs && 'fault' in theirs ? `refused: ${theirs.fault}` : '',
    ]);
  }
  const headings = [
    'Parse of a file',
    'papers',
    'seconds',
    'citation-js',
    'seconds',
    'ratio',
    'peak memory',
    '',
  ];
  return formatTable(headings, rows);
}

/** The medians of several parses; the fault where there was one. */
export function summed(parses: readonly Parsed[]): Parsed {
  const fault = parses.find((one) => 'fault' in one);
  if (fault) return fault;
  const good = parses.flatMap((one) => ('fault' in one ? [] : [one]));
  const middle = (of: (one: (typeof good)[number]) => number) => median(good.map(of));
  return {
    seconds: middle((one) => one.seconds),
    records: middle((one) => one.records),
    peakMemory: middle((one) => one.peakMemory),
    entrySeconds: middle((one) => one.entrySeconds ?? NaN),
  };
}

function bibFiles(given: string): string[] {
  if (!statSync(given).isDirectory()) return [given];
  const names = readdirSync(given).filter((name) => name.endsWith('.bib'));
  return names.sort().map((name) => path.join(given, name));
}
