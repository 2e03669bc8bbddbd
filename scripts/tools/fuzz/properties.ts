import { isDeepStrictEqual } from 'node:util';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { formatPaperFile, parsePaperFile } from '../../../src/files/paper-file.ts';
import { baselineFile, parseBaseline } from '../../../src/import/merge/baseline.ts';
import { decodeText } from '../../../src/import/decode.ts';
import type { Existing, ExistingContent } from '../../../src/import/plan/existing.ts';
import { formatOf } from '../../../src/import/formats.ts';
import { type ImportPlan, planImport } from '../../../src/import/plan/plan.ts';
import type { ReadResult } from '../../../src/import/readers/record.ts';
import { type Diagnostic, formatDiagnostic } from '../../../src/model/diagnostic.ts';
import { idSchema } from '../../../src/model/id.ts';
import type { FuzzInput } from './inputs.ts';
import { plantedWord } from './seeds.ts';

const file = 'input';
const today = '2026-11-23';

/** A reader of a format, as `readers` has them. */
export type Reader = (text: string, file: string) => readonly ReadResult[];

/** The text that a reader gets to see; `undefined` where the bytes are no text. */
export function textOf({ text, encoding, spoilt = [] }: FuzzInput): string | undefined {
  if (encoding === undefined) return text;
  const bytes = Buffer.from(text, encoding);
  for (const [share, byte] of spoilt)
    if (bytes.length > 0) bytes[Math.floor(share * (bytes.length - 1))] = byte;
  const decoded = decodeText(bytes, file);
  return 'text' in decoded ? decoded.text : undefined;
}

/**
 * What an import of a text does that no import may do, as a sentence; `undefined` where all is well. Whatever is thrown passes
 * through.
 *
 * @param planted a record of the format that is put behind the text
 * @param count is told how many papers the text has
 */
export function faultOf(
  text: string,
  read: Reader,
  planted = '',
  count?: (counts: { records: number }) => void,
): string | undefined {
  formatOf(text);
  const source = text + planted;
  const found = read(source, file);
  count?.({ records: found.reduce((sum, { records }) => sum + records.length, 0) });
  return (
    faultOfReading(source, found) ??
    (planted === '' ? undefined : faultOfPlanted(found)) ??
    faultOfPlans(found)
  );
}

function faultOfReading(text: string, read: readonly ReadResult[]): string | undefined {
  const lines = text.split(/\r\n?|\n/).length;
  const isLine = (line: number) => Number.isInteger(line) && line >= 1 && line <= lines;
  if (read.length === 0) return 'The reader said nothing about the text.';
  for (const { records, unread, diagnostics } of read) {
    if (unread > 0 && !diagnostics.some(({ severity }) => severity === 'error'))
      return `${unread} records were not read and nobody is told.`;
    const lost = diagnostics.find(
      (one) =>
        one.file !== file ||
        (one.line !== undefined && !isLine(one.line)) ||
        one.message === '' ||
        one.advice === '',
    );
    if (lost) return `A message names no place of the text of ${lines} lines: ${formatDiagnostic(lost)}`;
    for (const { paper, line, authorLine } of records) {
      if (!isLine(line) || (authorLine !== undefined && !isLine(authorLine)))
        return `A record says that it begins in line ${line} of ${lines}, its authors in ${authorLine}.`;
      const written = formatPaperFile({ id: 'x', ...paper });
      const back = parsePaperFile(written, file, 'x');
      if (!('value' in back))
        return `A paper is written to a file that cannot be read: ${back.diagnostics.map(formatDiagnostic).join(' ')}\n${written}`;
      if (!isDeepStrictEqual(dropUndefined(back.value), dropUndefined({ id: 'x', ...paper })))
        return `A paper is not what its file says:\n${JSON.stringify(paper)}\n${JSON.stringify(back.value)}`;
    }
  }
  return undefined;
}

/** A record behind any text is a paper, a part of another one, or told of. */
function faultOfPlanted(read: readonly ReadResult[]): string | undefined {
  const isThere = read.some(({ records }) => JSON.stringify(records).includes(plantedWord));
  const isTold = read.some(({ diagnostics }) => diagnostics.length > 0);
  return isThere || isTold ? undefined : `The record with the title ${plantedWord} vanished without a word.`;
}

/** What is wrong with the plan of an import, or with that of the same import once more. */
function faultOfPlans(read: readonly ReadResult[]): string | undefined {
  const files = new Map<string, string>();
  const first = planImport(read, existingContent(files), today);
  const fault = faultOfPlan(first);
  if (fault) return fault;
  for (const { file: name, text } of first.writes) files.set(name, text);
  const again = planImport(read, existingContent(files), today);
  const [changed] = again.writes;
  if (changed)
    return `The same import once more changes ${changed.file}: \n${files.get(changed.file)}\nbecomes\n${changed.text}`;
  return faultOfPlan(again);
}

function faultOfPlan({ writes, counts, diagnostics }: ImportPlan): string | undefined {
  const { read, ...parts } = counts;
  const sum = Object.values(parts).reduce((total, count) => total + count, 0);
  if (sum !== read) return `The counts do not add up: ${JSON.stringify(counts)}.`;
  if (diagnostics.some(({ message, advice }) => message === '' || advice === ''))
    return 'A message is empty.';
  const names = new Set<string>();
  for (const { file: name, text } of writes) {
    if (names.has(name)) return `${name} would be written twice.`;
    names.add(name);
    if (!text.isWellFormed()) return `${name} holds half a surrogate pair.`;
    if (name === baselineFile) continue;
    const [, folder, id = ''] = /^(papers|authors)\/(.*)\.md$/su.exec(name) ?? [];
    if (
      folder === undefined ||
      !idSchema.safeParse(id).success ||
      /^(?:con|prn|aux|nul|com\d|lpt\d)$/u.test(id)
    )
      return `${name} is no name for a content file.`;
    const parsed = folder === 'papers' ? parsePaperFile(text, name, id) : parseAuthorFile(text, name, id);
    if (!('value' in parsed))
      return `${name} cannot be read: ${parsed.diagnostics.map(formatDiagnostic).join(' ')}\n${text}`;
  }
  return undefined;
}

/** What an import finds in a content folder with these files. */
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
    baseline: parseBaseline(files.get(baselineFile) ?? ''),
  };
}

/** As a file holds it: a key without a value is no key. */
function dropUndefined(value: object): unknown {
  return structuredClone(Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)));
}
