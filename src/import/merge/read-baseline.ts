import { type Diagnostic, quote } from '../../model/diagnostic.ts';
import {
  type Baseline,
  type BaselineEntry,
  baselineFile,
  baselineVersion,
  type FieldHashes,
  joinHashes,
  type SourceHashes,
} from './baseline.ts';

/** The content of `imported.jsonl`, and what is wrong with the file. */
export interface ReadBaseline {
  baseline: Baseline;
  /** Damaged lines from which no complete entry could be read. They still help to recognise papers. */
  lost: string[];
  diagnostics: Diagnostic[];
  /** Whether a newer version of Offprint wrote the file. An import must not change such a file. */
  isNewer: boolean;
}

/** The entry of one file, with the path of the file. */
type FileEntry = BaselineEntry & { path: string };

const damageAdvice =
  'What can be read of it was kept. Restore the line from git if you can. Otherwise remove it, and delete papers that come back.';

/** Maximum number of damaged lines that are reported one by one. */
const maxReported = 20;

/** Matches the lines that git writes into a file with a conflict. */
const conflictMark = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/u;

/**
 * Reads `imported.jsonl`. Every damaged line is reported, and what can be read of it is kept. Two lines about the same
 * file, as after a merge of two branches, are combined.
 *
 * @param text the text of the file; undefined if there is no file
 * @param file the path of the file, as messages show it
 */
export function readBaseline(text: string | undefined, file: string = baselineFile): ReadBaseline {
  const read: ReadBaseline = { baseline: new Map(), lost: [], diagnostics: [], isNewer: false };
  if (text === undefined) return read;
  const report = (severity: Diagnostic['severity'], line: number, message: string, advice: string) => {
    read.diagnostics.push({ severity, file, line, message, advice });
  };
  if (text.startsWith('\uFEFF')) {
    const advice = 'The next import writes the file without it.';
    report('note', 1, 'The file begins with a byte order mark.', advice);
  }
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|[\r\n]/u);
  const lineOf = new Map<string, number>();
  const add = (found: FileEntry | undefined, line: number) => {
    if (!found) return;
    const { path, ...entry } = found;
    const first = lineOf.get(path);
    if (first === undefined) lineOf.set(path, line);
    else
      report(
        'warning',
        line,
        `${quote(path)} is also on line ${first}.`,
        'Both lines were read; the next import writes them as one.',
      );
    const known = read.baseline.get(path);
    read.baseline.set(path, known ? combine(known, entry) : entry);
  };
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const whole = parseLine(line);
    if (typeof whole?.version === 'number' && whole.file === undefined) {
      if (whole.version <= baselineVersion) continue;
      read.isNewer = true;
      const message = `The file was written by a newer version of Offprint (format ${whole.version}).`;
      report('error', index + 1, message, 'Update Offprint, then run the command again.');
    } else if (conflictMark.test(line)) {
      const advice = 'The lines of both sides were read. Run an import; it writes the file without the mark.';
      report('warning', index + 1, `The line ${quote(line)} is a conflict mark of git.`, advice);
    } else if (whole && isWhole(whole)) add(toEntry(whole), index + 1);
    else {
      // The end of a line may be cut off together with the line break, so that the next entry is on the same line.
      for (const piece of line.split(/(?=\{"file":")/u)) {
        const entry = toEntry(parseLine(piece) ?? parseLine(repair(piece)) ?? {});
        if (entry) add(entry, index + 1);
        else if (piece.replace(/[\0\uFEFF\s]/gu, '') !== '') read.lost.push(piece.replaceAll('\0', ''));
      }
      const message = `The line ${quote(line)} is damaged.`;
      report('warning', index + 1, message, damageAdvice);
    }
  }
  if (text.trim() === '') {
    const advice =
      'Restore it from git. Without it, an import cannot know which papers you edited or deleted.';
    report('warning', 1, 'The file is empty.', advice);
  }
  return { ...read, diagnostics: shorten(read.diagnostics, file) };
}

/** Shortens a long list of diagnostics, so that a file in a wrong format does not fill the screen. */
function shorten(diagnostics: Diagnostic[], file: string): Diagnostic[] {
  if (diagnostics.length <= maxReported) return diagnostics;
  const rest = diagnostics.slice(maxReported);
  const lines = rest.map(({ line }) => line).join(', ');
  const message = `${rest.length} more lines are damaged or repeated: ${lines}.`;
  const advice = 'Restore the file from git if you can.';
  return [...diagnostics.slice(0, maxReported), { severity: 'warning', file, message, advice }];
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(line) as unknown;
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Completes a line whose end was cut off: drops the last incomplete value, and closes the open brackets. */
function repair(line: string): string {
  const start = line.indexOf('{"file":"');
  if (start < 0) return '';
  const cut = line.slice(start);
  const end = Math.max(cut.lastIndexOf('",'), cut.lastIndexOf('"}'), cut.lastIndexOf('"]'));
  const kept = cut.slice(0, end + 1);
  const closing: string[] = [];
  let isText = false;
  for (let index = 0; index < kept.length; index++) {
    const character = kept[index];
    if (isText && character === '\\') index++;
    else if (character === '"') isText = !isText;
    else if (isText) continue;
    else if (character === '{') closing.push('}');
    else if (character === '[') closing.push(']');
    else if (character === '}' || character === ']') closing.pop();
  }
  return kept + closing.toReversed().join('');
}

/** Whether a line has all that an entry needs, and nothing in it is of a wrong type. */
function isWhole({ file, sources, issued, profiles }: Record<string, unknown>): boolean {
  return (
    isPath(file) &&
    isMap(sources) &&
    Object.values(sources).every((hashes) => isMap(hashes) && Object.values(hashes).every(isHash)) &&
    (issued === undefined || typeof issued === 'string') &&
    (profiles === undefined || (Array.isArray(profiles) && profiles.every((one) => typeof one === 'string')))
  );
}

/** Converts a line to an entry. Values of a wrong type are left out. */
function toEntry(value: Record<string, unknown>): FileEntry | undefined {
  const { file: path, sources, issued, profiles } = value;
  if (!isPath(path)) return undefined;
  const ids = Array.isArray(profiles) ? profiles.filter((one) => typeof one === 'string') : [];
  return {
    path,
    sources: toSources(sources),
    ...(typeof issued === 'string' && { issued }),
    ...(ids.length > 0 && { profiles: ids }),
  };
}

function toSources(value: unknown): SourceHashes {
  if (!isMap(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([source, hashes]) =>
      isMap(hashes)
        ? [
            [
              source,
              Object.fromEntries(Object.entries(hashes).filter(([, hash]) => isHash(hash))) as FieldHashes,
            ],
          ]
        : [],
    ),
  );
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && /^(?:papers|authors)\/[^/]+\.md$/u.test(value);
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{16}(?: [0-9a-f]{16})*$/u.test(value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Combines two entries of one file. If they have different hashes for a value, both hashes are kept. */
function combine(first: BaselineEntry, second: BaselineEntry): BaselineEntry {
  const profiles = [...new Set([...(first.profiles ?? []), ...(second.profiles ?? [])])].sort();
  const issued = second.issued ?? first.issued;
  const sources: SourceHashes = { ...first.sources };
  for (const [source, hashes] of Object.entries(second.sources)) {
    const known = sources[source] ?? {};
    const joined = Object.entries(hashes).map(([field, hash]) => [field, joinHashes(known[field], hash)]);
    sources[source] = { ...known, ...(Object.fromEntries(joined) as FieldHashes) };
  }
  return { sources, ...(issued !== undefined && { issued }), ...(profiles.length > 0 && { profiles }) };
}
