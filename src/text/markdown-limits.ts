import { OpenBrackets } from './open-brackets.ts';
import { OpenContainers } from './open-containers.ts';
import { isDeepTree, type TextProblem } from './tree.ts';

/** Maximum length of a biography, a news item or another Markdown text, in characters. */
export const maxMarkdown = 20_000;

/** Maximum length of a free page, in characters. */
export const maxMdx = 200_000;

/** Maximum number of lists and quotations inside each other. */
const maxContainers = 30;

/** Maximum length of a paragraph with code in MDX, in characters. */
const maxCode = 20_000;

/**
 * Maximum sum over all paragraphs of the square of the number of their lines and delimiters (`*`, `[`, `$` …), because
 * the parsers compare the delimiters of a paragraph with each other. At this limit, the slowest texts take about 0.5 seconds.
 */
const maxComparisons = 6_000_000;

/** Matches a run of characters that may open or close a part of a line. */
const delimiters = /\*+|`+|~+|\$+|[[\]<|\\&]|=>/gu;
/** Matches an underscore that may do so. An underscore within a word, as in `snake_case`, may not. */
const underscores = /(?:^|[^\p{L}\p{N}_])_|_(?:$|[^\p{L}\p{N}_])/gu;

/**
 * Checks a text before it is parsed as Markdown or MDX. No parser reads a text that does not pass this check, because
 * for some texts the parsers need quadratic time, exponential time, or more than the stack: 50,000 quotation marks `>`,
 * 1,000 lists inside each other. What people write is far below the limits. The check takes linear time.
 *
 * @returns the reason why the text must not be parsed, or `undefined`
 */
export function exceedsMarkdownLimits(source: string, kind: 'markdown' | 'mdx'): TextProblem | undefined {
  const maxLength = kind === 'mdx' ? maxMdx : maxMarkdown;
  if (source.length > maxLength) {
    const [length, limit] = [source.length, maxLength].map((number) => number.toLocaleString('en'));
    return {
      line: 1,
      message: `The text has ${length} characters; the limit for Markdown is ${limit}.`,
      advice: 'Shorten it.',
    };
  }
  const containers = new OpenContainers();
  const brackets = new OpenBrackets();
  let paragraph = { line: 1, length: 0, delimiters: 0, hasCode: false };
  let comparisons = 0;
  for (const [index, text] of source.split('\n').entries()) {
    const line = index + 1;
    const { depth, beginsParagraph, rest } = containers.read(text);
    if (depth > maxContainers) {
      const message = `Lists and quotations are nested too deeply; the limit is ${maxContainers} levels.`;
      return { line, message, advice: 'Use fewer levels.' };
    }
    // In MDX, an expression in braces may contain empty lines.
    const isInExpression = kind === 'mdx' && brackets.braces > 0;
    if (beginsParagraph && !isInExpression) {
      comparisons += paragraph.delimiters ** 2;
      paragraph = { line, length: 0, delimiters: 0, hasCode: false };
    }
    paragraph.length += rest.length;
    paragraph.delimiters +=
      1 + (text.match(delimiters)?.length ?? 0) + (text.match(underscores)?.length ?? 0);
    paragraph.hasCode ||= kind === 'mdx' && /\{|^(?:import|export)/u.test(text);
    const isLongCode = paragraph.hasCode && paragraph.length > maxCode;
    if (isLongCode || comparisons + paragraph.delimiters ** 2 > maxComparisons) {
      const message = 'This paragraph has too many characters, lines, or signs such as * [ $ <.';
      return { line: paragraph.line, message, advice: 'Shorten it, or divide it with empty lines.' };
    }
    if (kind === 'mdx' && brackets.readLine(text)) {
      const message = 'Tags or brackets are nested too deeply, or not closed.';
      return { line, message, advice: 'Close them, or use fewer levels.' };
    }
  }
  return undefined;
}

/** Maximum number of levels of a parsed text, so that the code after the parser may be recursive. */
const maxLevels = 200;

/**
 * Checks a parsed text for parts that are nested too deeply, such as emphasis in emphasis.
 *
 * @returns the reason why the text must not be rendered, or `undefined`
 */
export function exceedsTreeLimits(tree: object): TextProblem | undefined {
  if (!isDeepTree(tree, maxLevels)) return undefined;
  const message = `The text is nested too deeply; the limit is ${maxLevels} levels.`;
  return { line: 1, message, advice: 'Use fewer levels of emphasis, links and lists.' };
}
