/** Maximum number of open tags, of open braces, and of open parentheses and square brackets in MDX. */
const maxOpen = { tags: 200, braces: 8, others: 100 };

/** Counts the tags and brackets that are open in MDX. */
export class OpenBrackets {
  braces = 0;
  #tags = 0;
  #others = 0;

  /**
   * Reads the next line.
   *
   * @returns whether too many tags or brackets are open. The parser needs exponential time for tags in braces in tags
   */
  readLine(line: string): boolean {
    for (const [sign] of line.matchAll(/<\/|\/>|<(?=[\p{L}>$_])|[{([]|[})\]]/gu)) {
      if (sign === '<') this.#tags++;
      else if (sign.length === 2) this.#tags = Math.max(0, this.#tags - 1);
      else if (sign === '{') this.braces++;
      else if (sign === '}') this.braces = Math.max(0, this.braces - 1);
      else if (sign === '(' || sign === '[') this.#others++;
      else this.#others = Math.max(0, this.#others - 1);
      if (this.#tags > maxOpen.tags || this.braces > maxOpen.braces || this.#others > maxOpen.others)
        return true;
    }
    return false;
  }
}
