import { readBibtexValue, type ValuePart } from './value.ts';

/** One field as it stands in the text. */
export interface RawField {
  /** In lower case. */
  name: string;
  parts: ValuePart[];
  line: number;
}

/** What is wrong with an entry, and where. */
export interface ScanProblem {
  line: number;
  /** Something of the entry may be lost or misread. */
  isError: boolean;
  message: string;
  advice: string;
}

/** An `@word{…}` of a text: a paper, a container, or an `@string`, whose abbreviations are its fields. */
export interface RawEntry {
  /** In lower case. */
  type: string;
  key: string;
  line: number;
  /** The number of characters it takes. */
  length: number;
  fields: RawField[];
  problems: ScanProblem[];
}

/** How many values without an end are mended in one entry; more make it unreadable, and the time no longer. */
const mostMended = 5;

/** How many problems of one entry are told of. */
const mostProblems = 10;

/** What the entries of one text have in common. */
export interface ScanContext {
  /** The line of an offset, counted from 1. */
  lineOf: (offset: number) => number;
  /** The place of the brace that closes the one at an offset, if it stands before the limit. */
  closeOf: (open: number, limit: number) => number | undefined;
}

/** Reads one entry, from behind its first bracket on. */
export class EntryScanner {
  readonly #text: string;
  readonly #close: string;
  /** Where the next entry surely begins. */
  readonly #limit: number;
  readonly #context: ScanContext;
  readonly #problems: ScanProblem[] = [];
  #at: number;
  #mended = 0;

  constructor(text: string, at: number, close: string, limit: number, context: ScanContext) {
    this.#text = text;
    this.#at = at;
    this.#close = close;
    this.#limit = limit;
    this.#context = context;
  }

  scan(type: string): Pick<RawEntry, 'key' | 'fields' | 'problems'> & { end: number } {
    const key = type === 'string' ? '' : this.#readKey();
    const fields: RawField[] = [];
    for (;;) {
      this.#passGap();
      const sign = this.#text[this.#at];
      if (this.#at >= this.#limit || sign === undefined) {
        if (this.#mended === 0) this.#tell(true, 'The entry has no end.', `Put a "${this.#close}" there.`);
        break;
      }
      if (sign === this.#close || sign === '}') {
        this.#at++;
        break;
      }
      const field = this.#readField();
      if (field) fields.push(field);
      if (this.#mended > mostMended) {
        this.#at = this.#limit;
        break;
      }
    }
    return { key, fields, problems: this.#problems, end: this.#at };
  }

  /** What stands before the first comma; no key where that is a field already. */
  #readKey(): string {
    const key =
      this.#take(/\s{0,1000}(?!\s)([^\s,={}"]{0,500})(?=\s{0,1000}[,})])/y) ??
      this.#take(/\s{0,1000}(?!\s)([^,={}"\n]{0,500})(?=[,}])/y);
    if (key === undefined || key === '') {
      this.#tell(false, 'The entry has no key.', 'It was read; a key stands before the first comma.');
    }
    return key ?? '';
  }

  #readField(): RawField | undefined {
    const start = this.#at;
    const line = this.#context.lineOf(start);
    const name = this.#take(/([^\s=,{}"#%()]{1,200})\s{0,1000}=\s{0,1000}/y);
    if (name === undefined) {
      const skipped = this.#skip();
      this.#tell(true, `${JSON.stringify(skipped)} is no field.`, 'A field is written name = {value}.', line);
      return undefined;
    }
    const value = readBibtexValue(this.#text, this.#at, this.#limit);
    this.#at = value.end;
    if (value.fault !== undefined) {
      this.#mended++;
      this.#tell(
        true,
        `The value of "${name}" ${value.fault}.`,
        'Close it; what follows may belong to it.',
        line,
      );
    } else this.#expectNext(name, line);
    return { name: name.toLowerCase(), parts: value.parts, line };
  }

  /** Tells of what stands between a field and the comma, or the end of the entry. */
  #expectNext(name: string, line: number) {
    this.#take(/\s{0,1000}/y);
    if (this.#at >= this.#limit || /[,})%]/u.test(this.#text[this.#at] ?? ',')) return;
    const isField = this.#take(/(?=[^\s=,{}"#%()]{1,200}\s{0,1000}=)/y) !== undefined;
    if (isField) this.#tell(false, `No comma stands after "${name}".`, 'Put one there.', line);
    else
      this.#tell(true, `${JSON.stringify(this.#skip())} stands after "${name}".`, 'It was left out.', line);
  }

  /** Passes over white space, commas, and comments as biber knows them. */
  #passGap() {
    for (; this.#at < this.#limit; this.#at++) {
      const sign = this.#text[this.#at] ?? '';
      if (sign === '%') {
        const lineEnd = this.#text.indexOf('\n', this.#at);
        this.#at = lineEnd === -1 ? this.#limit : lineEnd;
      } else if (!/[\s,]/u.test(sign)) return;
    }
  }

  /** Passes over what makes no sense, at least one character, up to what may go on or end the entry. */
  #skip(): string {
    const start = this.#at;
    do {
      const isOpen = this.#text[this.#at] === '{';
      const close = isOpen ? this.#context.closeOf(this.#at, this.#limit) : undefined;
      this.#at = (close ?? this.#at) + 1;
    } while (this.#at < this.#limit && !/[,}\n]/u.test(this.#text[this.#at] ?? ''));
    return this.#text.slice(start, Math.min(this.#at, start + 60)).trim();
  }

  /** Moves on behind what the pattern matches here, and returns its first group. */
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    this.#at = pattern.lastIndex;
    return match[1] ?? '';
  }

  #tell(
    isError: boolean,
    message: string,
    advice: string,
    line = this.#context.lineOf(Math.min(this.#at, this.#limit)),
  ) {
    if (this.#problems.length < mostProblems) this.#problems.push({ line, isError, message, advice });
  }
}
