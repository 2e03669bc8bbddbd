import { isDeepStrictEqual } from 'node:util';
import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff';
import { parseAuthorFile } from '../../files/author-file.ts';
import { parsePaperFile } from '../../files/paper-file.ts';
import { isByteFile } from '../../files/writable-files.ts';
import { quote } from '../../model/diagnostic.ts';
import type { Name } from '../../model/name.ts';
import { formatName } from '../../model/name.ts';
import { baselineFile } from '../merge/baseline.ts';
import { answersFile } from '../merge/kept-answers.ts';
import type { PlannedWrite } from './existing.ts';

/**
 * Returns the current text of a content file; undefined if the file does not exist yet. The file is given by its path
 * below the content folder.
 */
export type BeforeOf = (file: string) => string | undefined;

/** The planned change of one file, in the format that `--json` prints for programs. */
export interface ShownWrite {
  /** Path of the file below the content folder, with `/`. */
  file: string;
  kind: 'new' | 'change';
  /**
   * The keys whose values change; only for existing files that are valid before and after the change. The text below
   * the frontmatter is the key `abstract` of a paper, and the key `biography` of a person.
   */
  fields?: ChangedField[];
  /** The complete new text of the file; only with the option `--full`. */
  text?: string;
}

/** A key whose value changes in a file. A new key has no `before`, and a removed key has no `after`. */
export interface ChangedField {
  field: string;
  before?: unknown;
  after?: unknown;
  /** The place that the new value is from, such as `lab.bib:12`, if it is known. */
  source?: string;
}

/** Options for showing a plan as text. */
export interface ShowOptions {
  /** Whether to show the complete text of every new file. */
  full: boolean;
  colours: boolean;
}

/** Maximum number of new files whose complete text is shown. If there are more new files, each is shown as one line. */
const maxNewTexts = 5;

/**
 * Formats a plan as text: a unified diff that `patch -p0` accepts. If there are many new files, the diff shows only
 * one line for each new file.
 */
export function formatPlan(
  writes: readonly PlannedWrite[],
  beforeOf: BeforeOf,
  options: ShowOptions,
): string[] {
  const content = writes.filter(({ file }) => file !== baselineFile && file !== answersFile);
  const newFiles = content.filter(({ file }) => beforeOf(file) === undefined);
  const isShort = newFiles.length > maxNewTexts && !options.full;
  const lines = content.flatMap(({ file, text }) => {
    const before = beforeOf(file);
    if (before === undefined && isShort)
      return paint('+', `new ${file}: ${describe(file, text)}`, options.colours);
    return [...formatDiff(file, before, text).map((line) => paint(line[0] ?? '', line, options.colours)), ''];
  });
  if (isShort) lines.push('', `Use --full to show the text of the ${newFiles.length} new files.`, '');
  return lines;
}

/**
 * Formats the changes of an undo as text. If many files are deleted, each is shown as one line.
 *
 * @param changes the texts to restore; `null` for a file to delete
 */
export function formatUndo(
  changes: readonly { file: string; text: string | null }[],
  beforeOf: BeforeOf,
  options: ShowOptions,
): string[] {
  const content = changes.filter(({ file }) => file !== baselineFile && file !== answersFile);
  const deleted = content.filter(({ text }) => text === null);
  const isShort = deleted.length > maxNewTexts && !options.full;
  const lines = content.flatMap(({ file, text }) => {
    const before = beforeOf(file) ?? '';
    if (text === null && isShort)
      return paint('-', `delete ${file}: ${describe(file, before)}`, options.colours);
    return [...formatDiff(file, before, text).map((line) => paint(line[0] ?? '', line, options.colours)), ''];
  });
  if (isShort) lines.push('', `Use --full to show the text of the ${deleted.length} deleted files.`, '');
  return lines;
}

/** Converts a plan to JSON values, for programs. */
export function toShownWrites(
  writes: readonly PlannedWrite[],
  beforeOf: BeforeOf,
  full: boolean,
): ShownWrite[] {
  return writes.map(({ file, text, sources }): ShownWrite => {
    const before = beforeOf(file);
    const changed = before === undefined ? undefined : changedFields(file, before, text);
    const fields = changed?.map((one): ChangedField => {
      const source = sources?.get(one.field);
      const line = source?.line === undefined ? '' : `:${source.line}`;
      return source ? { ...one, source: `${source.file}${line}` } : one;
    });
    return {
      file,
      kind: before === undefined ? 'new' : 'change',
      ...(fields && { fields }),
      ...(full && { text }),
    };
  });
}

/**
 * Maximum number of different lines in a diff. If two texts have more different lines, the diff replaces the whole
 * text. The limit is needed because the time to compare grows with the square of this number.
 */
const maxEdits = 1000;

/**
 * Formats the change of one file as a unified diff with three lines of context.
 *
 * @param after the new text; `null` if the file is deleted
 */
function formatDiff(file: string, before: string | undefined, after: string | null): string[] {
  const old = before === undefined ? '/dev/null' : file;
  if (isByteFile(file)) return [`Binary file ${file} ${after === null ? 'is deleted' : 'is written'}`];
  const compare = { context: 3, maxEditLength: maxEdits };
  const patch =
    before === undefined || after === null
      ? undefined
      : structuredPatch(old, file, before, after, undefined, undefined, compare);
  const hunks = patch
    ? formatPatch(patch, OMIT_HEADERS).replace(/\n$/u, '').split('\n')
    : formatReplacement(before ?? '', after ?? '');
  return [`--- ${old}`, `+++ ${after === null ? '/dev/null' : file}`, ...hunks].map(escapeControls);
}

/** Formats a diff that replaces the whole text, without comparing the lines. */
function formatReplacement(before: string, after: string): string[] {
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

/** Replaces control characters with visible symbols, because a terminal would execute some control characters. */
function escapeControls(line: string): string {
  return line.replace(/(?!\t)\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}

const colours: Readonly<Record<string, string>> = { '+': '\u001b[32m', '-': '\u001b[31m', '@': '\u001b[36m' };

function paint(mark: string, line: string, hasColours: boolean): string {
  const colour = colours[mark];
  return hasColours && colour !== undefined ? `${colour}${line}\u001b[0m` : line;
}

/** Describes a new file in one line, for example `"A Herd" — Ada Quill et al., 2020`. */
function describe(file: string, text: string): string {
  if (!/^(?:papers|authors)\//u.test(file)) return 'a file of Offprint';
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

/**
 * Compares two texts of the same content file, and returns the keys whose values differ. Returns undefined if one of
 * the texts is not valid.
 */
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
  if (!/^(?:papers|authors)\//u.test(file)) return undefined;
  const read = file.startsWith('papers/') ? parsePaperFile(text, file, '') : parseAuthorFile(text, file, '');
  return 'value' in read ? { ...read.value } : undefined;
}
