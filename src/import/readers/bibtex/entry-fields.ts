import { canonical } from './inherit.ts';
import type { TexField } from './macros.ts';
import type { TexDefinitions } from './tex/definitions.ts';
import { decodeTex } from './tex/decode.ts';
import { linkTargetOfField } from '../values/link-names.ts';
import { decodeVerbatim } from '../values/verbatim.ts';
import { toProse, toTitle } from '../values/markup.ts';
import { collapseWhiteSpace } from '../values/white-space.ts';

/** Names of fields whose values are not TeX: addresses, identifiers, keys, and fields that only one program uses. */
const verbatim =
  /^(?:url.{0,30}|.{0,20}[_-]url|doi|eprint|file|pdf|ee|link|links|verb[abc]|biburl|bdsk-.{0,30}|local-.{0,30}|hal_.{0,30}|ids|xdata|crossref|xref|related|groups|timestamp|owner|entryset|handle|code|supplement|epub)$/u;

/**
 * The fields of one entry that have not been read yet. Fields without text are ignored. The fields that remain at the
 * end are kept under `other`, the key of a paper file for values without a key of their own.
 */
export class EntryFields {
  /** Names of unknown TeX commands in all values that were decoded so far. */
  readonly unknown = new Set<string>();
  readonly #definitions: TexDefinitions;
  /** The remaining fields by their BibLaTeX name, in the order of the entry. */
  readonly #fields = new Map<string, TexField[]>();

  constructor(fields: readonly TexField[], definitions: TexDefinitions) {
    this.#definitions = definitions;
    for (const field of fields) {
      if (!/[^\s{}]/u.test(field.tex)) continue;
      const name = canonical(field.name);
      const same = this.#fields.get(name);
      if (same) same.push(field);
      else this.#fields.set(name, [field]);
    }
  }

  /** Returns the first field with this name, and does not remove it. */
  peek(name: string): TexField | undefined {
    return this.#fields.get(canonical(name))?.[0];
  }

  /**
   * Returns the text of the first field with this name, on one line. The field is not removed. Returns an empty text
   * if the entry has no such field.
   */
  text(name: string): string {
    const field = this.peek(name);
    return field ? this.#textOf(field) : '';
  }

  /**
   * Removes the first field with this name and returns it. Other fields with both the same name and the same value
   * are removed too.
   */
  take(name: string): TexField | undefined {
    const key = canonical(name);
    const [first, ...others] = this.#fields.get(key) ?? [];
    if (!first) return undefined;
    const more = others.filter(({ tex }) => tex.trim() !== first.tex.trim());
    if (more.length > 0) this.#fields.set(key, more);
    else this.#fields.delete(key);
    return first;
  }

  /**
   * Returns the text of the first field with this name, on one line, and removes the field. Returns an empty text if
   * the entry has no such field.
   */
  takeText(name: string): string {
    const field = this.take(name);
    return field ? this.#textOf(field) : '';
  }

  /**
   * Converts TeX to one line of text. HTML is decoded before TeX. Otherwise `{\\textless}b{\\textgreater}` alone, which
   * is text, would become the HTML tag `<b>`.
   */
  decode(tex: string): string {
    return collapseWhiteSpace(this.#decoded(/[<&]|\\textless/u.test(tex) ? toTitle(tex) : tex));
  }

  /** Converts TeX to text with several paragraphs, separated by empty lines. */
  decodeProse(tex: string): string {
    const paragraphs = this.#decoded(toProse(tex))
      .split(/\n[^\S\n]*\n/u)
      .map(collapseWhiteSpace);
    return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
  }

  #decoded(tex: string): string {
    const { text, unknown } = decodeTex(tex, this.#definitions);
    for (const name of unknown) this.unknown.add(name);
    return text;
  }

  /** Returns the BibLaTeX names of the fields that have not been read, in the order of the entry. */
  names(): string[] {
    return [...this.#fields.keys()];
  }

  /**
   * Returns the fields that have not been read, by the name that the entry uses. If a name is used several times, its
   * value is a list.
   */
  rest(): { name: string; value: string | string[] }[] {
    return [...this.#fields.values()].map((fields) => {
      const texts = [...new Set(fields.map((field) => this.#textOf(field)))];
      return { name: fields[0]?.name ?? '', value: texts.length === 1 ? (texts[0] ?? '') : texts };
    });
  }

  #textOf({ name, tex }: TexField): string {
    if (verbatim.test(name) || linkTargetOfField(name)) return decodeVerbatim(tex).replace(/\s+/gu, ' ');
    return this.decode(tex);
  }
}
