import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { EntryFields } from './entry-fields.ts';
import { type InheritedEntry, inherit } from './inherit.ts';
import { type ExpandedText, expandMacros } from './macros.ts';
import { readPaper, readTitle } from './paper.ts';
import { parsePreambles, type TexDefinitions } from './tex/definitions.ts';
import { type ScannedText, scanBibtex } from './scan.ts';
import { nonPapers } from './types.ts';
import { Draft } from '../values/draft.ts';
import { withoutPreprintVenue } from '../values/preprint-venue.ts';

/**
 * Maximum length of an entry, in characters. It is far above the length of any abstract, and still short enough for a
 * content file.
 */
const maxEntryLength = 1_000_000;

/**
 * Reads texts in the format of BibTeX or BibLaTeX. The texts are read together, because an entry may use `@string`,
 * `crossref` and `xdata` from another text.
 *
 * @returns one result per text, in the same order
 */
export function readBibtex(texts: readonly { text: string; file: string }[]): ReadResult[] {
  const scanned = texts.map(({ text }) => scanBibtex(cleanSource(text)));
  const expanded = expandMacros(scanned);
  const { texts: entries, parents } = inherit(expanded.map((text) => text.entries));
  const preambles = scanned.flatMap(({ asides }) => asides.filter(({ type }) => type === 'preamble'));
  const context = { parents, definitions: parsePreambles(preambles.map(({ text }) => text)) };
  return texts.map(({ file }, index) =>
    readOne(file, scanned[index], expanded[index], entries[index] ?? [], context),
  );
}

/** Converts line ends to `\n`, and removes invalid characters: control characters, and halves of surrogate pairs. */
function cleanSource(text: string): string {
  const whole = text.toWellFormed();
  return /[^\P{Cc}\n\t]/u.test(whole) ? whole.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '') : whole;
}

/** Advice for entries that are skipped because they are not papers. */
const skipped = 'It was skipped; no action is needed.';

/** Data from all texts that are read together. */
interface Context {
  parents: ReadonlySet<InheritedEntry>;
  definitions: TexDefinitions;
}

function readOne(
  file: string,
  scanned: ScannedText | undefined,
  expanded: ExpandedText | undefined,
  entries: readonly InheritedEntry[],
  context: Context,
): ReadResult {
  const diagnostics: Diagnostic[] = [];
  if (scanned) reportAsides(file, scanned, diagnostics);
  if (expanded) reportMacros(file, expanded, diagnostics);
  const result: ReadResult = { file, records: [], unread: 0, diagnostics };
  const lines = new Map<string, number>();
  for (const entry of entries) {
    const record = readEntry(entry, file, context, lines, diagnostics);
    if (record === 'unread') result.unread++;
    else if (record !== 'none') result.records.push(record);
  }
  return result;
}

function readEntry(
  entry: InheritedEntry,
  file: string,
  { parents, definitions }: Context,
  lines: Map<string, number>,
  diagnostics: Diagnostic[],
): PaperRecord | 'unread' | 'none' {
  const { type, key, line } = entry;
  const name = key === '' ? `This @${type} entry` : quote(key);
  const report = (severity: Diagnostic['severity'], message: string, advice: string, at = line) => {
    diagnostics.push({ severity, file, line: at, message, advice });
  };
  for (const found of entry.diagnostics) {
    const message = key === '' ? found.message : `${quote(key)}: ${found.message}`;
    report(found.severity, message, found.advice, found.line);
  }
  if (nonPapers.has(type)) {
    report('note', `${name} is not a paper but has the type @${type}.`, skipped);
    return 'none';
  }
  if (parents.has(entry)) {
    report('note', `${name} is only used by entries that refer to it with "crossref".`, skipped);
    return 'none';
  }
  const length = Math.max(
    entry.length,
    entry.fields.reduce((sum, { tex }) => sum + tex.length, 0),
  );
  if (length > maxEntryLength) {
    const message = `The entry that starts here has ${length} characters; the limit is ${maxEntryLength}.`;
    report('error', message, 'Shorten its abstract.');
    return 'unread';
  }
  for (const parent of entry.missing) {
    const message = `${name} refers to ${quote(parent)}, which is not in any imported file.`;
    report('warning', message, `Import the file that contains ${quote(parent)} together with this one.`);
  }
  const fields = new EntryFields(entry.fields, definitions);
  const title = readTitle(fields, type);
  if (title === '') {
    report('error', `${name} has no title.`, 'Add title = {…} to the entry.');
    return 'unread';
  }
  const firstLine = lines.get(key);
  if (firstLine !== undefined && key !== '') {
    const message = `Duplicate citation key ${name} (first used on line ${firstLine}).`;
    report('warning', message, 'Both entries were imported; rename one of them.');
  } else lines.set(key, line);
  const authorLine = fields.peek('author')?.line;
  const draft = new Draft();
  readPaper(fields, type, draft);
  for (const { message, advice } of draft.warnings) report('warning', message, advice);
  if (key !== '') draft.keep('citation-key', key);
  const { other } = draft;
  const paper = withoutPreprintVenue(draft.paper);
  return {
    file,
    line,
    ...(key !== '' && { key }),
    ...(authorLine !== undefined && paper.author && { authorLine }),
    paper: { ...paper, title, type: paper.type ?? 'document', ...(other && { other }) },
  };
}

function reportAsides(file: string, { asides, commentedOut }: ScannedText, diagnostics: Diagnostic[]) {
  for (const word of ['comment', 'preamble'] as const) {
    const [first, ...more] = asides.filter(({ type }) => type === word);
    if (!first) continue;
    const count = more.length + 1;
    const message =
      count === 1 ? `This @${word} entry is not a paper.` : `${count} @${word} entries are not papers.`;
    const advice =
      word === 'preamble' ? 'The TeX commands defined there were used; no action is needed.' : skipped;
    diagnostics.push({ severity: 'note', file, line: first.line, message, advice });
  }
  for (const line of commentedOut) {
    const message = 'This entry is commented out with "%".';
    diagnostics.push({ severity: 'note', file, line, message, advice: 'Remove the "%" to import it.' });
  }
}

function reportMacros(file: string, { undefinedMacros, isTooLong }: ExpandedText, diagnostics: Diagnostic[]) {
  if (isTooLong) {
    const message = 'The @string abbreviations of these files expand to too much text.';
    const advice = 'Check for abbreviations that contain other abbreviations many times.';
    diagnostics.push({ severity: 'error', file, line: 1, message, advice });
  }
  const [first] = undefinedMacros;
  if (!first) return;
  const names = [...undefinedMacros.keys()].slice(0, 5).map((name) => quote(name));
  const { size } = undefinedMacros;
  const list = `${names.join(', ')}${size > 5 ? ` and ${size - 5} more` : ''}`;
  const message =
    size === 1
      ? `The abbreviation ${list} is not defined by any @string.`
      : `The abbreviations ${list} are not defined by any @string.`;
  const advice = 'Import the file with the definition together with this one, or write the text in full.';
  diagnostics.push({ severity: 'warning', file, line: first[1], message, advice });
}
