import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatBibtex } from '../../../src/export/bibtex.ts';
import { measureNode, root } from '../../setup/process.ts';
import { summed } from './bib-files.ts';
import type { Sample } from './corpus.ts';
import { formatMemory, formatRate, formatRatio, formatSeconds, formatTable, median } from './figures.ts';
import { installable, type Parsed, parseByCitationJs, parseOurs, refusedByCitationJs } from './parsers.ts';
import { type SourceName, sources, toPaper } from './sources.ts';

/** One import of a text, measured from outside. */
interface MeasuredImport {
  seconds: number;
  peakMemory: number;
}

/**
 * Imports the papers as one profile text into a content folder.
 *
 * @throws where the import did not read every paper
 */
export function importProfile(folder: string, samples: readonly Sample[]): Promise<MeasuredImport> {
  return importFile(folder, writeSource(folder, 'profile text', samples), samples.length);
}

function writeSource(folder: string, name: SourceName, samples: readonly Sample[]): string {
  const { file, format } = sources[name];
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), format(samples));
  return path.join(folder, file);
}

async function importFile(folder: string, file: string, count: number): Promise<MeasuredImport> {
  let answer = '';
  const { code, seconds, peakMemory, output } = await measureNode(
    [
      path.join(root, 'scripts/commands/import.ts'),
      '--json',
      '--content',
      path.join(folder, 'content'),
      file,
    ],
    { output: (piece, stream) => (answer += stream === 'stdout' ? piece : '') },
  );
  const read = /"read":\s*(\d+)/.exec(answer)?.[1];
  if (code > 1 || Number(read) !== count) {
    throw new Error(`The import read ${read ?? 'none'} of ${count} papers.\n${output.slice(-2000)}`);
  }
  return { seconds, peakMemory };
}

/** What is measured of one format: the import into an empty folder, once more with nothing new, and the parse alone. */
interface FormatRuns {
  name: SourceName;
  file: string;
  first: MeasuredImport[];
  again: MeasuredImport[];
  parse: Parsed[];
}

/**
 * Measures the import of each size in each format, and in the same runs, in turn, the parse of the same BibTeX by others. Papers
 * of which citation-js refuses the BibTeX are left out of all formats, or it would have nothing to parse.
 */
export async function benchImport(
  corpora: readonly (readonly Sample[])[],
  runs: number,
  folder: string,
): Promise<string> {
  const tables: string[] = [];
  for (const all of corpora) {
    const samples = await readable(all);
    const formats = (Object.keys(sources) as SourceName[]).map((name): FormatRuns => {
      const file = writeSource(folder, name, samples);
      return { name, file, first: [], again: [], parse: [] };
    });
    const bib = formats.find(({ name }) => name === 'BibTeX')?.file ?? '';
    const others = [
      { name: 'citation-js', parse: parseByCitationJs, parses: [] as Parsed[] },
      ...installable
        .filter(({ isThere }) => isThere())
        .map(({ name, parse }) => ({ name, parse, parses: [] as Parsed[] })),
    ];
    for (let run = 0; run < runs; run++) {
      for (const { file, first, again, parse } of formats) {
        rmSync(path.join(folder, 'content'), { recursive: true, force: true });
        first.push(await importFile(folder, file, samples.length));
        again.push(await importFile(folder, file, samples.length));
        parse.push(await parseOurs(file));
      }
      for (const { parse, parses } of others) parses.push(await parse(bib));
    }
    rmSync(folder, { recursive: true, force: true });
    const left = all.length - samples.length;
    tables.push(
      `${samples.length} papers${left > 0 ? `; ${left} more are left out, since citation-js refuses a file with one of them` : ''}`,
      formatTable(
        ['Import', 'seconds', 'papers/s', 'peak memory', 'parse', 'our part', 'again'],
        formats.map((format) => importRow(format, samples.length)),
      ),
      parseTable(formats, others),
    );
  }
  const missing = installable.filter(({ isThere }) => !isThere());
  return [
    ...tables,
    'Parse: a process of its own, without its start (biber: with it). Our part: the rest of the import, with the start of Node.',
    ...missing.map(({ name, package: from }) => `${name} is not installed (apt-get install ${from}).`),
  ].join('\n\n');
}

/** The papers whose BibTeX citation-js reads. */
async function readable(samples: readonly Sample[]): Promise<Sample[]> {
  const refused = await refusedByCitationJs(
    samples.map((sample, index) => formatBibtex([toPaper(sample, index)], new Map())),
  );
  return samples.filter((_, index) => !refused.has(index));
}

function importRow({ name, first, again, parse }: FormatRuns, count: number): string[] {
  const seconds = median(first.map((one) => one.seconds));
  const parsed = summed(parse);
  const parseSeconds = 'fault' in parsed ? NaN : parsed.seconds;
  return [
    name,
    formatSeconds(seconds),
    formatRate(count, seconds),
    formatMemory(median(first.map((one) => one.peakMemory))),
    formatSeconds(parseSeconds),
    formatSeconds(seconds - parseSeconds),
    formatSeconds(median(again.map((one) => one.seconds))),
  ];
}

/** The parse of the same BibTeX by all, beside that of citation-js; and of our own part. */
function parseTable(
  formats: readonly FormatRuns[],
  others: readonly { name: string; parses: Parsed[] }[],
): string {
  const bibtex = formats.find(({ name }) => name === 'BibTeX');
  const ours = summed(bibtex?.parse ?? []);
  const theirs = summed(others.find(({ name }) => name === 'citation-js')?.parses ?? []);
  const unit = 'fault' in theirs ? NaN : theirs.seconds;
  const row = (what: string, seconds: number, peakMemory = NaN) => [
    what,
    formatSeconds(seconds),
    formatRatio(seconds, unit),
    formatMemory(peakMemory),
  ];
  const parseSeconds = 'fault' in ours ? NaN : ours.seconds;
  const whole = median(bibtex?.first.map((one) => one.seconds) ?? []);
  const rows = [
    row('Offprint, parse', parseSeconds, 'fault' in ours ? NaN : ours.peakMemory),
    row('Offprint, our part', whole - parseSeconds),
    row('Offprint, whole import', whole, median(bibtex?.first.map((one) => one.peakMemory) ?? [])),
    ...others.flatMap(({ name, parses }) => {
      const parsed = summed(parses);
      if ('fault' in parsed) return [[`${name}: ${parsed.fault}`, '–', '–', '–']];
      const { seconds, entrySeconds = NaN, peakMemory } = parsed;
      const alone = Number.isNaN(entrySeconds) ? [] : [row(`${name}, entries only`, entrySeconds)];
      return [row(name, seconds, peakMemory), ...alone];
    }),
  ];
  return formatTable(['The same BibTeX', 'seconds', '÷ citation-js', 'peak memory'], rows);
}
