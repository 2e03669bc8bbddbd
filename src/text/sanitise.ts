import type { Options } from 'rehype-sanitize';

/** MathML elements that formulas may contain. */
const mathElements = [
  'math', 'menclose', 'mfrac', 'mi', 'mmultiscripts', 'mn', 'mo', 'mover', 'mpadded', 'mphantom', 'mprescripts', 'mroot',
  'mrow', 'ms', 'mspace', 'msqrt', 'mstyle', 'msub', 'msubsup', 'msup', 'mtable', 'mtd', 'mtext', 'mtr', 'munder',
  'munderover',
]; // prettier-ignore

/** MathML attributes that cannot load, link, run or style anything. */
const mathAttributes = [
  'accent', 'accentunder', 'columnspan', 'depth', 'display', 'displaystyle', 'fence', 'form', 'height', 'largeop',
  'linethickness', 'lspace', 'mathvariant', 'maxsize', 'minsize', 'movablelimits', 'rowspan', 'rspace',
  'scriptlevel', 'separator', 'stretchy', 'symmetric', 'width',
  // Limited, so that a formula cannot cover other parts of the page.
  ['voffset', /^-?[0-3]?(?:\.\d{1,9})?(?:em)?$/],
  ['className', /^(?:tml-[a-z]+|[a-z]+strike|sout|menclose|long)$/],
] satisfies NonNullable<Options['attributes']>[string]; // prettier-ignore

/** Elements and attributes allowed in prose. Nothing else from outside becomes an element or an attribute of a page. */
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

/** Elements allowed in Markdown: those of prose, and lists, quotations, headings and code blocks. */
export const markdownSchema: Options = {
  ...proseSchema,
  tagNames: [
    ...(proseSchema.tagNames ?? []),
    'blockquote', 'br', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'pre', 'ul',
  ],
  attributes: { ...proseSchema.attributes, ol: ['start'] },
}; // prettier-ignore
