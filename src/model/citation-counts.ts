import { type Diagnostic, quote } from './diagnostic.ts';
import { isDate } from './date.ts';
import { idSchema } from './id.ts';

/** Name of the file in the content folder that contains how often papers are cited. `npm run complete` writes it. */
export const citationsFile = 'citations.json';

/**
 * The services that count citations, by their names in `site.yaml` and in `citations.json`, with the names that
 * readers know. Numbers of two services cannot be compared, so a site shows the numbers of one service only.
 */
export const citationServices = {
  openalex: 'OpenAlex',
  crossref: 'Crossref',
  'semantic-scholar': 'Semantic Scholar',
} as const;

export type CitationService = keyof typeof citationServices;

/** How often one paper was cited, as one service counted on one day. */
export interface CitationCount {
  /** Number of citations: 0 or more. */
  count: number;
  /** The service that counted; a key of `citationServices`. */
  source: CitationService;
  /** The day on which the service was asked: `2026-11-28`. */
  day: string;
  /**
   * Numbers of citations by year of the citing paper: `{ 2024: 3, 2025: 9 }`. A service may know recent years only, so
   * that the sum can be smaller than `count`. Missing if the service does not count by year.
   */
  perYear?: Record<string, number>;
}

/** Citation counts by the id of the paper. */
export type CitationCounts = ReadonlyMap<string, CitationCount>;

/** The largest number that is believed. No paper is cited more often. */
const maxCount = 100_000_000;

export function isCitationService(value: unknown): value is CitationService {
  return typeof value === 'string' && Object.hasOwn(citationServices, value);
}

/**
 * Formats `citations.json`. Papers are sorted by id, one paper per line. The most frequent source and its most frequent
 * day are at the top, and a paper only has those in which it differs. So the diff of a weekly update consists of the
 * day and the papers whose number changed.
 */
export function formatCitationCounts(counts: CitationCounts): string {
  const all = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const source = mostFrequent(all.map(([, count]) => count.source)) ?? 'openalex';
  const days = all.flatMap(([, count]) => (count.source === source ? count.day : []));
  const day = mostFrequent(days);
  const lines = all.map(([id, count]) => {
    const years = Object.entries(count.perYear ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const values = [
      `"count": ${count.count}`,
      ...(count.source === source ? [] : [`"source": ${JSON.stringify(count.source)}`]),
      ...(count.day === day ? [] : [`"day": ${JSON.stringify(count.day)}`]),
      ...(count.perYear
        ? [`"perYear": { ${years.map(([year, number]) => `"${year}": ${number}`).join(', ')} }`]
        : []),
    ];
    return `    ${JSON.stringify(id)}: { ${values.join(', ')} }`.replace('{  }', '{}');
  });
  const head = [`  "source": "${source}"`, ...(day === undefined ? [] : [`  "day": "${day}"`])];
  const papers = lines.length === 0 ? '  "papers": {}' : `  "papers": {\n${lines.join(',\n')}\n  }`;
  return `{\n${[...head, papers].join(',\n')}\n}\n`;
}

/** Returns the most frequent text; of equally frequent texts, the last in alphabetical order, which is the newest day. */
function mostFrequent<Text extends string>(texts: readonly Text[]): Text | undefined {
  const counts = new Map<Text, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? 1 : -1))[0]?.[0];
}

/** The values at the top of the file, which are those of all papers that have no value of their own. */
interface Defaults {
  source?: unknown;
  day?: unknown;
}

/**
 * Parses `citations.json`. Each invalid value is reported with its line, and only this value is left out. If the file is
 * not valid JSON, as after a conflict of git, each line that contains a whole paper is read by itself.
 *
 * @param file the path of the file, as messages show it
 */
export function parseCitationCounts(
  text: string,
  file: string = citationsFile,
): { counts: Map<string, CitationCount>; diagnostics: Diagnostic[] } {
  const counts = new Map<string, CitationCount>();
  const diagnostics: Diagnostic[] = [];
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|[\r\n]/u);
  const report = (line: number, message: string, advice: string) => {
    diagnostics.push({ severity: 'warning', file, line, message, advice });
  };
  const add = (id: string, value: unknown, defaults: Defaults, line: number) => {
    const read = readCount(id, value, defaults, (message, advice) => report(line, message, advice));
    if (read) counts.set(id, read);
  };
  const whole = parseJson(text.replace(/^\uFEFF/u, ''));
  if (whole === undefined) {
    const line = lines.findIndex((one) => /^(?:<{7}|={7}|>{7})/u.test(one)) + 1;
    const what = line > 0 ? 'The file has a conflict mark of git.' : 'The file is not valid JSON.';
    const advice = 'What can be read of it is used. `npm run complete -- --only citations` writes it again.';
    report(Math.max(line, 1), what, advice);
    const found = lines.flatMap((one, index) =>
      readLine(one).map((entry) => ({ ...entry, line: index + 1 })),
    );
    const texts = (key: string) =>
      found.flatMap(({ id, value }) => (id === key && typeof value === 'string' ? value : [])).sort();
    // If there are two days, as after a conflict, the earlier one promises less.
    const defaults = { source: texts('source')[0], day: texts('day')[0] };
    for (const { id, value, line: at } of found) if (isRecord(value)) add(id, value, defaults, at);
    return { counts, diagnostics };
  }
  if (!isRecord(whole) || !isRecord(whole.papers)) {
    report(1, 'The file has no "papers" with citation counts.', remove);
    return { counts, diagnostics };
  }
  const lineOf = linesOfKeys(lines);
  for (const key of Object.keys(whole))
    if (!['source', 'day', 'papers'].includes(key))
      report(lineOf.get(key) ?? 1, `The key ${quote(key)} is unknown.`, 'Remove it, or update Offprint.');
  for (const [id, value] of Object.entries(whole.papers)) add(id, value, whole, lineOf.get(id) ?? 1);
  return { counts, diagnostics };
}

const remove = 'Remove the file, and run `npm run complete -- --only citations`.';

/** Reads the count of one paper, and reports its invalid values. */
function readCount(
  id: string,
  value: unknown,
  defaults: Defaults,
  report: (message: string, advice: string) => void,
): CitationCount | undefined {
  const leftOut = 'The count is left out. `npm run complete -- --only citations` writes it again.';
  if (!idSchema.safeParse(id).success) {
    report(`${quote(id)} is not the id of a paper.`, 'Remove the line.');
    return undefined;
  }
  if (!isRecord(value)) {
    report(`The value of ${quote(id)} is not a citation count.`, leftOut);
    return undefined;
  }
  const { count, source = defaults.source, day = defaults.day, perYear, ...others } = value;
  if (!isCount(count)) {
    report(`The "count" of ${quote(id)} is ${shownValue(count)}, not a number of citations.`, leftOut);
    return undefined;
  }
  if (!isCitationService(source)) {
    const names = Object.keys(citationServices).join(', ');
    report(
      `The "source" of ${quote(id)} is ${shownValue(source)}, not one of ${names}.`,
      'Write the service that counted.',
    );
    return undefined;
  }
  if (typeof day !== 'string' || day.length !== 10 || !isDate(day)) {
    report(
      `The "day" of ${quote(id)} is ${shownValue(day)}, not a day.`,
      'Write the day of the count as "2026-11-28".',
    );
    return undefined;
  }
  for (const key of Object.keys(others))
    report(`The key ${quote(key)} of ${quote(id)} is unknown.`, 'Remove it, or update Offprint.');
  if (perYear === undefined) return { count, source, day };
  const years = isRecord(perYear) ? Object.entries(perYear) : undefined;
  if (!years?.every(([year, number]) => /^\d{4}$/u.test(year) && isCount(number))) {
    report(
      `The "perYear" of ${quote(id)} is not a list of years with numbers.`,
      'It is left out. Write it as { "2025": 3 }.',
    );
    return { count, source, day };
  }
  return { count, source, day, perYear: Object.fromEntries(years) as Record<string, number> };
}

function shownValue(value: unknown): string {
  return value === undefined ? 'missing' : quote(typeof value === 'string' ? value : JSON.stringify(value));
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maxCount;
}

/** Reads a line `"key": value,` of a damaged file. */
function readLine(line: string): { id: string; value: unknown }[] {
  const pair = line.trim().replace(/,$/u, '');
  const whole = pair.startsWith('"') ? parseJson(`{${pair}}`) : undefined;
  return isRecord(whole) ? Object.entries(whole).map(([id, value]) => ({ id, value })) : [];
}

/** Returns the line of each key that is the first one on its line, counted from 1. */
function linesOfKeys(lines: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const key = /^\s{0,40}"([^"\\]{1,200})"\s{0,9}:/u.exec(line)?.[1];
    if (key !== undefined) found.set(key, index + 1);
  }
  return found;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
