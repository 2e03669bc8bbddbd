import ts from 'typescript';

/** A passage of a file: a comment, a string, or a section of text. */
export interface Passage {
  kind: 'comment' | 'docstring' | 'string' | 'text';
  /** Number of characters in the file before the passage. */
  start: number;
  /**
   * The text of the passage. Comment markers are replaced by spaces and code by placeholders of the same length, so
   * that positions stay valid.
   */
  text: string;
}

/**
 * Returns the comments and texts of a file:
 * - From Markdown: the text without code.
 * - From YAML, TOML and CSS: the comments.
 * - From TypeScript, JavaScript and Astro: the comments, and strings that contain a space. From a test file, only the
 *   strings that name tests. From a translation of `src/words/`, no strings.
 *
 * @param file the path below the project's folder, with `/`
 */
export function passagesOf(file: string, text: string): Passage[] {
  if (/\.mdx?$/.test(file)) return [{ kind: 'text', start: 0, text: blankCode(text) }];
  if (file.endsWith('.css')) return matches(text, /\/\*[\s\S]*?\*\//g);
  if (/\.(?:ya?ml|toml)$/.test(file)) return matches(text, /^[ \t]*#.*(?:\n[ \t]*#.*)*|[ \t]#.*/gm);
  if (!/\.(?:astro|[cm]?[jt]s)$/.test(file)) return [];
  const strings = /^src\/words\/(?!en\.)/.test(file)
    ? 'none'
    : file.startsWith('test/')
      ? 'test names'
      : 'all';
  return partsOf(file, text).flatMap(({ code, start, kind }) =>
    passagesOfCode(code, kind, strings).map((passage) => ({ ...passage, start: passage.start + start })),
  );
}

type Strings = 'all' | 'none' | 'test names';

/**
 * Returns the parts of a file that contain code. An Astro file has two parts. The first contains the frontmatter and
 * the scripts; the second contains the markup, which is parsed as JSX.
 */
function partsOf(file: string, text: string): { code: string; start: number; kind: ts.ScriptKind }[] {
  if (!file.endsWith('.astro')) return [{ code: text, start: 0, kind: ts.ScriptKind.TS }];
  let code = blank(text);
  const markup = text.replace(
    /^---\n([\s\S]*?)^---$|<script[^>]*>([\s\S]*?)<\/script>|<style[\s\S]*?<\/style>/gm,
    (part: string, frontmatter: string | undefined, script: string | undefined, at: number) => {
      const inner = frontmatter ?? script ?? '';
      const from = at + part.indexOf(inner);
      code = code.slice(0, from) + inner + code.slice(from + inner.length);
      return blank(part);
    },
  );
  return [
    { code, start: 0, kind: ts.ScriptKind.TS },
    { code: `<>${markup}</>`, start: -2, kind: ts.ScriptKind.TSX },
  ];
}

function passagesOfCode(code: string, kind: ts.ScriptKind, strings: Strings): Passage[] {
  const tree = ts.createSourceFile('part.tsx', code, ts.ScriptTarget.Latest, true, kind);
  const found = new Map<number, Passage>();
  const add = (passage: Passage) => found.set(passage.start, passage);
  const visit = (node: ts.Node): void => {
    if (isShownString(node, strings)) add({ kind: 'string', ...stringOf(node, tree) });
    if (node.kind === ts.SyntaxKind.JsxText) {
      if (strings === 'all') add({ kind: 'text', start: node.pos, text: node.getFullText(tree) });
      return;
    }
    const children = node.getChildren(tree).filter(({ kind: child }) => child !== ts.SyntaxKind.JSDoc);
    for (const child of children) visit(child);
    if (children.length > 0) return;
    const comments = [
      ...(ts.getLeadingCommentRanges(code, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(code, node.end) ?? []),
    ];
    for (const { pos, end } of comments) add(commentOf(code.slice(pos, end), pos));
  };
  visit(tree);
  return [...found.values()];
}

/**
 * Whether the node is a string or template of several words that counts as text. `strings` determines which strings of
 * a file count.
 */
function isShownString(node: ts.Node, strings: Strings): boolean {
  if (strings === 'none') return false;
  if (
    !ts.isStringLiteral(node) &&
    !ts.isNoSubstitutionTemplateLiteral(node) &&
    !ts.isTemplateExpression(node)
  )
    return false;
  if (!/\s/.test(node.getText())) return false;
  return strings === 'all' || namesTest(node);
}

function namesTest(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== node) return false;
  return /^(?:describe|it|test)\b/.test(parent.expression.getText());
}

/**
 * Returns the text of a string. Escapes and template expressions are replaced by spaces. Strings inside of template
 * expressions are visited separately.
 */
function stringOf(node: ts.Node, tree: ts.SourceFile): { start: number; text: string } {
  const start = node.getStart(tree);
  let text = node.getText(tree);
  if (ts.isTemplateExpression(node)) {
    for (const { expression } of node.templateSpans) {
      const from = expression.pos - start;
      text = text.slice(0, from) + mask(expression.getFullText(tree)) + text.slice(expression.end - start);
    }
  }
  const inner = ` ${text.slice(1, -1).replace(/\\[nrt]/g, '  ')}`;
  return { start, text: blankCode(inner) };
}

function commentOf(comment: string, start: number): Passage {
  const marks = /^\/\*+|\*+\/$|^\/\/|^[ \t]*\*(?!\*)/gm;
  return {
    kind: comment.startsWith('/**') ? 'docstring' : 'comment',
    start,
    text: blankCode(comment.replace(marks, blank)),
  };
}

function matches(text: string, pattern: RegExp): Passage[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind: 'comment',
    start: match.index,
    text: match[0].replace(/\/\*|\*\/|#/g, blank),
  }));
}

/** Replaces URLs, and code in backticks or fences, by placeholders. */
function blankCode(text: string): string {
  return text.replace(/^[ \t]*```[\s\S]*?^[ \t]*```|`[^`\n]*`|https?:\/\/\S+/gm, mask);
}

/** Replaces every character except line feeds by a placeholder character. */
function mask(text: string): string {
  return text.replace(/[^\n]/g, '…');
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
