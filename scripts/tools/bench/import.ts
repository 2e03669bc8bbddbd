import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatBibtex } from '../../../src/export/bibtex.ts';
import { measureNode, root } from '../../setup/process.ts';
import { medianParse } from './bib-files.ts';
import type { Sample } from './corpus.ts';
import { formatMemory, formatRate, formatRatio, formatSeconds, formatTable, median } from './figures.ts';
import {
  installableParsers,
  packagedParsers,
  type Parsed,
  parseOurs,
  rejectedByCitationJs,
} from './parsers.ts';
import { type SourceName, sources, toArticle } from './sources.ts';

/** Measurements of one import, which ran in a process of its own. */
interface MeasuredImport {
  seconds: number;
  peakMemory: number;
}

/**
 * Writes the papers to files as profile texts (the text of a profile page), and imports those files into a content
 * folder.
 *
 * @throws if the import reads fewer papers than the list contains
 */
export function importProfile(folder: string, samples: readonly Sample[]): Promise<MeasuredImport> {
  const files: string[] = [];
  for (let start = 0; start < samples.length; start += papersOfFile) {
    const part = samples.slice(start, start + papersOfFile);
    files.push(writeSource(folder, 'profile text', part, start === 0 ? '' : `${start}-`));
  }
  return importFiles(folder, files, samples.length);
}

/** Maximum number of papers of a profile text. The import reads no file of more than 64 MB; a paper has about 1 kB. */
const papersOfFile = 25_000;

function writeSource(folder: string, name: SourceName, samples: readonly Sample[], prefix = ''): string {
  const { file, format } = sources[name];
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, `${prefix}${file}`);
  writeFileSync(target, format(samples));
  return target;
}

async function importFiles(folder: string, files: readonly string[], count: number): Promise<MeasuredImport> {
  let answer = '';
  const { code, seconds, peakMemory, output } = await measureNode(
    [
      path.join(root, 'scripts/commands/import.ts'),
      '--json',
      '--content',
      path.join(folder, 'content'),
      ...files,
    ],
    { output: (piece, stream) => (answer += stream === 'stdout' ? piece : '') },
  );
  const read = /"read":\s*(\d+)/.exec(answer)?.[1];
  if (code > 1 || Number(read) !== count) {
    throw new Error(
      `The import read ${read ?? '0'} of ${count} papers. Its output ends:\n${output.slice(-2000)}`,
    );
  }
  return { seconds, peakMemory };
}

/**
 * Measurements of one format: `first` are imports into an empty folder, `again` are repetitions of these imports, and
 * `parse` are parses without an import.
 */
interface FormatRuns {
  name: SourceName;
  file: string;
  first: MeasuredImport[];
  again: MeasuredImport[];
  parse: Parsed[];
}

/**
 * Measures the import of each corpus (a list of papers) in each format. Also measures how long other parsers take to
 * parse the same BibTeX. Papers whose BibTeX citation-js cannot parse are left out of all formats, because citation-js
 * would reject the whole file.
 */
export async function benchImport(
  corpora: readonly (readonly Sample[])[],
  runs: number,
  folder: string,
): Promise<string> {
  const tables: string[] = [];
  for (const all of corpora) {
    const samples = await parseable(all);
    const formats = (Object.keys(sources) as SourceName[]).map((name): FormatRuns => {
      const file = writeSource(folder, name, samples);
      return { name, file, first: [], again: [], parse: [] };
    });
    const bib = formats.find(({ name }) => name === 'BibTeX')?.file ?? '';
    const others = [...packagedParsers, ...installableParsers.filter(({ isInstalled }) => isInstalled())].map(
      ({ name, parse }) => ({ name, parse, parses: [] as Parsed[] }),
    );
    for (let run = 0; run < runs; run++) {
      for (const { file, first, again, parse } of formats) {
        rmSync(path.join(folder, 'content'), { recursive: true, force: true });
        first.push(await importFiles(folder, [file], samples.length));
        again.push(await importFiles(folder, [file], samples.length));
        parse.push(await parseOurs(file));
      }
      for (const { parse, parses } of others) parses.push(await parse(bib));
    }
    rmSync(folder, { recursive: true, force: true });
    const left = all.length - samples.length;
    tables.push(
      `${samples.length} papers${left > 0 ? `; ${left} more are left out, since citation-js rejects a file with one of them` : ''}`,
      formatTable(
        ['Import', 'seconds', 'papers/s', 'peak memory', 'parse', 'our part', 'again'],
        formats.map((format) => importRow(format, samples.length)),
      ),
      parseTable(formats, others),
    );
  }
  const missing = installableParsers.filter(({ isInstalled }) => !isInstalled());
  return [
    ...tables,
    'Each parser runs in a process of its own. Only the time of biber includes the start of the process. "Our part" is the rest of the import, including the start of Node.',
    ...missing.map(({ name, package: from }) => `${name} is not installed (apt-get install ${from}).`),
  ].join('\n\n');
}

/** Returns the papers whose BibTeX text citation-js can parse. */
async function parseable(samples: readonly Sample[]): Promise<Sample[]> {
  const rejected = await rejectedByCitationJs(
    samples.map((sample, index) => formatBibtex([toArticle(sample, index)], new Map())),
  );
  return samples.filter((_, index) => !rejected.has(index));
}

function importRow({ name, first, again, parse }: FormatRuns, count: number): string[] {
  const seconds = median(first.map((one) => one.seconds));
  const parsed = medianParse(parse);
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

/**
 * Formats a table with the times that all parsers take for the same BibTeX, and with the ratio of each time to the time
 * of citation-js. The table also contains the time of the rest of Offprint's import.
 */
function parseTable(
  formats: readonly FormatRuns[],
  others: readonly { name: string; parses: Parsed[] }[],
): string {
  const bibtex = formats.find(({ name }) => name === 'BibTeX');
  const ours = medianParse(bibtex?.parse ?? []);
  const theirs = medianParse(others.find(({ name }) => name === 'citation-js')?.parses ?? []);
  const unit = 'fault' in theirs ? NaN : theirs.seconds;
  const row = (name: string, seconds: number, peakMemory = NaN) => [
    name,
    formatSeconds(seconds),
    formatRatio(seconds, unit),
    formatMemory(peakMemory),
  ];
  const parseSeconds = 'fault' in ours ? NaN : ours.seconds;
  const wholeImport = median(bibtex?.first.map((one) => one.seconds) ?? []);
  const rows = [
    row('Offprint, parse', parseSeconds, 'fault' in ours ? NaN : ours.peakMemory),
    row('Offprint, our part', wholeImport - parseSeconds),
    row('Offprint, whole import', wholeImport, median(bibtex?.first.map((one) => one.peakMemory) ?? [])),
    ...others.flatMap(({ name, parses }) => {
      const parsed = medianParse(parses);
      if ('fault' in parsed) return [[`${name}: ${parsed.fault}`, '–', '–', '–']];
      const { seconds, entrySeconds = NaN, peakMemory } = parsed;
      const entries = Number.isNaN(entrySeconds) ? [] : [row(`${name}, entries only`, entrySeconds)];
      return [row(name, seconds, peakMemory), ...entries];
    }),
  ];
  return formatTable(['The same BibTeX', 'seconds', '÷ citation-js', 'peak memory'], rows);
}
