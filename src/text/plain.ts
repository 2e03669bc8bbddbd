import { collapse } from '../model/characters.ts';
import { type Formula, typeset } from './mathematics.ts';
import { mathText, scriptText } from './plain-math.ts';
import type { MarkdownTree } from './tree.ts';

type Node = MarkdownTree | MarkdownTree['children'][number];

/** Returns the text of a Markdown tree without markup. A formula that cannot be typeset is returned as TeX. */
export function plainText(tree: MarkdownTree, source: string): string {
  const textOf = (node: Node): string => {
    if (node.type === 'math' || node.type === 'inlineMath') return formulaText(node, source);
    if ('value' in node) return node.value;
    const text = 'children' in node ? node.children.map(textOf).join('') : '';
    const element = node.type === 'emphasis' ? node.data?.hName : undefined;
    return element === 'sub' || element === 'sup' ? scriptText(text, element) : text;
  };
  return collapse(tree.children.map(textOf).join(' ')).trim();
}

function formulaText({ value, position }: Formula, source: string): string {
  // In plain text, ℜ would be a letter R.
  const made = typeset(value.replace(/\\(Re|Im)(?![A-Za-z])/gu, '\\operatorname{$1}'), true);
  return 'math' in made ? mathText(made.math) : source.slice(position?.start.offset, position?.end.offset);
}
