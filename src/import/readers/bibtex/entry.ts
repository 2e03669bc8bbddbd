import type { Diagnostic } from '../../../model/diagnostic.ts';
import { readBibtexValue, type ValuePart } from './value.ts';

/** One field of an entry, as written in the text. */
export interface RawField {
  /** The name of the field, in lower case. */
  name: string;
  parts: ValuePart[];
  line: number;
}

/** A diagnostic about an entry. If it is an error, a part of the entry may be lost or read wrongly. */
type EntryDiagnostic = Omit<Diagnostic, 'file'>;

/**
 * A block `@type{…}`. It may be a paper, a book or journal that contains papers, or an `@string`, whose fields are
 * abbreviations.
 */
export interface RawEntry {
  /** The type of the block, in lower case. */
  type: string;
  key: string;
  line: number;
  /** Number of characters of the block in the text. */
  length: number;
  fields: RawField[];
  diagnostics: EntryDiagnostic[];
}

/**
 * Maximum number of values with a missing bracket that are repaired in one entry. If there are more, the rest of the
 * entry is skipped.
 */
const maxRepairs = 5;

/** Maximum number of diagnostics that are reported for one entry. */
const maxDiagnostics = 10;

/** Functions that all entries of one text use. */
export interface ScanContext {
  /** Returns the line number of an offset in the text, counted from 1. */
  lineOf: (offset: number) => number;
  /**
   * Returns the offset of the closing brace for the opening brace at `open`. Returns undefined if there is none
   * before `limit`.
   */
  closeOf: (open: number, limit: number) => number | undefined;
}

/** Splits one entry into its key and fields. Scanning begins after the opening bracket of the entry. */
export class EntryScanner {
  readonly #text: string;
  readonly #close: string;
  /** Offset of the next entry. This entry ends there, even if its closing bracket is missing. */
  readonly #limit: number;
  readonly #context: ScanContext;
  readonly #diagnostics: EntryDiagnostic[] = [];
  #at: number;
  #repairs = 0;

  constructor(text: string, at: number, close: string, limit: number, context: ScanContext) {
    this.#text = text;
    this.#at = at;
    this.#close = close;
    this.#limit = limit;
    this.#context = context;
  }

  scan(type: string): Pick<RawEntry, 'key' | 'fields' | 'diagnostics'> & { end: number } {
    const key = type === 'string' ? '' : this.#readKey();
    const fields: RawField[] = [];
    for (;;) {
      this.#skipGap();
      const sign = this.#text[this.#at];
      if (this.#at >= this.#limit || sign === undefined) {
        if (this.#repairs === 0)
          this.#report('error', 'The entry is not closed.', `Add a "${this.#close}" here.`);
        break;
      }
      if (sign === this.#close || sign === '}') {
        this.#at++;
        break;
      }
      const field = this.#readField();
      if (field) fields.push(field);
      if (this.#repairs > maxRepairs) {
        this.#at = this.#limit;
        break;
      }
    }
    return { key, fields, diagnostics: this.#diagnostics, end: this.#at };
  }

  /** Reads the citation key, which ends at the first comma. If the entry begins with a field, it has no key. */
  #readKey(): string {
    const key =
      this.#take(/\s{0,1000}(?!\s)([^\s,={}"]{0,500})(?=\s{0,1000}[,})])/y) ??
      this.#take(/\s{0,1000}(?!\s)([^,={}"\n]{0,500})(?=[,}])/y);
    if (key === undefined || key === '') {
      this.#report('warning', 'The entry has no citation key.', 'Add a key before the first comma.');
    }
    return key ?? '';
  }

  #readField(): RawField | undefined {
    const start = this.#at;
    const line = this.#context.lineOf(start);
    const name = this.#take(/([^\s=,{}"#%()]{1,200})\s{0,1000}=\s{0,1000}/y);
    if (name === undefined) {
      const skipped = this.#skip();
      this.#report(
        'error',
        `${JSON.stringify(skipped)} is not a field.`,
        'Write it as name = {value}.',
        line,
      );
      return undefined;
    }
    const value = readBibtexValue(this.#text, this.#at, this.#limit);
    this.#at = value.end;
    if (value.problem !== undefined) {
      this.#repairs++;
      const advice = 'Correct the value; the text after the value may have been read wrongly.';
      this.#report('error', `The value of "${name}" ${value.problem}.`, advice, line);
    } else this.#expectNext(name, line);
    return { name: name.toLowerCase(), parts: value.parts, line };
  }

  /** Reports unexpected text after a field. After a field, only a comma or the end of the entry is expected. */
  #expectNext(name: string, line: number) {
    this.#take(/\s{0,1000}/y);
    if (this.#at >= this.#limit || /[,})%]/u.test(this.#text[this.#at] ?? ',')) return;
    const isField = this.#take(/(?=[^\s=,{}"#%()]{1,200}\s{0,1000}=)/y) !== undefined;
    if (isField) this.#report('warning', `There is no comma after "${name}".`, 'Add a comma.', line);
    else {
      const message = `Unexpected text ${JSON.stringify(this.#skip())} after "${name}".`;
      this.#report('error', message, 'Remove it, or add the missing comma or bracket.', line);
    }
  }

  /**
   * Skips white space, commas, and comments. A comment begins with `%` and ends at the line end, as in the program
   * biber.
   */
  #skipGap() {
    for (; this.#at < this.#limit; this.#at++) {
      const sign = this.#text[this.#at] ?? '';
      if (sign === '%') {
        const lineEnd = this.#text.indexOf('\n', this.#at);
        this.#at = lineEnd === -1 ? this.#limit : lineEnd;
      } else if (!/[\s,]/u.test(sign)) return;
    }
  }

  /**
   * Skips text that cannot be parsed: at least one character, up to a comma, a brace or the line end. Returns the
   * first characters of the skipped text.
   */
  #skip(): string {
    const start = this.#at;
    do {
      const isOpen = this.#text[this.#at] === '{';
      const close = isOpen ? this.#context.closeOf(this.#at, this.#limit) : undefined;
      this.#at = (close ?? this.#at) + 1;
    } while (this.#at < this.#limit && !/[,}\n]/u.test(this.#text[this.#at] ?? ''));
    return this.#text.slice(start, Math.min(this.#at, start + 60)).trim();
  }

  /**
   * Matches a pattern at the current offset. If it matches, moves to the end of the match and returns the first
   * group.
   */
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return undefined;
    this.#at = pattern.lastIndex;
    return match[1] ?? '';
  }

  #report(
    severity: 'error' | 'warning',
    message: string,
    advice: string,
    line = this.#context.lineOf(Math.min(this.#at, this.#limit)),
  ) {
    if (this.#diagnostics.length < maxDiagnostics)
      this.#diagnostics.push({ severity, line, message, advice });
  }
}
