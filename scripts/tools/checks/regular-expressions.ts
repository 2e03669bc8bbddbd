import ts from 'typescript';

/** A regular expression of the source code, with all places where it is used. */
export interface FoundRegex {
  /** The source code of the expression. */
  code: string;
  /**
   * The pattern and flags of the expression. `undefined` if they depend on values that are not constants of the same
   * file.
   */
  pattern: Pattern | undefined;
  /** File and line of each use: `src/model/id.ts:12`. */
  places: string[];
}

export interface Pattern {
  source: string;
  flags: string;
}

/**
 * Finds the regular expressions in source files: literals and calls of `RegExp`. Arguments of `RegExp` may be strings,
 * templates, constants of the same file, and the `source` of another regular expression.
 *
 * @param files the text of each file, by the path to show in messages
 */
export function findRegexes(files: ReadonlyMap<string, string>): FoundRegex[] {
  const found = new Map<string, FoundRegex>();
  for (const [file, text] of files) {
    for (const { line, code, pattern } of regexesOf(file, text)) {
      const key = pattern ? `/${pattern.source}/${pattern.flags}` : code;
      const known = found.get(key) ?? { code, pattern, places: [] };
      known.places.push(`${file}:${line}`);
      found.set(key, known);
    }
  }
  return [...found.values()];
}

interface PlacedRegex extends Pick<FoundRegex, 'code' | 'pattern'> {
  line: number;
}

function regexesOf(file: string, text: string): PlacedRegex[] {
  return partsOf(file, text).flatMap(([code, kind]) => {
    const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
    const constants = constantsOf(tree);
    const found: PlacedRegex[] = [];
    const visit = (node: ts.Node) => {
      const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
      if (isRegex(node, constants))
        found.push({ line, code: node.getText(tree), pattern: patternOf(node, constants) });
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

/**
 * Returns the parts of a file that contain code; their line numbers are valid in the file. An Astro file has several
 * parts: frontmatter, scripts and markup.
 */
function partsOf(file: string, text: string): [code: string, kind: ts.ScriptKind][] {
  if (!file.endsWith('.astro')) return [[text, ts.ScriptKind.TS]];
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  const code: string[] = [];
  const markup = text.replace(
    /^---\n([\s\S]*?)^---$|<script[^>]*>([\s\S]*?)<\/script>|<style[\s\S]*?<\/style>/gm,
    (part: string, frontmatter: string | undefined, script: string | undefined, at: number) => {
      const inner = frontmatter ?? script ?? '';
      const start = at + part.indexOf(inner);
      code.push(blank(text.slice(0, start)) + inner);
      return blank(part);
    },
  );
  // Astro's markup resembles JSX closely enough to find the expressions in it.
  return [
    ...code.map((one): [string, ts.ScriptKind] => [one, ts.ScriptKind.TS]),
    [`<>${markup}</>`, ts.ScriptKind.TSX],
  ];
}

/**
 * Returns the initial values of the variables in a file, by name. If a name is declared twice, returns the last value.
 */
function constantsOf(tree: ts.SourceFile): ReadonlyMap<string, ts.Expression> {
  const constants = new Map<string, ts.Expression>();
  const visit = (node: ts.Node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return constants;
}

type Constants = ReadonlyMap<string, ts.Expression>;

/**
 * Whether an expression creates a new regular expression. A call such as `new RegExp(pattern)` does not if `pattern` is
 * a constant regular expression, because it only makes a copy.
 */
function isRegex(node: ts.Node, constants: Constants): boolean {
  if (ts.isRegularExpressionLiteral(node)) return true;
  if (!isRegExpCall(node)) return false;
  const [pattern] = node.arguments ?? [];
  const value = pattern && ts.isIdentifier(pattern) ? constants.get(pattern.text) : pattern;
  return value === undefined || !ts.isRegularExpressionLiteral(value);
}

function isRegExpCall(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'RegExp'
  );
}

function patternOf(node: ts.Node, constants: Constants): Pattern | undefined {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/');
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
  }
  if (!isRegExpCall(node)) return undefined;
  const [pattern, flags] = node.arguments ?? [];
  const source = pattern && textOf(pattern, constants);
  const letters = flags === undefined ? '' : textOf(flags, constants);
  return source === undefined || letters === undefined ? undefined : { source, flags: letters };
}

/** Returns the text of an expression if the text is constant, else undefined. */
function textOf(node: ts.Expression, constants: Constants, depth = 0): string | undefined {
  if (depth > 20) return undefined;
  const inner = (one: ts.Expression) => textOf(one, constants, depth + 1);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return inner(node.expression);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isIdentifier(node)) {
    const value = constants.get(node.text);
    return value && !ts.isRegularExpressionLiteral(value) ? inner(value) : undefined;
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source') {
    const value = ts.isIdentifier(node.expression) ? constants.get(node.expression.text) : node.expression;
    return value && patternOf(value, constants)?.source;
  }
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') {
    return ts.isNoSubstitutionTemplateLiteral(node.template) ? node.template.rawText : undefined;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [inner(node.left), inner(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  if (!ts.isTemplateExpression(node)) return undefined;
  const parts = node.templateSpans.map(
    ({ expression, literal }) => [inner(expression), literal.text] as const,
  );
  if (parts.some(([value]) => value === undefined)) return undefined;
  return node.head.text + parts.map(([value = '', text]) => value + text).join('');
}
