import { isDeepStrictEqual } from 'node:util';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { formatPaperFile, parsePaperFile } from '../../../src/files/paper-file.ts';
import { baselineFile } from '../../../src/import/merge/baseline.ts';
import { readBaseline } from '../../../src/import/merge/read-baseline.ts';
import { decodeText } from '../../../src/import/decode.ts';
import type { Existing, ExistingContent } from '../../../src/import/plan/existing.ts';
import { detectFormat } from '../../../src/import/formats.ts';
import { type ImportPlan, planImport } from '../../../src/import/plan/plan.ts';
import type { ReadResult } from '../../../src/import/readers/record.ts';
import { type Diagnostic, formatDiagnostic } from '../../../src/model/diagnostic.ts';
import { idSchema } from '../../../src/model/id.ts';
import type { FuzzInput } from './inputs.ts';
import { plantedWord } from './seeds.ts';

const file = 'input';
const today = '2026-11-23';

/** A function that parses the texts of one format, such as those in `readers`. */
export type FormatReader = (text: string, file: string) => readonly ReadResult[];

/** Returns the text that a reader receives for an input; `undefined` if the bytes of the input cannot be decoded. */
export function textOf({ text, encoding, corruptions = [] }: FuzzInput): string | undefined {
  if (encoding === undefined) return text;
  const bytes = Buffer.from(text, encoding);
  for (const [position, byte] of corruptions)
    if (bytes.length > 0) bytes[Math.floor(position * (bytes.length - 1))] = byte;
  const decoded = decodeText(bytes, file);
  return 'text' in decoded ? decoded.text : undefined;
}

/**
 * Imports a text and returns a message about the first rule that the import breaks; `undefined` if the import breaks no
 * rule.
 *
 * @param planted a complete record that is added after the text and must not be lost
 * @param count called with the number of papers in the text
 * @throws errors of the reader
 */
export function importError(
  text: string,
  read: FormatReader,
  planted = '',
  count?: (counts: { records: number }) => void,
): string | undefined {
  detectFormat(text);
  const source = text + planted;
  const found = read(source, file);
  count?.({ records: found.reduce((sum, { records }) => sum + records.length, 0) });
  return (
    readingError(source, found) ?? (planted === '' ? undefined : plantedError(found)) ?? plansError(found)
  );
}

/**
 * Checks the results of a reader. Each diagnostic must have a valid line, and each paper must stay the same when it is
 * written to a file and read again.
 */
function readingError(text: string, read: readonly ReadResult[]): string | undefined {
  const lines = text.split(/\r\n?|\n/).length;
  const isLine = (line: number) => Number.isInteger(line) && line >= 1 && line <= lines;
  if (read.length === 0) return 'The reader returned nothing for the text.';
  for (const { records, unread, diagnostics } of read) {
    if (unread > 0 && !diagnostics.some(({ severity }) => severity === 'error'))
      return `${unread} records were not read, but no error is reported.`;
    const misplaced = diagnostics.find(
      (one) =>
        one.file !== file ||
        (one.line !== undefined && !isLine(one.line)) ||
        one.message === '' ||
        one.advice === '',
    );
    if (misplaced)
      return `A diagnostic has no line within the ${lines} lines of the text: ${formatDiagnostic(misplaced)}`;
    for (const { paper, line, authorLine } of records) {
      if (!isLine(line) || (authorLine !== undefined && !isLine(authorLine)))
        return `A record has line ${line} of ${lines}, and authors in line ${authorLine}.`;
      const written = formatPaperFile({ id: 'x', ...paper });
      const back = parsePaperFile(written, file, 'x');
      if (!('value' in back))
        return `A paper file that was written cannot be read: ${back.diagnostics.map(formatDiagnostic).join(' ')}\n${written}`;
      if (!isDeepStrictEqual(dropUndefined(back.value), dropUndefined({ id: 'x', ...paper })))
        return `A paper differs after being written and read again:\n${JSON.stringify(paper)}\n${JSON.stringify(back.value)}`;
    }
  }
  return undefined;
}

/**
 * Checks that the record after the text was imported, alone or as part of another paper, or that a problem was
 * reported.
 */
function plantedError(read: readonly ReadResult[]): string | undefined {
  const isImported = read.some(({ records }) => JSON.stringify(records).includes(plantedWord));
  const isReported = read.some(({ diagnostics }) => diagnostics.length > 0);
  return isImported || isReported
    ? undefined
    : `The record with the title "${plantedWord}" was lost and is not reported.`;
}

/** Checks the plan of an import. Also checks that a second import of the same text changes nothing. */
function plansError(read: readonly ReadResult[]): string | undefined {
  const files = new Map<string, string>();
  const first = planImport(read, existingContent(files), today);
  const error = planError(first);
  if (error) return error;
  for (const { file: name, text } of first.writes) files.set(name, text);
  const again = planImport(read, existingContent(files), today);
  const [changed] = again.writes;
  if (changed)
    return `Importing the same text again changes ${changed.file}:\n${files.get(changed.file)}\nbecomes\n${changed.text}`;
  return planError(again);
}

/** Checks a plan: all records must be counted, all diagnostics must be complete, and every file must be valid. */
function planError({ writes, counts, diagnostics }: ImportPlan): string | undefined {
  const { read, ...parts } = counts;
  const sum = Object.values(parts).reduce((total, count) => total + count, 0);
  if (sum !== read) return `The counts do not add up: ${JSON.stringify(counts)}.`;
  if (diagnostics.some(({ message, advice }) => message === '' || advice === ''))
    return 'A diagnostic has no message or no advice.';
  const names = new Set<string>();
  for (const { file: name, text } of writes) {
    if (names.has(name)) return `${name} is written twice.`;
    names.add(name);
    if (!text.isWellFormed()) return `${name} contains half a surrogate pair.`;
    if (name === baselineFile) continue;
    const [, folder, id = ''] = /^(papers|authors)\/(.*)\.md$/su.exec(name) ?? [];
    if (
      folder === undefined ||
      !idSchema.safeParse(id).success ||
      /^(?:con|prn|aux|nul|com\d|lpt\d)$/u.test(id)
    )
      return `"${name}" is not a valid name for a content file.`;
    const parsed = folder === 'papers' ? parsePaperFile(text, name, id) : parseAuthorFile(text, name, id);
    if (!('value' in parsed))
      return `${name} cannot be read: ${parsed.diagnostics.map(formatDiagnostic).join(' ')}\n${text}`;
  }
  return undefined;
}

/** Returns the content that an import finds in a content folder with the given files. */
function existingContent(files: ReadonlyMap<string, string>): ExistingContent {
  const read = <Value>(
    folder: string,
    parse: (text: string, file: string, id: string) => { value: Value } | { diagnostics: Diagnostic[] },
  ) =>
    new Map(
      [...files].flatMap(([name, text]): [string, Existing<Value>][] => {
        if (!name.startsWith(`${folder}/`)) return [];
        const id = name.slice(folder.length + 1, -'.md'.length);
        const parsed = parse(text, name, id);
        return [[id, { text, value: 'value' in parsed ? parsed.value : undefined }]];
      }),
    );
  return {
    papers: read('papers', parsePaperFile),
    authors: read('authors', parseAuthorFile),
    baseline: readBaseline(files.get(baselineFile)).baseline,
  };
}

/** Removes keys whose value is undefined, because a file cannot contain such keys. */
function dropUndefined(value: object): unknown {
  return structuredClone(Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)));
}
