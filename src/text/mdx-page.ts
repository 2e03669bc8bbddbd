import { isFileOfPage } from './links.ts';
import { compileProblem, type MdxNode, parseMdx, walkMdx } from './mdx.ts';
import type { TextProblem } from './tree.ts';

/** A value of an attribute. `undefined` if an expression calculates it, so that only the build knows it. */
type AttributeValue = string | number | boolean | undefined;

/** A component in a free page: `<PaperList author="ada-quill" limit={3} />`. */
export interface MdxComponent {
  name: string;
  line: number;
  attributes: ReadonlyMap<string, AttributeValue>;
  /** Whether the page adds further attributes that only the build knows: `{...values}`. */
  hasSpread: boolean;
}

/** The parts of a free page that are checked. */
export interface MdxPage {
  components: MdxComponent[];
  /** The modules that the page imports. */
  imports: { from: string; line: number }[];
  /** The pictures that the page shows as `![text](file)`, as paths from the page. */
  pictures: { from: string; line: number }[];
  /** The names that the page imports or defines. */
  names: ReadonlySet<string>;
  /** The names with which expressions begin: `site` in `{site.title}`. */
  used: { name: string; line: number }[];
}

/** Reads what a free page uses, or returns the reason why it cannot be parsed. */
export function readMdxPage(
  source: string,
): { page: MdxPage; problem?: never } | { page?: never; problem: TextProblem } {
  const { tree, problem: invalid } = parseMdx(source);
  const problem = invalid ?? compileProblem(source);
  if (!tree || problem) return { problem: problem ?? { line: 1, message: '', advice: '' } };
  const names = new Set<string>();
  const page: MdxPage = { components: [], imports: [], pictures: [], names, used: [] };
  walkMdx(tree, (node, line) => {
    if (node.type === 'mdxjsEsm') readModule(node.value, line, page.imports, names);
    else if (node.type === 'image' && isFileOfPage(node.url))
      page.pictures.push({ from: decodePath(node.url), line });
    else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      const name = /^\s*([A-Za-z_$][\w$]{0,99})\s{0,9}(?=$|[.([?])/u.exec(node.value)?.[1];
      if (name !== undefined) page.used.push({ name, line });
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      // Elements of HTML begin with a small letter.
      if (node.name && /^\p{Lu}/u.test(node.name)) page.components.push(toComponent(node.name, node, line));
    }
  });
  return { page };
}

/** Returns the path of a picture as the build reads it. A path that cannot be decoded names no file. */
function decodePath(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function toComponent(
  name: string,
  node: Extract<MdxNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
  line: number,
): MdxComponent {
  const attributes = new Map<string, AttributeValue>();
  let hasSpread = false;
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') hasSpread = true;
    else {
      const { value } = attribute;
      const isText = typeof value === 'string' || value === null || value === undefined;
      attributes.set(attribute.name, isText ? (value ?? true) : literal(value.value));
    }
  }
  return { name, line, attributes, hasSpread };
}

/** Returns the value of an expression that is a text, a number, `true` or `false`. */
function literal(expression: string): AttributeValue {
  const text = expression.trim();
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/u.test(text)) return Number(text);
  const quoted = /^(["'`])([^"'`\\$]*)\1$/u.exec(text);
  return quoted?.[2];
}

/** Adds the modules and names of `import` and `export` statements. */
function readModule(
  code: string,
  line: number,
  imports: { from: string; line: number }[],
  names: Set<string>,
): void {
  for (const [index, text] of code.split('\n').entries()) {
    const from = /^\s*(?:import|export)\b[^'"]{0,500}["']([^"']{1,500})["']/u.exec(text)?.[1];
    if (from !== undefined) imports.push({ from, line: line + index });
  }
  // Every word of the statements counts as a name, since this check must never report a name that exists.
  for (const [name] of code.matchAll(/[A-Za-z_$][\w$]*/gu)) names.add(name);
}
