import { withoutOuterBraces } from '../values/braces.ts';
import { collapseWhiteSpace } from '../values/white-space.ts';
import type { TaggedField } from './scan.ts';

/** Tags of names in all tagged formats. Braces around a whole name mean that it is the name of a group. */
const nameTags = /^(?:A[1-5U]|F?ED|FAU|CN|%[AEY?])$/u;

/**
 * The fields of a record that have not been read yet. Empty fields are ignored. The fields that remain at the end are
 * kept under `other`, the key of a paper file for values without a key of their own.
 */
export class RecordFields {
  #fields: TaggedField[];

  constructor(fields: readonly TaggedField[]) {
    this.#fields = fields.flatMap((field) => {
      const value = nameTags.test(field.tag) ? field.value : withoutOuterBraces(field.value);
      return value === '' ? [] : { ...field, value };
    });
  }

  /**
   * Removes and returns one field: the first field with the first of these tags that the record has. Other fields
   * with one of these tags and the same value are removed too.
   */
  first(tags: readonly string[]): TaggedField | undefined {
    for (const tag of tags) {
      const found = this.#fields.find((field) => field.tag === tag);
      if (!found) continue;
      const same = collapseWhiteSpace(found.value).toLowerCase();
      this.#fields = this.#fields.filter(
        (field) => !(tags.includes(field.tag) && collapseWhiteSpace(field.value).toLowerCase() === same),
      );
      return found;
    }
    return undefined;
  }

  /** Returns the value of the first field with a tag, and does not remove the field. */
  peek(tag: string): string | undefined {
    return this.#fields.find((field) => field.tag === tag)?.value;
  }

  /** Removes and returns all fields with these tags, in the order of the record. */
  all(tags: readonly string[]): TaggedField[] {
    const found = this.#fields.filter(({ tag }) => tags.includes(tag));
    this.#fields = this.#fields.filter(({ tag }) => !tags.includes(tag));
    return found;
  }

  /**
   * Puts a field back, so that it is kept under `other`. Used for a value that was not used, or was used only in
   * part.
   */
  keep(field: TaggedField): void {
    this.#fields.push(field);
  }

  /** Returns the values of the remaining fields, by tag. If a tag was used several times, its value is a list. */
  rest(): Record<string, string | string[]> {
    const values = new Map<string, string[]>();
    for (const { tag, value } of this.#fields) {
      const same = values.get(tag);
      if (same) same.push(collapseWhiteSpace(value));
      else values.set(tag, [collapseWhiteSpace(value)]);
    }
    return Object.fromEntries(
      [...values].map(([tag, [one = '', ...more]]) => [tag, more.length > 0 ? [one, ...more] : one]),
    );
  }
}
