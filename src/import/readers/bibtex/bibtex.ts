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

/** The longest entry, in characters: far above any abstract, and short enough for a content file. */
const longestEntry = 1_000_000;

/**
 * Reads texts of BibTeX or BibLaTeX. They are read together, for `@string`, `crossref` and `xdata` work across them.
 *
 * @returns what was read of each text, in their order
 */
export function readBibtex(texts: readonly { text: string; file: string }[]): ReadResult[] {
  const scanned = texts.map(({ text }) => scanBibtex(cleaned(text)));
  const expanded = expandMacros(scanned);
  const { texts: entries, parents } = inherit(expanded.map((one) => one.entries));
  const preambles = scanned.flatMap(({ asides }) => asides.filter(({ type }) => type === 'preamble'));
  const context = { parents, definitions: parsePreambles(preambles.map(({ text }) => text)) };
  return texts.map(({ file }, index) =>
    readOne(file, scanned[index], expanded[index], entries[index] ?? [], context),
  );
}

/** A text whose lines end as expected, without control characters and halves of surrogate pairs. */
function cleaned(text: string): string {
  const whole = text.toWellFormed();
  return /[^\P{Cc}\n\t]/u.test(whole) ? whole.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '') : whole;
}

/** What all texts have in common. */
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
  if (scanned) tellOfAsides(file, scanned, diagnostics);
  if (expanded) tellOfMacros(file, expanded, diagnostics);
  const read: ReadResult = { file, records: [], unread: 0, diagnostics };
  const lines = new Map<string, number>();
  for (const entry of entries) {
    const record = readEntry(entry, file, context, lines, diagnostics);
    if (record === 'unread') read.unread++;
    else if (record !== 'none') read.records.push(record);
  }
  return read;
}

function readEntry(
  entry: InheritedEntry,
  file: string,
  { parents, definitions }: Context,
  lines: Map<string, number>,
  diagnostics: Diagnostic[],
): PaperRecord | 'unread' | 'none' {
  const { type, key, line } = entry;
  const name = key === '' ? `The @${type}` : quote(key);
  const tell = (severity: Diagnostic['severity'], message: string, advice: string, at = line) => {
    diagnostics.push({ severity, file, line: at, message, advice });
  };
  for (const problem of entry.problems) {
    const severity = problem.isError ? 'error' : 'warning';
    tell(severity, `${key === '' ? '' : `${quote(key)}: `}${problem.message}`, problem.advice, problem.line);
  }
  if (nonPapers.has(type)) {
    tell('note', `${name} is a @${type}, which is no paper.`, 'It was left out.');
    return 'none';
  }
  if (parents.has(entry)) {
    tell('note', `${name} is only there for entries that refer to it with crossref.`, 'It was left out.');
    return 'none';
  }
  const length = Math.max(
    entry.length,
    entry.fields.reduce((sum, { tex }) => sum + tex.length, 0),
  );
  if (length > longestEntry) {
    tell('error', `The entry that begins here has ${length} characters.`, 'Shorten its abstract.');
    return 'unread';
  }
  for (const parent of entry.missing) {
    const advice = 'Import the file that has it along with this one.';
    tell('warning', `${name} refers to ${quote(parent)}, which no file has.`, advice);
  }
  const fields = new EntryFields(entry.fields, definitions);
  const title = readTitle(fields, type);
  if (title === '') {
    tell('error', `${name} has no title.`, 'Add title = {…} to the entry.');
    return 'unread';
  }
  const before = lines.get(key);
  if (before !== undefined && key !== '') {
    tell('warning', `${name} is the key of line ${before} too.`, 'Both were read; give one another key.');
  } else lines.set(key, line);
  const authorLine = fields.peek('author')?.line;
  const draft = new Draft();
  readPaper(fields, type, draft);
  for (const { message, advice } of draft.warnings) tell('warning', message, advice);
  if (key !== '') draft.keep('citation-key', key);
  const { other, paper } = draft;
  return {
    file,
    line,
    ...(authorLine !== undefined && paper.author && { authorLine }),
    paper: { ...paper, title, type: paper.type ?? 'document', ...(other && { other }) },
  };
}

function tellOfAsides(file: string, { asides, commentedOut }: ScannedText, diagnostics: Diagnostic[]) {
  for (const word of ['comment', 'preamble'] as const) {
    const [first, ...more] = asides.filter(({ type }) => type === word);
    if (!first) continue;
    const message =
      more.length === 0 ? `A @${word} is no paper.` : `${more.length + 1} @${word} are no papers.`;
    const advice = word === 'preamble' ? 'The commands that it defines were used.' : 'It was left out.';
    diagnostics.push({ severity: 'note', file, line: first.line, message, advice });
  }
  for (const line of commentedOut) {
    const advice = 'It was left out; take the "%" away to have it read.';
    diagnostics.push({ severity: 'note', file, line, message: 'An entry stands behind a "%".', advice });
  }
}

function tellOfMacros(
  file: string,
  { undefinedMacros: macros, isTooMuch }: ExpandedText,
  diagnostics: Diagnostic[],
) {
  if (isTooMuch) {
    const message = 'The @string of these files stand for more text than can be read.';
    const advice = 'Look for abbreviations that stand for others many times over.';
    diagnostics.push({ severity: 'error', file, line: 1, message, advice });
  }
  const [first] = macros;
  if (!first) return;
  const names = [...macros.keys()].slice(0, 5).map((name) => quote(name));
  const message = `No @string of any file defines ${names.join(', ')}${macros.size > 5 ? ` and ${macros.size - 5} more` : ''}.`;
  const advice =
    'The names stand where their text should; import the file that defines them along with this one.';
  diagnostics.push({ severity: 'warning', file, line: first[1], message, advice });
}
