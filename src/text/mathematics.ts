import { rehype } from 'rehype';
import temml from 'temml';
import { cleanText, collapse, shorten } from '../model/characters.ts';
import { toInlineTex } from './inline-tex.ts';
import {
  type Block,
  type HtmlElement,
  type HtmlNode,
  lineCounter,
  type MarkdownTree,
  type TextProblem,
  walk,
} from './tree.ts';

/** A formula in a Markdown tree, as remark-math and `parseTexProse` create it. */
export type Formula = Extract<Block, { type: 'math' | 'inlineMath' }>;

/** Maximum length of a formula that is typeset, in characters. A longer formula is shown as TeX. */
const maxLength = 5000;
/** Maximum number of nested elements in a typeset formula. */
const maxDepth = 100;
/**
 * Maximum length of a short inline formula, in characters of TeX. A longer formula gets the class `long`, because it
 * may be wider than the screen of a phone.
 */
const maxShortLength = 30;
/** Matches commands that define other commands. A few of them could produce output without limit. */
const definition =
  /\\(?:[egx]?def|let|futurelet|global|(?:re|provide)?newcommand|renewcommand|providecommand)(?![A-Za-z])/u;

const parser = rehype().data('settings', { fragment: true }).freeze();

/**
 * Converts a TeX formula to MathML. Commands that load files, create links or set styles are not allowed (`trust:
 * false`).
 *
 * @returns the `math` element, or the reason why the formula cannot be typeset, as part of a sentence
 */
export function typeset(tex: string, display: boolean): { math: HtmlElement } | { fault: string } {
  if (tex.length > maxLength) return { fault: `it is longer than ${maxLength} characters` };
  if (definition.test(tex)) return { fault: 'it defines a command' };
  try {
    const mathml = temml.renderToString(toInlineTex(withCharacters(tex)), {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: 500,
      maxSize: [20, 20],
      macros: { '\\mbox': '\\text{#1}' },
    });
    const [math] = parser.parse(mathml).children;
    if (math?.type !== 'element' || math.tagName !== 'math') return { fault: 'it is not a formula' };
    if (isDeep(math, maxDepth)) return { fault: 'it is nested too deeply' };
    withoutStyles(math);
    return { math };
  } catch (error) {
    const reason = error instanceof RangeError ? 'it is nested too deeply' : String((error as Error).message);
    return {
      fault:
        reason
          .split(/ at (?:position|end of input)|\n/u, 1)[0]
          ?.trim()
          .replace(/[.]$/u, '') ?? reason,
    };
  }
}

/**
 * Matches the classes of temml for which `styles/math.css` has rules. Other classes of temml only correct details in
 * some browsers, and are removed.
 */
const styledClasses =
  /^(?:tml-(?:left|right|overline|underline|cancel|xcancel|fbox|jot|small)|upstrike|downstrike|sout|menclose)$/u;

function withoutStyles(math: HtmlElement): void {
  walk<HtmlNode>(math, (node) => {
    if (node.type !== 'element') return;
    const { style: _, className, ...properties } = node.properties;
    const classes = [className ?? []]
      .flat()
      .map(String)
      .filter((name) => styledClasses.test(name));
    node.properties = classes.length > 0 ? { ...properties, className: classes } : properties;
  });
}

/**
 * Replaces MathJax's command `\unicode{x2014}`, which temml does not support, with the character. ASCII characters are
 * not replaced, because they could form a command.
 */
function withCharacters(tex: string): string {
  return tex.replace(/\\unicode\{(?:x([0-9a-f]{2,6})|(\d{3,7}))\}/giu, (written, hexadecimal, decimal) => {
    const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    const isCharacter = code > 0xa0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? `{${cleanText(String.fromCodePoint(code))}}` : written;
  });
}

function isDeep(element: HtmlElement, levels: number): boolean {
  if (levels === 0) return true;
  return element.children.some((child) => child.type === 'element' && isDeep(child, levels - 1));
}

/**
 * Typesets all formulas of a tree, in place. A formula that cannot be typeset is shown as TeX and reported.
 *
 * @param isTitle whether the text is a title, in which no formula is on a line of its own
 */
export function typesetFormulas(tree: MarkdownTree, source: string, isTitle = false): TextProblem[] {
  const problems: TextProblem[] = [];
  const lineOf = lineCounter(source);
  walk<MarkdownTree | Block>(tree, (node) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return;
    const start = node.position?.start.offset ?? 0;
    const written = source.slice(start, node.position?.end.offset);
    const display = !isTitle && isDisplay(node, written);
    const made = typeset(node.value, display);
    if ('math' in made) {
      if (!display && toInlineTex(node.value).length > maxShortLength)
        made.math.properties['className'] = ['long'];
      node.data = display
        ? { hName: 'span', hProperties: { className: ['display-math'] }, hChildren: [made.math] as never }
        : { hName: 'math', hProperties: made.math.properties, hChildren: made.math.children as never };
    } else {
      problems.push({
        line: lineOf(start),
        message: `The formula "${shorten(collapse(node.value).trim(), 60)}" cannot be displayed: ${made.fault}.`,
        advice: 'The formula is shown as TeX. Correct the TeX, or write \\$ for a dollar sign.',
      });
      node.data = {
        hName: 'code',
        hProperties: { className: ['tex'] },
        hChildren: [{ type: 'text', value: written }],
      };
    }
  });
  return problems;
}

function isDisplay(node: Formula, written: string): boolean {
  return node.type === 'math' || /^(?:\$\$|\\\[|\\begin(?!\{math\}))/u.test(written);
}
