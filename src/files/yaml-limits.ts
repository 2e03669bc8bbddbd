import { Lexer } from 'yaml';

/** Maximum number of levels of nested YAML values. Offprint's schemas need fewer than 10. */
export const maxLevels = 50;

/** Maximum number of open brackets and levels of indentation, which a text of several lines may contain, too. */
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
 * stack. The check takes linear time. Brackets and anchors inside of texts do not count.
 *
 * @returns the reason why the text must not be parsed, or `undefined`
 */
export function exceedsYamlLimits(source: string): YamlLimit | undefined {
  return tooManyLevels(source) ?? tooManySigns(source);
}

/** Checks the indentation, and the signs `-`, `?` and `:` at the beginning of each line. */
function tooManyLevels(source: string): YamlLimit | undefined {
  const columns: number[] = [];
  for (const [index, text] of source.split('\n').entries()) {
    const column = text.search(/[^ ]/u);
    if (column < 0) continue;
    while ((columns.at(-1) ?? -1) >= column) columns.pop();
    columns.push(column);
    const indicators = text.slice(0, 1000).match(/^[-?: \t]{0,1000}/u)?.[0] ?? '';
    const signs = indicators.match(/[-?:](?=[ \t]|$)/gu)?.length ?? 0;
    if (columns.length + signs > maxOpen) return levelLimit(index + 1);
  }
  return undefined;
}

/** Checks the brackets and the anchors. */
function tooManySigns(source: string): YamlLimit | undefined {
  let line = 1;
  let open = 0;
  let anchors = 0;
  let isText = false;
  for (const token of new Lexer().lex(source)) {
    // The lexer announces the text of a value with this control character.
    if (isText || token === '\u001f') isText = !isText;
    else if (token === '[' || token === '{') open++;
    else if (token === ']' || token === '}') open = Math.max(0, open - 1);
    else if (/^[&*]/u.test(token)) anchors++;
    if (open > maxOpen) return levelLimit(line);
    if (anchors > maxAnchors) {
      const message = 'The YAML has too many anchors (&name) or aliases (*name).';
      return { line, message, advice: 'Write the values themselves, or put text in "double quotes".' };
    }
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) line++;
  }
  return undefined;
}

function levelLimit(line: number): YamlLimit {
  const message = `The YAML is nested more than ${maxLevels} levels deep.`;
  return { line, message, advice: 'Use fewer levels, and close all brackets.' };
}
