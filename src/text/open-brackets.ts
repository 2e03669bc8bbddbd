/**
 * Maximum number of open tags, of open brackets, and of open braces that each follow a tag. The parser needs exponential
 * time for tags in braces in tags. Code listings have many braces inside each other, but rarely with tags between them.
 */
const maxOpen = { tags: 200, brackets: 100, bracesAfterTags: 8 };

/** The text between a brace and its end, or the whole text. */
interface Scope {
  hasTag: boolean;
  /** Number of scopes around this one that had a tag before the next brace. */
  bracesAfterTags: number;
}

/** Counts the tags and brackets that are open in MDX. */
export class OpenBrackets {
  #scope: Scope = { hasTag: false, bracesAfterTags: 0 };
  readonly #outer: Scope[] = [];
  #tags = 0;
  #others = 0;

  /** Number of open braces. */
  get braces(): number {
    return this.#outer.length;
  }

  /**
   * Reads the next line.
   *
   * @returns whether too many tags or brackets are open
   */
  readLine(line: string): boolean {
    for (const [sign] of line.matchAll(/<\/|\/>|<(?=[\p{L}>$_])|[{([]|[})\]]/gu)) {
      if (sign === '<') {
        this.#tags++;
        this.#scope.hasTag = true;
      } else if (sign.length === 2) this.#tags = Math.max(0, this.#tags - 1);
      else if (sign === '{') this.#openBrace();
      else if (sign === '}') this.#scope = this.#outer.pop() ?? this.#scope;
      else if (sign === '(' || sign === '[') this.#others++;
      else this.#others = Math.max(0, this.#others - 1);
      const isTooDeep =
        this.#tags > maxOpen.tags ||
        this.braces + this.#others > maxOpen.brackets ||
        this.#scope.bracesAfterTags > maxOpen.bracesAfterTags;
      if (isTooDeep) return true;
    }
    return false;
  }

  #openBrace(): void {
    const { hasTag, bracesAfterTags } = this.#scope;
    this.#outer.push(this.#scope);
    this.#scope = { hasTag: false, bracesAfterTags: bracesAfterTags + (hasTag ? 1 : 0) };
  }
}
