import { canonical } from './inherit.ts';
import type { TexField } from './macros.ts';
import type { TexDefinitions } from './tex/definitions.ts';
import { decodeTex } from './tex/decode.ts';
import { decodeVerbatim } from './tex/verbatim.ts';
import { toProse, toTitle } from '../values/markup.ts';
import { collapseWhiteSpace } from '../values/white-space.ts';

/** Fields whose text is no TeX: addresses, identifiers, keys and what programs keep for themselves. */
const verbatim =
  /^(?:url.{0,30}|.{0,20}[_-]url|doi|eprint|file|pdf|ee|link|links|verb[abc]|biburl|bdsk-.{0,30}|local-.{0,30}|hal_.{0,30}|ids|xdata|crossref|xref|related|groups|timestamp|owner|entryset|handle|code|supplement|epub)$/u;

/** The fields of one entry, of which parts of a paper are made; what is left is kept. Fields without text count for nothing. */
export class EntryFields {
  /** Commands of TeX that no table knows. */
  readonly unknown = new Set<string>();
  readonly #definitions: TexDefinitions;
  /** By the names of BibLaTeX: fields in the order of the text. */
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

  /** The first field of that name, which stays. */
  peek(name: string): TexField | undefined {
    return this.#fields.get(canonical(name))?.[0];
  }

  /** The text of the first field of that name, on one line; empty where there is none. It stays. */
  text(name: string): string {
    const field = this.peek(name);
    return field ? this.#textOf(field) : '';
  }

  /** The first field of that name, taken out with those that say the same. */
  take(name: string): TexField | undefined {
    const key = canonical(name);
    const [first, ...others] = this.#fields.get(key) ?? [];
    if (!first) return undefined;
    const more = others.filter(({ tex }) => tex.trim() !== first.tex.trim());
    if (more.length > 0) this.#fields.set(key, more);
    else this.#fields.delete(key);
    return first;
  }

  /** As `text`, and taken out. */
  takeText(name: string): string {
    const field = this.take(name);
    return field ? this.#textOf(field) : '';
  }

  /** TeX as prose of one line. Elements of HTML are undone first: `{\\textless}b{\\textgreater}` is none. */
  decode(tex: string): string {
    return collapseWhiteSpace(this.#decoded(/[<&]/u.test(tex) ? toTitle(tex) : tex));
  }

  /** TeX as prose, its paragraphs parted by an empty line. */
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

  /** What is left, under the names that the entry has for it: a list where one stands several times. */
  rest(): { name: string; value: string | string[] }[] {
    return [...this.#fields.values()].map((fields) => {
      const texts = [...new Set(fields.map((field) => this.#textOf(field)))];
      return { name: fields[0]?.name ?? '', value: texts.length === 1 ? (texts[0] ?? '') : texts };
    });
  }

  #textOf({ name, tex }: TexField): string {
    if (verbatim.test(name)) return decodeVerbatim(tex).replace(/\s+/gu, ' ');
    return this.decode(tex);
  }
}
