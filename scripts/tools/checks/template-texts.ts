import ts from 'typescript';

/** A text for users in a template of the desk, and the line of its first letter. */
interface TemplateText {
  line: number;
  words: string;
}

/** Attributes whose values are shown or read aloud. */
const shownAttribute = /\b(?:alt|aria-label|placeholder|title)="([^"\0]*)"/gu;

/** Matches a template that is only a part of a tag: its attributes, with or without values. */
const onlyAttributes =
  /^(?:(?:checked|disabled|hidden|multiple|open|readonly|required|selected)|(?:"?\s*[a-z-]+="[^"]*"?)+)$/u;

/**
 * Finds texts in the templates of the desk (`html` and a text in backticks) that are not from its catalogues. Texts
 * between tags and values of some attributes count; `code` and `kbd` contain the same in every language.
 *
 * @param text the text of a TypeScript file
 */
export function templateTexts(text: string): TemplateText[] {
  const source = ts.createSourceFile('view.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const found: TemplateText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
      for (const { at, words } of wordsOf(node.template)) {
        const { line } = source.getLineAndCharacterOfPosition(at);
        found.push({ line: line + 1, words });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function wordsOf(template: ts.TemplateLiteral): { at: number; words: string }[] {
  const start = template.getStart() + 1;
  // Each value becomes characters that are neither letters nor parts of tags, so that positions stay valid.
  let html = template.getText().slice(1, -1);
  if (ts.isTemplateExpression(template)) {
    for (const { expression } of template.templateSpans) {
      const from = expression.getFullStart() - 2 - start;
      const to = expression.end + 1 - start;
      html = html.slice(0, from) + '\0'.repeat(to - from) + html.slice(to);
    }
  }
  const blank = (part: string) => ' '.repeat(part.length);
  const attributes = [...html.matchAll(shownAttribute)].map((match) => ({
    at: start + match.index,
    words: match[1] ?? '',
  }));
  const shown = html.replace(/<(code|kbd)>[^<]*<\/\1>/gu, blank).replace(/<[^<>]*>|&#?\w+;|\\n/gu, blank);
  const texts = [...shown.matchAll(/[^\0\n]+/gu)].map((match) => ({
    at: start + match.index + (/\p{L}/u.exec(match[0])?.index ?? 0),
    words: match[0].trim(),
  }));
  return [...attributes, ...texts].filter(({ words }) => /\p{L}/u.test(words) && !onlyAttributes.test(words));
}
