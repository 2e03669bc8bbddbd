import { quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, RecordWarning } from '../record.ts';
import { isEmptyJson, type Json, keptName, toKept } from './json.ts';

export type SourcePaper = PaperRecord['paper'];

/** A paper under construction: the fields read from one record so far. */
export class Draft {
  readonly paper: Partial<SourcePaper> = {};
  readonly warnings: RecordWarning[] = [];
  readonly #other = new Map<string, Json>();

  /** The values kept under `other`; `undefined` if there are none. */
  get other(): SourcePaper['other'] {
    return this.#other.size > 0 ? Object.fromEntries(this.#other) : undefined;
  }

  /**
   * Sets a field that is not set yet. If the field has a different value already, the source's value is kept under `other`.
   *
   * @param source the key and the value in the source
   */
  set<Key extends keyof SourcePaper>(
    key: Key,
    value: SourcePaper[Key],
    source: readonly [string, Json],
  ): void {
    if (value === undefined || value === '') return;
    if (this.paper[key] === undefined) this.paper[key] = value;
    else if (JSON.stringify(this.paper[key]) !== JSON.stringify(value)) this.keep(...source);
  }

  /** Keeps a value that the model has no field for, under the key of the source. Several values of one key become a list. */
  keep(key: string, value: Json): void {
    const list = toKept(value);
    const kept = Array.isArray(list) && list.length === 1 && typeof list[0] === 'string' ? list[0] : list;
    if (isEmptyJson(kept)) return;
    const name = keptName(key);
    const known = this.#other.get(name);
    if (known === undefined) this.#other.set(name, kept);
    else if (JSON.stringify(known) !== JSON.stringify(kept)) this.#other.set(name, [known, kept].flat());
  }

  /**
   * Keeps a value that could not be parsed, and adds a warning.
   *
   * @param problem the end of the sentence `"value" in "key" …`, without its full stop
   */
  keepWithWarning(key: string, value: Json, problem: string, advice: string): void {
    this.keep(key, value);
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    const message = `${quote(shown)} in ${quote(key)} ${problem}.`;
    this.warnings.push({ message, advice: `It was kept under "other". ${advice}` });
  }
}

/** Reads one value of the source into the draft. The whole value is either put into a field or kept under `other`. */
export type FieldReader = (value: Json, draft: Draft, key: string) => void;

/** A reader for each key of a format. They run in the order of the table; the first value of a field is used. */
export type FieldTable = Readonly<Record<string, FieldReader>>;
