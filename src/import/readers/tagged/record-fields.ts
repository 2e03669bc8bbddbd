import { collapseWhiteSpace } from '../values/white-space.ts';
import type { TaggedField } from './scan.ts';

/** The fields of a record that no part of the paper was made from yet. Empty ones count for nothing. */
export class RecordFields {
  #fields: TaggedField[];

  constructor(fields: readonly TaggedField[]) {
    this.#fields = fields.filter(({ value }) => value !== '');
  }

  /** Takes out the first field of the first of these tags that is there, and with it any of them that say the same. */
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

  /** The value of the first field of a tag, which stays. */
  peek(tag: string): string | undefined {
    return this.#fields.find((field) => field.tag === tag)?.value;
  }

  /** Takes out all fields of these tags, in the order of the text. */
  all(tags: readonly string[]): TaggedField[] {
    const found = this.#fields.filter(({ tag }) => tags.includes(tag));
    this.#fields = this.#fields.filter(({ tag }) => !tags.includes(tag));
    return found;
  }

  /** Puts a field back: its value could not be used, or not all of it. */
  keep(field: TaggedField): void {
    this.#fields.push(field);
  }

  /** What is left, by tag: text, or a list where a tag stands several times. */
  rest(): Record<string, string | string[]> {
    const values = new Map<string, string[]>();
    for (const { tag, value } of this.#fields) {
      const of = values.get(tag);
      if (of) of.push(collapseWhiteSpace(value));
      else values.set(tag, [collapseWhiteSpace(value)]);
    }
    return Object.fromEntries(
      [...values].map(([tag, [one = '', ...more]]) => [tag, more.length > 0 ? [one, ...more] : one]),
    );
  }
}
