/** Matches the beginning of a list item, quotation, footnote or definition. */
const container = /^[ \t]*(?:>|\[\^[^\]]{1,200}\]:|(?:[-+*:]|(\d{1,9})[.)])(?=[ \t]|$))/u;

/** Matches a line across the page, such as `* * *`, which is not a list. */
const rule = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/u;

/** One line of a Markdown text. */
interface ContainedLine {
  /** Number of lists and quotations that the line is in. It may be too high, but not too low. */
  depth: number;
  /** Whether no paragraph continues in this line. */
  beginsParagraph: boolean;
  /** The line without the signs with which lists and quotations begin. */
  rest: string;
}

/** Finds the lists and quotations that each line of a Markdown text is in (CommonMark 0.31 § 5). */
export class OpenContainers {
  /** The open items: the columns of the sign, and of the text after it. */
  #items: { sign: number; text: number }[] = [];
  #isInList = false;
  #isAfterEmpty = true;

  /** Reads the next line. */
  read(line: string): ContainedLine {
    const isEmpty = line.trim() === '';
    if (isEmpty || rule.test(line)) {
      this.#isAfterEmpty = true;
      return { depth: 0, beginsParagraph: true, rest: '' };
    }
    // Text at the margin after an empty line ends all lists. Without an empty line, it may continue a paragraph of one.
    if (this.#isAfterEmpty && !/^[ \t]/u.test(line) && !container.test(line)) {
      this.#items = [];
      this.#isInList = false;
    }
    const depthBefore = this.#items.length;
    let rest = line;
    let [column, quotes, signs] = [0, 0, 0];
    let beginsParagraph = this.#isAfterEmpty;
    for (let found = container.exec(rest); found && signs <= 100; found = container.exec(rest)) {
      signs++;
      const [written, number] = found;
      const sign = column + columnsOf(/^[ \t]*/u.exec(written)?.[0] ?? '');
      column += columnsOf(written);
      rest = rest.slice(written.length);
      if (written.endsWith('>')) quotes++;
      else {
        if (signs === 1) while ((this.#items.at(-1)?.sign ?? -1) >= sign) this.#items.pop();
        // A sign four columns to the right of the text above it belongs to that text. Only a list that begins with 1
        // can interrupt a paragraph.
        const isNear = sign - (this.#items.at(-1)?.text ?? 0) < 4;
        const mayInterrupt = number === undefined || number === '1' || this.#isInList;
        if (isNear && mayInterrupt && quotes === 0 && /^[ \t]+\S/u.test(rest)) {
          beginsParagraph = true;
          this.#isInList = true;
        }
        this.#items.push({ sign, text: column + 1 });
      }
    }
    this.#isAfterEmpty = false;
    const depth = quotes + Math.max(this.#items.length, signs === 0 ? depthBefore : 0);
    return { depth, beginsParagraph, rest };
  }
}

/** Counts columns. A tab counts as four. */
function columnsOf(text: string): number {
  return text.length + 3 * (text.split('\t').length - 1);
}
