import type { Diagnostic } from '../../../model/diagnostic.ts';
import { quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, ReadResult } from '../record.ts';
import { Draft, type SourcePaper } from '../values/draft.ts';
import { type JsonPart, scanJson } from './scan.ts';
import { isObject, type Json, type JsonObject } from '../values/json.ts';

/** A format whose records are objects of JSON. */
export interface JsonFormat {
  /** How people call it. */
  name: string;
  /** Where lists of records stand, as `message.items[]`; a whole object without any of them is a record itself. */
  lists: readonly string[];
  /** Other places that `note` wants to see. */
  values?: readonly string[];
  note?(place: string, value: Json): void;
  /** Reads one record into the draft, or says in a sentence why it is no paper; the empty text where nobody has to know. */
  read(record: JsonObject, draft: Draft): string | undefined;
}

/** The longest paper, in characters: far above any abstract, and short enough for a content file. */
const longestPaper = 1_000_000;
/** The longest record as it stands in the source; works of a thousand authors have a tenth of it. */
const longestRecord = 20_000_000;
/** How deep the brackets of a record may go. */
const deepest = 100;
/** How many faults of one text are told of one by one. */
const mostFaults = 1000;

/** Reads the records of a JSON text. Each is in `records`, counted in `unread`, or told of as no paper. */
export function readJson(text: string, file: string, format: JsonFormat): ReadResult {
  const reader = new JsonReader(file, format);
  for (const part of scanJson(text, [...format.lists, ...(format.values ?? [])])) reader.read(part);
  return reader.finish();
}

/** Gathers what the parts of one text hold. */
export class JsonReader {
  readonly #found: ReadResult;
  readonly #format: JsonFormat;
  #silent = 0;
  #lastLine = 1;

  constructor(file: string, format: JsonFormat) {
    this.#found = { file, records: [], unread: 0, diagnostics: [] };
    this.#format = format;
  }

  read(part: JsonPart): void {
    const { kind, line, place } = part;
    const quoted = quote(part.source.slice(0, 200));
    const isRecord = place === '' || this.#format.lists.includes(place);
    if (kind === 'scalars') {
      const what =
        part.count === 1
          ? `${quoted} is no record`
          : `${part.count} entries from ${quoted} on are no records`;
      this.#refuse(
        line,
        `${what}.`,
        'Take out what is no record, or look whether the file is damaged.',
        part.count,
      );
    } else if (kind === 'bracket') {
      this.#tell(
        'warning',
        line,
        'A bracket closes what was not opened.',
        'Look whether the file is damaged.',
      );
    } else if (kind === 'cut') {
      this.#tell(
        'error',
        line,
        'The text breaks off in a list of records.',
        'Save it again; records may be missing.',
      );
    } else if (kind === 'broken') {
      this.#refuse(
        line,
        `The record that begins here does not end: ${quoted}.`,
        'Save the file again; what follows is lost too.',
      );
    } else if (part.source.length > longestRecord) {
      const message = `The record that begins here has ${part.source.length} characters.`;
      this.#refuse(line, message, 'Shorten it, or split the file.');
    } else if (part.depth > deepest) {
      this.#refuse(
        line,
        `The record that begins here is nested ${part.depth} deep.`,
        `More than ${deepest} is no bibliography.`,
      );
    } else {
      const value = parse(part.source);
      if (value === undefined) {
        this.#refuse(
          line,
          `The record that begins here is no JSON: ${quoted}.`,
          'Save the file again, or mend it by hand.',
        );
      } else if (!isRecord) this.#format.note?.(place, value);
      else this.#readRecord(value, line, quoted);
    }
  }

  finish(): ReadResult {
    if (this.#silent > 0) {
      const message = `${this.#silent} more faults like these were found.`;
      const advice = 'Look whether this is the file you meant.';
      const { file, diagnostics } = this.#found;
      diagnostics.push({ severity: 'error', file, line: this.#lastLine, message, advice });
    }
    return this.#found;
  }

  #readRecord(value: Json, line: number, quoted: string): void {
    if (!isObject(value)) {
      this.#refuse(line, `${quoted} is no record.`, 'A record is an object with keys, between { and }.');
      return;
    }
    const draft = new Draft();
    const noPaper = this.#format.read(value, draft);
    if (noPaper !== undefined) {
      if (noPaper !== '') this.#tell('note', line, noPaper, 'It was left out.');
      return;
    }
    const { title = '', type = 'article', ...rest } = draft.paper;
    if (title === '') {
      this.#refuse(line, `The record that begins here has no title: ${quoted}.`, 'Add its title.');
      return;
    }
    const { other } = draft;
    const paper: SourcePaper = { title, type, ...rest, ...(other && { other }) };
    const length = lengthOf(paper);
    if (length > longestPaper) {
      const message = `The paper ${quote(title)} has ${length} characters.`;
      this.#refuse(line, message, 'Shorten its abstract.');
      return;
    }
    const record: PaperRecord = { paper, file: this.#found.file, line };
    this.#found.records.push(record);
    for (const { message, advice } of draft.warnings) this.#tell('warning', line, message, advice);
  }

  #refuse(line: number, message: string, advice: string, count = 1): void {
    this.#found.unread += count;
    this.#tell('error', line, message, advice);
  }

  #tell(severity: Diagnostic['severity'], line: number, message: string, advice: string): void {
    const { file, diagnostics } = this.#found;
    this.#lastLine = line;
    if (diagnostics.length < mostFaults) diagnostics.push({ severity, file, line, message, advice });
    else this.#silent++;
  }
}

function parse(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
}

/** The characters of a paper, nearly as many as its file will have. */
function lengthOf(paper: SourcePaper): number {
  return JSON.stringify(paper).length;
}
