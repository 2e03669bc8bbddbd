import type { Options } from 'rehype-sanitize';

/** Elements of MathML that formulas consist of. */
const mathElements = [
  'math', 'menclose', 'mfrac', 'mi', 'mmultiscripts', 'mn', 'mo', 'mover', 'mpadded', 'mphantom', 'mprescripts', 'mroot',
  'mrow', 'ms', 'mspace', 'msqrt', 'mstyle', 'msub', 'msubsup', 'msup', 'mtable', 'mtd', 'mtext', 'mtr', 'munder',
  'munderover',
]; // prettier-ignore

/** Attributes of MathML that neither load, link, run nor style. */
const mathAttributes = [
  'accent', 'accentunder', 'columnspan', 'depth', 'display', 'displaystyle', 'fence', 'form', 'height', 'largeop',
  'linethickness', 'lspace', 'mathvariant', 'maxsize', 'minsize', 'movablelimits', 'rowspan', 'rspace',
  'scriptlevel', 'separator', 'stretchy', 'symmetric', 'width',
  // Not so far that a formula stands in place of other parts of the page.
  ['voffset', /^-?[0-3]?(?:\.\d{1,9})?(?:em)?$/],
  ['className', /^(?:tml-[a-z]+|[a-z]+strike|sout|menclose|long)$/],
] satisfies NonNullable<Options['attributes']>[string]; // prettier-ignore

/** What prose may consist of. Nothing else that comes from outside becomes an element or an attribute of a page. */
export const proseSchema: Options = {
  tagNames: ['a', 'code', 'em', 'p', 'span', 'strong', 'sub', 'sup', ...mathElements],
  attributes: {
    ...Object.fromEntries(mathElements.map((name) => [name, mathAttributes])),
    a: ['href'],
    code: [['className', 'tex']],
    span: [['className', 'display-math', 'math']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: [],
  strip: ['script', 'style'],
};

/** Markdown has lists, quotations, headings and code besides. */
export const markdownSchema: Options = {
  ...proseSchema,
  tagNames: [
    ...(proseSchema.tagNames ?? []),
    'blockquote', 'br', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'pre', 'ul',
  ],
  attributes: { ...proseSchema.attributes, ol: ['start'] },
}; // prettier-ignore
