import { rehype } from 'rehype';
import temml from 'temml';
import { cleanText } from '../model/characters.ts';
import {
  type Block,
  type HtmlElement,
  type HtmlNode,
  lineCounter,
  type MarkdownTree,
  type TextProblem,
  walk,
} from './tree.ts';

/** A formula in a tree of Markdown, as remark-math and `parseTexProse` make it. */
export type Formula = Extract<Block, { type: 'math' | 'inlineMath' }>;

/** The longest formula that is typeset, in characters; a longer one is shown as its source. */
const longest = 5000;
/** How deep a formula's tree may be. */
const deepest = 100;
/** A formula in a line is marked as long beyond so many characters, for it may be wider than a telephone. */
const longestUnmarked = 30;
/** Commands that define commands: a few of them can ask for endless output. */
const definition =
  /\\(?:[egx]?def|let|futurelet|global|(?:re|provide)?newcommand|renewcommand|providecommand)(?![A-Za-z])/u;

const parser = rehype().data('settings', { fragment: true }).freeze();

/**
 * TeX mathematics as MathML. Commands that fetch, link or style are refused (`trust: false`).
 *
 * @returns the `math` element, or why the formula cannot be typeset
 */
export function typeset(tex: string, display: boolean): { math: HtmlElement } | { fault: string } {
  if (tex.length > longest) return { fault: `it is longer than ${longest} characters` };
  if (definition.test(tex)) return { fault: 'it defines a command' };
  try {
    const mathml = temml.renderToString(unnumbered(withCharacters(tex)), {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: 500,
      maxSize: [20, 20],
      macros: { '\\mbox': '\\text{#1}' },
    });
    const [math] = parser.parse(mathml).children;
    if (math?.type !== 'element' || math.tagName !== 'math') return { fault: 'it is no mathematics' };
    if (isDeep(math, deepest)) return { fault: 'it is nested too deeply' };
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

/** The classes of temml that `styles/math.css` knows; the others correct what other browsers' fonts do. */
const knownClasses =
  /^(?:tml-(?:left|right|overline|underline|cancel|xcancel|fbox|jot|small)|upstrike|downstrike|sout|menclose)$/u;

function withoutStyles(math: HtmlElement): void {
  walk<HtmlNode>(math, (node) => {
    if (node.type !== 'element') return;
    const { style: _, className, ...properties } = node.properties;
    const classes = [className ?? []]
      .flat()
      .map(String)
      .filter((name) => knownClasses.test(name));
    node.properties = classes.length > 0 ? { ...properties, className: classes } : properties;
  });
}

/** Numbers of equations mean nothing outside the paper. */
function unnumbered(tex: string): string {
  return tex.replace(/\\(begin|end)\{(equation|align|alignat|gather|eqnarray|multline)\}/gu, '\\$1{$2*}');
}

/** `\unicode{x2014}` of MathJax, which temml does not know, as its character; ASCII could be a command and stays. */
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

/** Typesets the formulas of a tree in place. One that is broken is shown as its source and told of. */
export function typesetFormulas(tree: MarkdownTree, source: string): TextProblem[] {
  const problems: TextProblem[] = [];
  const lineOf = lineCounter(source);
  walk<MarkdownTree | Block>(tree, (node) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return;
    const start = node.position?.start.offset ?? 0;
    const written = source.slice(start, node.position?.end.offset);
    const display = isDisplay(node, written);
    const made = typeset(node.value, display);
    if ('math' in made) {
      if (!display && node.value.length > longestUnmarked) made.math.properties['className'] = ['long'];
      node.data = display
        ? { hName: 'span', hProperties: { className: ['display-math'] }, hChildren: [made.math] as never }
        : { hName: 'math', hProperties: made.math.properties, hChildren: made.math.children as never };
    } else {
      problems.push({
        line: lineOf(start),
        message: `A formula cannot be typeset: ${made.fault}.`,
        advice: 'It is shown as its source. Mend the TeX, or write \\$ where a dollar sign is meant.',
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
  return node.type === 'math' || /^(?:\$\$|\\\[|\\begin)/u.test(written);
}
