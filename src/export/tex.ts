import { cleanText, oneLine } from '../model/characters.ts';
import { toInlineTex } from '../text/inline-tex.ts';
import { parseTexProse, special as texSpecial } from '../text/tex-prose.ts';
import type { Block, Inline, MarkdownTree } from '../text/tree.ts';
import { protectedWords, type Range } from './capitals.ts';

/** Characters with a special meaning in TeX, and the commands that print them. Braces are handled in `braces`. */
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

/** Matches the second of two characters that TeX would print as one: `--` would become a dash. */
const ligature = /(?<=-)-|(?<=`)`|(?<=')'|(?<=,),|(?<=<)<|(?<=>)>|(?<=[?!])`/gu;

/**
 * Escapes a text for TeX. BibTeX counts braces even after a backslash, so unbalanced braces are written as commands.
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

/** Whether each opening brace has a closing brace. A brace counts even after a backslash, as in BibTeX. */
export function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const [sign] of tex.matchAll(/[{}]/gu)) {
    depth += sign === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/**
 * Puts braces around TeX. Text that begins with a backslash gets two pairs of braces: after a single brace, BibTeX
 * reads a backslash as an accented letter and changes the case of the letter.
 */
export function group(tex: string): string {
  return tex.startsWith('\\') ? `{{${tex}}}` : `{${tex}}`;
}

/**
 * Formats a title as TeX, with braces around the words whose capital letters BibTeX styles must keep.
 *
 * @param language the language of the title, see `protectedWords`
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
    formula: (value, written) => {
      at += 1;
      const tex = formulaToTex(toInlineTex(value).trim(), '$', '$');
      return group(tex ?? escapeTex(written));
    },
  });
}

/** Formats an abstract as TeX. Paragraphs are separated by an empty line. */
export function proseToTex(source: string): string {
  const clean = cleanText(source);
  const paragraphs = treeOf(clean).children.map((block) =>
    oneLine(
      texOf(block, clean, {
        text: escapeTex,
        formula: (value, written) => {
          const [open = '', close = ''] = written.split(value, 2);
          return formulaToTex(value, open, close) ?? escapeTex(written);
        },
      }),
    ),
  );
  // Some programs would read an @ at the beginning of a line as the start of an entry, so `{}` is written before the @.
  // The @ is not put inside the braces, because pandoc would double the @.
  return paragraphs.map((paragraph) => paragraph.replace(/^@/u, '{}@')).join('\n\n');
}

/**
 * Formats a part of a title as TeX, with braces around the words in `ranges`.
 *
 * @param start the offset of the part in the title
 */
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

/** Returns the text of a tree, in which each formula is replaced by `$`. */
function textOf(node: Node): string {
  if (node.type === 'inlineMath' || node.type === 'math') return '$';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Functions that format the texts and formulas of a tree. They are called in the order of the tree. */
interface Leaves {
  text: (value: string) => string;
  /**
   * @param value the formula without delimiters
   * @param written the formula with delimiters, as in the source
   */
  formula: (value: string, written: string) => string;
}

function texOf(node: Node, source: string, leaves: Leaves): string {
  if (node.type === 'inlineMath' || node.type === 'math') {
    const written = source.slice(node.position?.start.offset, node.position?.end.offset);
    return leaves.formula(node.value, written);
  }
  if ('value' in node) return leaves.text(node.value);
  const inner = 'children' in node ? node.children.map((child) => texOf(child, source, leaves)).join('') : '';
  const command = commandOf(node);
  return command ? `${command}${group(inner)}` : inner;
}

/** TeX commands by the name of an HTML element. */
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

/** Returns a formula between two delimiters. Returns `undefined` if BibTeX or TeX could not read the formula. */
function formulaToTex(value: string, open: string, close: string): string | undefined {
  const tex = oneLine(value).replace(/\\([\s\S])|[%#]/gu, (sign, behind: string | undefined) => {
    if (behind === '{') return '\\lbrace ';
    if (behind === '}') return '\\rbrace ';
    return behind === undefined ? `\\${sign}` : sign;
  });
  if (tex === '' || !isBalanced(tex) || /(?<!\\)\$|\\$/u.test(tex)) return undefined;
  return `${open}${tex}${close}`;
}
