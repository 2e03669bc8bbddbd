import { quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, RecordWarning } from '../record.ts';
import { isEmptyJson, type Json, keptName, toKept } from './json.ts';

export type SourcePaper = PaperRecord['paper'];

/** A draft of a paper: the fields that have been read from one record so far. */
export class Draft {
  readonly paper: Partial<SourcePaper> = {};
  readonly warnings: RecordWarning[] = [];
  readonly #other = new Map<string, Json>();

  /**
   * The values that are kept under `other`, the key of a paper file for values without a key of their own.
   * `undefined` if there are none.
   */
  get other(): SourcePaper['other'] {
    return this.#other.size > 0 ? Object.fromEntries(this.#other) : undefined;
  }

  /**
   * Sets a field of the paper if the field has no value yet. If the field already has a different value, the value in
   * the source is kept under `other`.
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

  /**
   * Keeps a value under `other`, with the key of the source. Used if Offprint has no field for the value. Several
   * values with the same key become a list.
   */
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
   * Keeps a value that could not be parsed under `other`, and adds a warning.
   *
   * @param problem the end of a sentence that begins with `"value" in "key"`, without the full stop
   */
  keepWithWarning(key: string, value: Json, problem: string, advice: string): void {
    this.keep(key, value);
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    const message = `${quote(shown)} in ${quote(key)} ${problem}.`;
    this.warnings.push({ message, advice: `It was kept under "other". ${advice}` });
  }
}

/**
 * A function that reads one value of the source into the draft. The whole value must either be put into a field or be
 * kept under `other`.
 */
export type FieldReader = (value: Json, draft: Draft, key: string) => void;

/**
 * The function that reads each key of a format. The functions run in the order of the table. If two keys set the same
 * field, the first value is used.
 */
export type FieldTable = Readonly<Record<string, FieldReader>>;
