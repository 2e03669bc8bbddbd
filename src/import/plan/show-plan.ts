import { isDeepStrictEqual } from 'node:util';
import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff';
import { parseAuthorFile } from '../../files/author-file.ts';
import { parsePaperFile } from '../../files/paper-file.ts';
import { quote } from '../../model/diagnostic.ts';
import type { Name } from '../../model/name.ts';
import { formatName } from '../../model/name.ts';
import { baselineFile } from '../merge/baseline.ts';
import type { PlannedWrite } from './existing.ts';

/** A file as it stands, by its path below the content folder; `undefined` where there is none. */
export type BeforeOf = (file: string) => string | undefined;

/** What becomes of one file, for programs. */
export interface ShownWrite {
  /** Below the content folder, with `/`. */
  file: string;
  kind: 'new' | 'change';
  /** What changes in a file that can be read, key by key; the body is `abstract` of a paper and `biography` of a person. */
  fields?: ChangedField[];
  /** The whole text, where it was asked for. */
  text?: string;
}

/** One key of a file; what is not there is left out. */
export interface ChangedField {
  field: string;
  before?: unknown;
  after?: unknown;
}

/** How a plan is shown to a person. */
export interface ShowOptions {
  /** Whole texts of new files, however many they are. */
  full: boolean;
  colours: boolean;
}

/** So many new files are shown with their text; of more, each has one line. */
const mostTexts = 5;

/** The plan as a person reads it: changes as a unified diff that `patch -p0` takes too, many new files with a line each. */
export function formatPlan(
  writes: readonly PlannedWrite[],
  beforeOf: BeforeOf,
  options: ShowOptions,
): string[] {
  const content = writes.filter(({ file }) => file !== baselineFile);
  const fresh = content.filter(({ file }) => beforeOf(file) === undefined);
  const isShort = fresh.length > mostTexts && !options.full;
  const lines = content.flatMap(({ file, text }) => {
    const before = beforeOf(file);
    if (before === undefined && isShort)
      return paint('+', `new ${file}: ${describe(file, text)}`, options.colours);
    return [...formatDiff(file, before, text).map((line) => paint(line[0] ?? '', line, options.colours)), ''];
  });
  if (isShort) lines.push('', `--full shows the texts of the ${fresh.length} new files too.`, '');
  return lines;
}

/** The plan for programs. */
export function toShownWrites(
  writes: readonly PlannedWrite[],
  beforeOf: BeforeOf,
  full: boolean,
): ShownWrite[] {
  return writes.map(({ file, text }): ShownWrite => {
    const before = beforeOf(file);
    const fields = before === undefined ? undefined : changedFields(file, before, text);
    return {
      file,
      kind: before === undefined ? 'new' : 'change',
      ...(fields && { fields }),
      ...(full && { text }),
    };
  });
}

/** Above so many lines that differ, a file is shown as replaced: comparing takes the square of their number. */
const mostEdits = 1000;

/** A unified diff with three lines of context; of a new file all lines. */
function formatDiff(file: string, before: string | undefined, after: string): string[] {
  const old = before === undefined ? '/dev/null' : file;
  const compare = { context: 3, maxEditLength: mostEdits };
  const patch =
    before === undefined
      ? undefined
      : structuredPatch(old, file, before, after, undefined, undefined, compare);
  const hunks = patch
    ? formatPatch(patch, OMIT_HEADERS).replace(/\n$/u, '').split('\n')
    : replaced(before ?? '', after);
  return [`--- ${old}`, `+++ ${file}`, ...hunks].map(withoutControls);
}

/** One hunk that takes all of the old text out and puts all of the new one in. */
function replaced(before: string, after: string): string[] {
  const [old, now] = [before, after].map((text) => ({
    lines: text === '' ? [] : text.replace(/\n$/u, '').split('\n'),
    end: text === '' || text.endsWith('\n') ? [] : ['\\ No newline at end of file'],
  })) as [{ lines: string[]; end: string[] }, { lines: string[]; end: string[] }];
  const range = ({ lines }: { lines: string[] }) => `${lines.length > 0 ? 1 : 0},${lines.length}`;
  return [
    `@@ -${range(old)} +${range(now)} @@`,
    ...[...old.lines.map((line) => `-${line}`), ...old.end],
    ...[...now.lines.map((line) => `+${line}`), ...now.end],
  ];
}

/** A terminal obeys control characters, and texts from outside may hold some: they are shown by their pictures. */
function withoutControls(line: string): string {
  return line.replace(/(?!\t)\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}

const colours: Readonly<Record<string, string>> = { '+': '\u001b[32m', '-': '\u001b[31m', '@': '\u001b[36m' };

function paint(mark: string, line: string, isWanted: boolean): string {
  const colour = colours[mark];
  return isWanted && colour !== undefined ? `${colour}${line}\u001b[0m` : line;
}

/** What a file is about, on one line: `"A Herd" — Ada Quill et al., 2020`. */
function describe(file: string, text: string): string {
  if (!file.startsWith('papers/')) {
    const read = parseAuthorFile(text, file, '');
    return 'value' in read ? read.value.name : 'a person';
  }
  const read = parsePaperFile(text, file, '');
  if (!('value' in read)) return 'a paper';
  const { title, author = [], authorsTruncated, issued } = read.value;
  const byline = author.length > 0 ? formatByline(author, authorsTruncated === true) : undefined;
  const details = [byline, issued].filter((part) => part !== undefined).join(', ');
  return `${quote(title)}${details === '' ? '' : ` — ${details}`}`;
}

function formatByline(author: readonly Name[], isTruncated: boolean): string {
  const shown = author.length > 3 ? 1 : author.length;
  const names = author.slice(0, shown).map((name) => quote(formatName(name)).slice(1, -1));
  return `${names.join(', ')}${shown < author.length || isTruncated ? ' et al.' : ''}`;
}

/** What differs between two texts of a content file; nothing where one of them cannot be read. */
function changedFields(file: string, before: string, after: string): ChangedField[] | undefined {
  const [old, now] = [valuesOf(file, before), valuesOf(file, after)];
  if (!old || !now) return undefined;
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => !isDeepStrictEqual(old[field], now[field]))
    .map((field) => ({
      field,
      ...(field in old && { before: old[field] }),
      ...(field in now && { after: now[field] }),
    }));
}

function valuesOf(file: string, text: string): Record<string, unknown> | undefined {
  if (file === baselineFile) return undefined;
  const read = file.startsWith('papers/') ? parsePaperFile(text, file, '') : parseAuthorFile(text, file, '');
  return 'value' in read ? { ...read.value } : undefined;
}
