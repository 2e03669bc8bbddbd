import { rehype } from 'rehype';
import temml from 'temml';

/** The longest formula that is typeset, in characters; what is longer is shown as its source. */
const longest = 10_000;

/** Classes of temml's own style sheet; ours (`styles/math.css`) has those three. */
const otherClasses = / class="(?!tml-(?:display|left|right)")[^"]*"/gu;

const parser = rehype().data('settings', { fragment: true });

/** What stands inside an element of the tree that `rehype` reads. */
export type HtmlContent = Extract<
  ReturnType<typeof parser.parse>['children'][number],
  { type: 'element' }
>['children'][number];

/**
 * TeX mathematics as MathML. Commands that would fetch, link or style something are refused by `trust: false`; what still
 * comes out as a style falls to the sanitiser.
 *
 * @returns the tree, or why the formula cannot be typeset
 */
export function toMathML(tex: string, display: boolean): { tree: HtmlContent[] } | { fault: string } {
  if (tex.length > longest) return { fault: `it is longer than ${longest} characters` };
  try {
    const options = {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: 500,
      maxSize: [10, 10],
    };
    const mathml = temml.renderToString(tex, options as Parameters<typeof temml.renderToString>[1]);
    return { tree: parser.parse(mathml.replace(otherClasses, '')).children as HtmlContent[] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      fault:
        reason
          .replace(/^(?:Parse ?Error|KaTeX parse error|Temml parse error): ?/i, '')
          .split(/ at position|\n/u, 1)[0]
          ?.trim() ?? reason,
    };
  }
}
