import { quote } from '../../../model/diagnostic.ts';
import type { PaperRecord, RecordWarning } from '../record.ts';
import { isEmptyJson, type Json, keptName, toKept } from './json.ts';

export type SourcePaper = PaperRecord['paper'];

/** A paper in the making: what was read of one record so far. */
export class Draft {
  readonly paper: Partial<SourcePaper> = {};
  readonly warnings: RecordWarning[] = [];
  readonly #other = new Map<string, Json>();

  /** What is kept under `other`, if anything. */
  get other(): SourcePaper['other'] {
    return this.#other.size > 0 ? Object.fromEntries(this.#other) : undefined;
  }

  /**
   * Sets a field that is not set yet. If another value is there already, what the source says is kept under its own name.
   *
   * @param source the key of the source, and what it says
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

  /** Keeps what the model has no field for, under the name that the source has for it; several values of a name become a list. */
  keep(key: string, value: Json): void {
    const list = toKept(value);
    const kept = Array.isArray(list) && list.length === 1 && typeof list[0] === 'string' ? list[0] : list;
    if (isEmptyJson(kept)) return;
    const name = keptName(key);
    const known = this.#other.get(name);
    if (known === undefined) this.#other.set(name, kept);
    else if (JSON.stringify(known) !== JSON.stringify(kept)) this.#other.set(name, [known, kept].flat());
  }

  /** Keeps a value that could not be read as what it should be, and tells of it. */
  keepWithWarning(key: string, value: Json, fault: string, advice: string): void {
    this.keep(key, value);
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    const message = `${quote(shown)} in ${quote(key)} ${fault}.`;
    this.warnings.push({ message, advice: `It is kept under "other". ${advice}` });
  }
}

/** Reads one value of the source into the draft: all of it ends in a field or is kept. */
export type FieldReader = (value: Json, draft: Draft, key: string) => void;

/** Where the fields of a format go, in the order in which they are read: the first value of a field stays. */
export type FieldTable = Readonly<Record<string, FieldReader>>;
