import { cleanText, oneLine } from '../model/characters.ts';
import { parseTexProse, special as texSpecial } from '../text/tex-prose.ts';
import type { Block, Inline, MarkdownTree } from '../text/tree.ts';
import { protectedWords, type Range } from './capitals.ts';

/** Characters that TeX reads as something else. Braces are looked at apart. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
};

/** Pairs of characters that TeX's fonts join to another one. */
const ligature = /(?<=-)-|(?<=`)`|(?<=')'|(?<=,),|(?<=<)<|(?<=>)>|(?<=[?!])`/gu;

/**
 * A text as TeX that shows these characters. BibTeX counts braces even behind a backslash, so those that have no partner are
 * written as commands.
 */
export function escapeTex(text: string): string {
  return escaped(text, ...braces(text));
}

function braces(text: string): [open: string, close: string] {
  return isBalanced(text) ? ['\\{', '\\}'] : ['\\textbraceleft{}', '\\textbraceright{}'];
}

function escaped(text: string, open: string, close: string): string {
  return text
    .replace(ligature, '\0$&')
    .replace(/[\\^~$%&#_{}]/gu, (sign) =>
      sign === '{' ? open : sign === '}' ? close : (escapes[sign] ?? sign),
    )
    .replaceAll('\0', '{}');
}

/** Whether each brace has its partner as BibTeX counts them, which knows no escapes. */
export function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const [sign] of tex.matchAll(/[{}]/gu)) {
    depth += sign === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * Braces around TeX. BibTeX takes a brace before a backslash for an accented letter, whose case it changes: two braces
 * keep it from that.
 */
export function group(tex: string): string {
  return tex.startsWith('\\') ? `{{${tex}}}` : `{${tex}}`;
}

/**
 * A title, which is prose with TeX, as TeX in which BibTeX styles lower only the letters that may be lowered.
 *
 * @param language as in `protectedWords`
 */
export function titleToTex(source: string, language?: string): string {
  const clean = oneLine(source);
  const tree = treeOf(clean);
  const ranges = protectedWords(textOf(tree), language);
  let at = 0;
  return texOf(tree, clean, {
    text: (value) => {
      const start = at;
      at += value.length;
      return protectedText(value, start, ranges);
    },
    formula: (tex) => {
      at += 1;
      return group(tex);
    },
  });
}

/** An abstract as TeX; paragraphs are parted by an empty line. */
export function proseToTex(source: string): string {
  const clean = cleanText(source);
  const paragraphs = treeOf(clean).children.map((block) =>
    oneLine(texOf(block, clean, { text: escapeTex, formula: (tex) => tex })),
  );
  // Some readers take an @ that begins a line for an entry, and pandoc doubles one in braces.
  return paragraphs.map((paragraph) => paragraph.replace(/^@/u, '{}@')).join('\n\n');
}

/** The text from `start` of a title on, as TeX, with braces around what the ranges name. */
function protectedText(text: string, start: number, ranges: readonly Range[]): string {
  let tex = '';
  let done = 0;
  const [open, close] = braces(text);
  const write = (part: string) => escaped(part, open, close);
  for (const [from, to] of ranges) {
    const [begin, end] = [Math.max(from - start, 0), Math.min(to - start, text.length)];
    if (begin >= end) continue;
    tex += `${write(text.slice(done, begin))}{${write(text.slice(begin, end))}}`;
    done = end;
  }
  return tex + write(text.slice(done));
}

function treeOf(clean: string): MarkdownTree {
  if (texSpecial.test(clean)) return parseTexProse(clean).tree;
  const paragraphs = clean.split(/\n[ \t\f]*\n/u).filter((each) => each.trim() !== '');
  return {
    type: 'root',
    children: paragraphs.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  };
}

type Node = MarkdownTree | Block | Inline;

/** The words of a tree; a formula is a `$`. */
function textOf(node: Node): string {
  if (node.type === 'inlineMath' || node.type === 'math') return '$';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** How the leaves of a tree are written; called in the order of the text. */
interface Leaves {
  text: (value: string) => string;
  formula: (tex: string) => string;
}

function texOf(node: Node, source: string, leaves: Leaves): string {
  if (node.type === 'inlineMath' || node.type === 'math') {
    const written = source.slice(node.position?.start.offset, node.position?.end.offset);
    return leaves.formula(formulaToTex(node.value, written) ?? escapeTex(written));
  }
  if ('value' in node) return leaves.text(node.value);
  const inner = 'children' in node ? node.children.map((child) => texOf(child, source, leaves)).join('') : '';
  const command = commandOf(node);
  return command ? `${command}${group(inner)}` : inner;
}

/** Commands of the elements that prose may have. */
const commands: Readonly<Record<string, string>> = {
  code: '\\texttt',
  sub: '\\textsubscript',
  sup: '\\textsuperscript',
};

function commandOf(node: Node): string | undefined {
  if (node.type === 'strong') return '\\textbf';
  if (node.type === 'emphasis') return commands[node.data?.hName ?? ''] ?? '\\emph';
  return undefined;
}

/** A formula with its delimiters; none where BibTeX or TeX would trip over it. */
function formulaToTex(value: string, written: string): string | undefined {
  const [open, close] = written.split(value, 2);
  const tex = oneLine(value).replace(/\\([\s\S])|[%#]/gu, (sign, behind: string | undefined) => {
    if (behind === '{') return '\\lbrace ';
    if (behind === '}') return '\\rbrace ';
    return behind === undefined ? `\\${sign}` : sign;
  });
  if (!isBalanced(tex) || /(?<!\\)\$|\\$/u.test(tex)) return undefined;
  return `${open}${tex}${close}`;
}
