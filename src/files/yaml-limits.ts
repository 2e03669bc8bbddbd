/** Maximum number of levels of nested YAML values. Offprint's schemas need fewer than 10. */
export const maxLevels = 50;

/** Maximum number of open brackets and levels of indentation, which texts in quotes may contain, too. */
const maxOpen = 4 * maxLevels;

/** Maximum number of anchors (`&name`) and aliases (`*name`). The parser compares each of them with all others. */
const maxAnchors = 200;

/** A reason why a text must not be parsed as YAML. */
interface YamlLimit {
  /** The line of the text, counted from 1. */
  line: number;
  message: string;
  advice: string;
}

/**
 * Checks a text before it is parsed as YAML, because for some texts the parser needs quadratic time or more than the
 * stack. The check takes linear time. It counts signs in quoted texts, too, but far fewer than the limits.
 *
 * @returns the reason why the text must not be parsed, or `undefined`
 */
export function exceedsYamlLimits(source: string): YamlLimit | undefined {
  const columns: number[] = [];
  let flows = 0;
  let anchors = 0;
  for (const [index, text] of source.split('\n').entries()) {
    const indicators = text.slice(0, 1000).match(/^[-?: \t]{0,1000}/u)?.[0] ?? '';
    const column = text.search(/[^ ]/u);
    if (column >= 0) {
      while ((columns.at(-1) ?? -1) >= column) columns.pop();
      columns.push(column);
    }
    const signs = indicators.match(/[-?:](?=[ \t]|$)/gu)?.length ?? 0;
    let most = flows;
    for (const sign of text.match(/[[\]{}]/gu) ?? []) {
      flows = sign === '[' || sign === '{' ? flows + 1 : Math.max(0, flows - 1);
      most = Math.max(most, flows);
    }
    anchors += text.match(/(?<![^\s[{,:-])[&*](?=[^\s*])/gu)?.length ?? 0;
    if (most + columns.length + signs > maxOpen) {
      const message = `The YAML is nested more than ${maxLevels} levels deep.`;
      return { line: index + 1, message, advice: 'Use fewer levels, and close all brackets.' };
    }
    if (anchors > maxAnchors) {
      const message = 'The YAML has too many anchors (&name) or aliases (*name).';
      return {
        line: index + 1,
        message,
        advice: 'Write the values themselves, or put text in "double quotes".',
      };
    }
  }
  return undefined;
}
