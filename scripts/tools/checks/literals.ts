import ts from 'typescript';
import { templateTexts } from './template-texts.ts';

/** Names of attributes and properties whose values are shown on the page or read aloud by screen readers. */
const shownNames =
  /^(?:alt|aria-?[lL]abel|aria-description|caption|description|heading|label|legend|placeholder|textContent|title|ariaLabel|data-copied|data-failed)$/;

/** Names that are the same in every language, and texts that visitors type exactly as they are. */
const sameEverywhere =
  /^(?:BibTeX|RIS|CSL-JSON|CSV|PDF|DOI|ORCID|arXiv|PubMed(?: Central)?|Offprint|npm (?:start|run [a-z]+(?: -- FILE)?)|content\/profiles\/|https:\/\/orcid\.org\/|(?:author|title|venue|topic|type):|year:2019\.\.2023|has:[a-z]+)$/;

/**
 * Finds interface text that is not in the catalogues of translations (`src/words/`). Searches pages, components and the
 * scripts that run in pages. Such text could not be translated.
 *
 * @param files the text of each file, by the path of the file below `src/`
 * @returns one message for each interface text, with file and line
 */
export function literalErrors(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, text]) =>
    wordsIn(file, text).map(
      ({ line, words }) =>
        `src/${file}:${line}: "${words}" is not translated. ${file.startsWith('desk/') ? 'Add it to all catalogues in src/desk/words/.' : 'Add it to all catalogues in src/words/ and import it from #words.'}`,
    ),
  );
}

function wordsIn(file: string, text: string): { line: number; words: string }[] {
  if (/^desk\/(?!page\/|words\/)/.test(file))
    return templateTexts(text).filter(({ words }) => !sameEverywhere.test(words));
  if (!/^(?:components|desk\/page|layouts|pages|search)\//.test(file)) return [];
  const parts = file.endsWith('.astro') ? partsOf(text) : [text];
  return parts.flatMap((part) => {
    const source = ts.createSourceFile(
      'part.tsx',
      part,
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('.astro') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    );
    const found: { line: number; words: string }[] = [];
    const visit = (node: ts.Node): void => {
      for (const shown of shownIn(node)) {
        const words = shown.text.replace(/\s+/g, ' ').trim();
        const { line } = source.getLineAndCharacterOfPosition(shown.end - shown.text.trimStart().length);
        if (/\p{L}/u.test(words) && !sameEverywhere.test(words)) found.push({ line: line + 1, words });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

interface Shown {
  text: string;
  end: number;
}

/** Returns the texts that a node of the syntax tree shows, without the texts of its child nodes. */
function shownIn(node: ts.Node): Shown[] {
  if (ts.isJsxText(node)) return [{ text: node.text, end: node.end }];
  if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
    return textsOf(node.expression);
  if (ts.isJsxAttribute(node) && shownNames.test(node.name.getText()) && node.initializer)
    return textsOf(ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer);
  if (ts.isPropertyAssignment(node) && shownNames.test(node.name.getText())) return textsOf(node.initializer);
  if (ts.isBinaryExpression(node) && isShownTarget(node)) return textsOf(node.right);
  if (ts.isVariableDeclaration(node) && shownNames.test(node.name.getText()))
    return textsOf(node.initializer);
  // A returned text of several words is shown to visitors. A single word may be a key.
  if (ts.isReturnStatement(node))
    return textsOf(node.expression).filter(({ text }) => /\p{L}[,.]? +\p{L}/u.test(text));
  return ts.isCallExpression(node) ? shownByCall(node) : [];
}

function isShownTarget({ left, operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(left) &&
    shownNames.test(left.name.text)
  );
}

/** Returns the arguments of a call that are texts, if the called function shows them to visitors. */
function shownByCall({ expression, arguments: values }: ts.CallExpression): Shown[] {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
  // The catalogues must also format numbers and dates.
  if (name.startsWith('toLocale')) return [{ text: name, end: expression.end }];
  if (name === 'setAttribute') {
    const [attribute, value] = values;
    return attribute && ts.isStringLiteral(attribute) && shownNames.test(attribute.text)
      ? textsOf(value)
      : [];
  }
  if (name === 'element') return values.slice(2).flatMap(textsOf);
  if (name === 'button') return values.slice(0, 1).flatMap(textsOf);
  return name === 'append' || name === 'say' || name === 'show' ? values.flatMap(textsOf) : [];
}

/** Returns the literal texts that can be part of the value of an expression. */
function textsOf(expression: ts.Expression | undefined): Shown[] {
  if (!expression) return [];
  if (ts.isStringLiteral(expression) || ts.isNoSubstitutionTemplateLiteral(expression))
    return [{ text: expression.text, end: expression.end - 1 }];
  if (ts.isTemplateExpression(expression))
    return [
      { text: expression.head.text, end: expression.head.end - 2 },
      ...expression.templateSpans.flatMap(({ expression: gap, literal }) => [
        ...textsOf(gap),
        { text: literal.text, end: literal.end - 1 },
      ]),
    ];
  if (ts.isConditionalExpression(expression))
    return [...textsOf(expression.whenTrue), ...textsOf(expression.whenFalse)];
  if (ts.isBinaryExpression(expression)) return binaryTexts(expression);
  if (ts.isParenthesizedExpression(expression)) return textsOf(expression.expression);
  if (ts.isSpreadElement(expression)) return textsOf(expression.expression);
  return ts.isArrayLiteralExpression(expression) ? expression.elements.flatMap(textsOf) : [];
}

function binaryTexts({ left, operatorToken, right }: ts.BinaryExpression): Shown[] {
  const { kind } = operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return textsOf(right);
  const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];
  return joins.includes(kind) ? [...textsOf(left), ...textsOf(right)] : [];
}

/**
 * Returns the frontmatter and the template of an Astro file. In each of the two, the other part is replaced by spaces,
 * so that line numbers stay valid. Scripts in templates are ignored, because they contain only imports.
 */
function partsOf(text: string): [code: string, template: string] {
  const end = /^---\r?\n[\s\S]*?^---$/m.exec(text)?.[0].length ?? 0;
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  const code = text.slice(0, end).replace(/^---$/gm, '   ');
  const template = text.slice(end).replace(/<!doctype html>|<script(?=[^>/]*>)[\s\S]*?<\/script>/g, blank);
  // JSX needs one root element. Its start is on the line of the closing fence, so that line numbers stay valid.
  return [code, `${blank(text.slice(0, end)).slice(0, -2)}<>${template}</>`];
}
