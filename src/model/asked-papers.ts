import { isDate } from './date.ts';
import { type Diagnostic, quote } from './diagnostic.ts';
import { idSchema } from './id.ts';

/**
 * Name of the file in the content folder that contains which papers were looked up at the services, and when. It is
 * committed, because a scheduled run has no other memory. `npm run complete` writes it.
 */
export const askedFile = 'asked.jsonl';

/** The version of the format of `asked.jsonl`, which is on its first line. */
const version = 1;

/** The state of the search for one paper at the services. */
export interface AskedPaper {
  /** The day on which the paper was looked up: `2026-11-28`. */
  asked?: string;
  /** The result on that day: found, only proposed, or not found. */
  result?: AskedResult;
  /** The parts that were taken, if the run was limited to some (`--only`); missing for all parts. */
  parts?: string[];
  /** Hash of the title that was not found. If the title changes, the paper is looked up again at once. */
  title?: string;
  /** The day on which the service of the site had no citation count for the paper. */
  uncounted?: string;
  /** Identifiers of records that a person refused, sorted: `doi:10.5555/1`, `https://openalex.org/W1`. */
  refused?: string[];
}

const results = ['found', 'proposed', 'not found'] as const;
export type AskedResult = (typeof results)[number];

/** The state of the search, by the id of the paper. */
export type AskedPapers = ReadonlyMap<string, AskedPaper>;

/** The content of `asked.jsonl`, and diagnostics about it. */
export interface ReadAskedPapers {
  papers: Map<string, AskedPaper>;
  diagnostics: Diagnostic[];
  /** The line of each paper, counted from 1. */
  lines: Map<string, number>;
  /** Whether a newer version of Offprint wrote the file, so that this version must not change it. */
  isNewer: boolean;
}

/** Formats `asked.jsonl`: one line per paper, sorted, so that git can merge the file. */
export function formatAskedPapers(papers: AskedPapers): string {
  const lines = [...papers]
    .filter(([, { asked, uncounted, refused = [] }]) => asked ?? uncounted ?? refused[0])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([paper, { asked, result, parts, title, uncounted, refused = [] }]) =>
      JSON.stringify({
        paper,
        asked,
        result,
        parts,
        title,
        uncounted,
        refused: refused.length > 0 ? [...new Set(refused)].sort() : undefined,
      }),
    );
  return lines.length === 0 ? '' : [JSON.stringify({ version }), ...lines, ''].join('\n');
}

/** Maximum number of damaged lines that are reported one by one. */
const maxReported = 20;

const conflictMark = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/u;

/**
 * Parses `asked.jsonl`. A damaged line is reported and skipped: then this paper is looked up again. Two
 * lines about the same paper, as after a merge of two branches, are combined.
 *
 * @param text the text of the file; undefined if there is no file
 * @param file the path of the file, as messages show it
 */
export function parseAskedPapers(text: string | undefined, file: string = askedFile): ReadAskedPapers {
  const read: ReadAskedPapers = { papers: new Map(), diagnostics: [], lines: new Map(), isNewer: false };
  const damaged: number[] = [];
  for (const [index, line] of (text ?? '')
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|[\r\n]/u)
    .entries()) {
    if (line.trim() === '' || conflictMark.test(line)) continue;
    const values = parseLine(line);
    if (typeof values?.version === 'number' && values.paper === undefined) {
      if (values.version <= version) continue;
      read.isNewer = true;
      const message = `The file was written by a newer version of Offprint (format ${values.version}).`;
      const advice = 'Update Offprint, then run the command again.';
      read.diagnostics.push({ severity: 'error', file, line: index + 1, message, advice });
    } else if (values && idSchema.safeParse(values.paper).success) {
      const id = values.paper as string;
      read.papers.set(id, combine(read.papers.get(id), toAskedPaper(values)));
      read.lines.set(id, index + 1);
    } else {
      damaged.push(index + 1);
      if (damaged.length > maxReported) continue;
      const message = `The line ${quote(line)} is damaged.`;
      const advice = 'It was skipped. Remove it, or restore it from git.';
      read.diagnostics.push({ severity: 'warning', file, line: index + 1, message, advice });
    }
  }
  if (damaged.length > maxReported) {
    const message = `${damaged.length - maxReported} more lines are damaged.`;
    const advice = 'Restore the file from git if you can.';
    read.diagnostics.push({ severity: 'warning', file, message, advice });
  }
  return read;
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Converts a line to values. Values of a wrong type are left out. */
function toAskedPaper(values: Record<string, unknown>): AskedPaper {
  const { asked, result, title, uncounted } = values;
  const known = results.find((one) => one === result);
  const [parts, refused] = [toTexts(values.parts), toTexts(values.refused)];
  return {
    ...(isDay(asked) && { asked }),
    ...(known && { result: known }),
    ...(parts.length > 0 && { parts }),
    ...(typeof title === 'string' && { title }),
    ...(isDay(uncounted) && { uncounted }),
    ...(refused.length > 0 && { refused }),
  };
}

function toTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && value.length === 10 && isDate(value);
}

/** Combines two lines about one paper: the later answer counts, and everything that was refused stays refused. */
function combine(first: AskedPaper | undefined, second: AskedPaper): AskedPaper {
  if (!first) return second;
  const [older, newer] =
    (first.asked ?? '') <= (second.asked ?? '') ? [first, second] : ([second, first] as const);
  const refused = [...new Set([...(first.refused ?? []), ...(second.refused ?? [])])].sort();
  const uncounted = [first.uncounted ?? '', second.uncounted ?? ''].sort().at(-1);
  const { asked, result, parts, title } = newer.asked === undefined ? older : newer;
  return {
    ...(asked !== undefined && { asked }),
    ...(result && { result }),
    ...(parts && { parts }),
    ...(title !== undefined && { title }),
    ...(uncounted && { uncounted }),
    ...(refused.length > 0 && { refused }),
  };
}

/** Whether a number of days has passed since a day. A day in the future, as of a wrong clock, counts as long ago. */
export function hasPassed(day: string, today: string, days: number): boolean {
  const passed = (Date.parse(today) - Date.parse(day)) / 86_400_000;
  return passed >= days || passed < 0;
}
