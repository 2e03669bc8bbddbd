import type { Diagnostic } from '../../../model/diagnostic.ts';
import { quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { Draft, type SourcePaper } from '../values/draft.ts';
import { type JsonPart, scanJson } from './scan.ts';
import { isObject, type Json, type JsonObject } from '../values/json.ts';
import { withoutPreprintVenue } from '../values/preprint-venue.ts';

/** A format whose records are JSON objects. A record is one paper as the source describes it. */
export interface JsonFormat {
  /** The name of the format that messages show. */
  name: string;
  /**
   * Paths of the lists that contain the records, such as `message.items[]`. If an object has none of these lists, the
   * object itself is a record.
   */
  lists: readonly string[];
  /** Paths of other values, for which `onValue` is called. */
  values?: readonly string[];
  onValue?(path: string, value: Json): void;
  /**
   * Reads one record into the draft of a paper.
   *
   * @returns `undefined` for a paper. For a record that is not a paper, a message with the reason, or an empty text
   * to skip it without a message
   */
  read(record: JsonObject, draft: Draft): string | undefined;
  /** Returns the key by which the source knows the record; undefined if the record has none. */
  keyOf?(record: JsonObject): string | undefined;
}

/**
 * Maximum length of a paper, in characters. It is far above the length of any abstract, and still short enough for a
 * content file.
 */
const maxPaperLength = 1_000_000;
/**
 * Maximum length of a record in the source, in characters. A record with 1,000 authors has about a tenth of this
 * length.
 */
const maxRecordLength = 20_000_000;
/** Maximum depth of brackets inside brackets in a record. */
const maxDepth = 100;
/** Maximum number of diagnostics for one text. If there are more, only their number is reported. */
const maxDiagnostics = 1000;

/**
 * Reads the records of a JSON text. Each record is either in `records`, or counted in `unread`, or reported as not a
 * paper.
 */
export function readJson(text: string, file: string, format: JsonFormat): ReadResult {
  const reader = new JsonReader(file, format);
  for (const part of scanJson(text, [...format.lists, ...(format.values ?? [])])) reader.read(part);
  return reader.finish();
}

/** Collects the records and the diagnostics of one text. */
export class JsonReader {
  readonly #result: ReadResult;
  readonly #format: JsonFormat;
  #omitted = 0;
  #lastLine = 1;

  constructor(file: string, format: JsonFormat) {
    this.#result = { file, records: [], unread: 0, diagnostics: [] };
    this.#format = format;
  }

  read(part: JsonPart): void {
    const { kind, line, path } = part;
    const quoted = quote(part.source.slice(0, 200));
    const isRecord = path === '' || this.#format.lists.includes(path);
    if (kind === 'scalars') {
      const message =
        part.count === 1
          ? `${quoted} is not a record.`
          : `${part.count} entries, from ${quoted} on, are not records.`;
      this.#reject(
        line,
        message,
        `Remove ${part.count === 1 ? 'it' : 'them'}, or check whether the file is damaged.`,
        part.count,
      );
    } else if (kind === 'bracket') {
      this.#report(
        'warning',
        line,
        'This closing bracket has no opening bracket.',
        'Check whether the file is damaged.',
      );
    } else if (kind === 'cut') {
      this.#report(
        'error',
        line,
        'The text ends inside a list of records.',
        'Save the file again; records may be missing.',
      );
    } else if (kind === 'broken') {
      this.#reject(
        line,
        `The record that starts here is incomplete: ${quoted}.`,
        'Save the file again; the text after this record was lost too.',
      );
    } else if (part.source.length > maxRecordLength) {
      const { length } = part.source;
      const message = `The record that starts here has ${length} characters; the limit is ${maxRecordLength}.`;
      this.#reject(line, message, 'Shorten it, or split the file.');
    } else if (part.depth > maxDepth) {
      this.#reject(
        line,
        `The record that starts here has ${part.depth} levels of brackets; the limit is ${maxDepth}.`,
        'Check that the file is a bibliography.',
      );
    } else {
      const value = parse(part.source);
      if (value === undefined) {
        this.#reject(
          line,
          `The record that starts here is not valid JSON: ${quoted}.`,
          'Save the file again, or correct the record by hand.',
        );
      } else if (!isRecord) this.#format.onValue?.(path, value);
      else this.#readRecord(value, line, quoted);
    }
  }

  finish(): ReadResult {
    if (this.#omitted > 0) {
      const message = `${this.#omitted} more problems were found.`;
      const advice = 'Check that this is the right file.';
      const { file, diagnostics } = this.#result;
      diagnostics.push({ severity: 'error', file, line: this.#lastLine, message, advice });
    }
    return this.#result;
  }

  #readRecord(value: Json, line: number, quoted: string): void {
    if (!isObject(value)) {
      this.#reject(line, `${quoted} is not a record.`, 'Write a record as an object: { "title": … }.');
      return;
    }
    const draft = new Draft();
    const reason = this.#format.read(value, draft);
    if (reason !== undefined) {
      if (reason !== '') this.#report('note', line, reason, 'It was skipped; no action is needed.');
      return;
    }
    const { title = '', type = 'article', ...rest } = withoutPreprintVenue(draft.paper);
    if (title === '') {
      this.#reject(line, `The record that starts here has no title: ${quoted}.`, 'Add a title.');
      return;
    }
    const { other } = draft;
    const paper: SourcePaper = { title, type, ...rest, ...(other && { other }) };
    const length = lengthOf(paper);
    if (length > maxPaperLength) {
      const message = `The paper ${quote(title)} has ${length} characters; the limit is ${maxPaperLength}.`;
      this.#reject(line, message, 'Shorten its abstract.');
      return;
    }
    const key = this.#format.keyOf?.(value);
    const record: PaperRecord = { paper, file: this.#result.file, line, ...(key !== undefined && { key }) };
    this.#result.records.push(record);
    for (const { message, advice } of draft.warnings) this.#report('warning', line, message, advice);
  }

  #reject(line: number, message: string, advice: string, count = 1): void {
    this.#result.unread += count;
    this.#report('error', line, message, advice);
  }

  #report(severity: Diagnostic['severity'], line: number, message: string, advice: string): void {
    const { file, diagnostics } = this.#result;
    this.#lastLine = line;
    if (diagnostics.length < maxDiagnostics) diagnostics.push({ severity, file, line, message, advice });
    else this.#omitted++;
  }
}

function parse(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
}

/** Returns the approximate length of the content file of a paper, in characters. */
function lengthOf(paper: SourcePaper): number {
  return JSON.stringify(paper).length;
}
