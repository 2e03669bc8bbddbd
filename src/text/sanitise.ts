import type { Options } from 'rehype-sanitize';

/** MathML elements that are allowed in formulas. */
const mathElements = [
  'math', 'menclose', 'mfrac', 'mi', 'mmultiscripts', 'mn', 'mo', 'mover', 'mpadded', 'mphantom', 'mprescripts', 'mroot',
  'mrow', 'ms', 'mspace', 'msqrt', 'mstyle', 'msub', 'msubsup', 'msup', 'mtable', 'mtd', 'mtext', 'mtr', 'munder',
  'munderover',
]; // prettier-ignore

/** MathML attributes that are allowed in formulas. They cannot load files, create links, run code or set styles. */
const mathAttributes = [
  'accent', 'accentunder', 'columnspan', 'depth', 'display', 'displaystyle', 'fence', 'form', 'height', 'largeop',
  'linethickness', 'lspace', 'mathvariant', 'maxsize', 'minsize', 'movablelimits', 'rowspan', 'rspace',
  'scriptlevel', 'separator', 'stretchy', 'symmetric', 'width',
  // The value is limited, so that a formula cannot cover other parts of the page.
  ['voffset', /^-?[0-3]?(?:\.\d{1,9})?(?:em)?$/],
  ['className', /^(?:tml-[a-z]+|[a-z]+strike|sout|menclose|long)$/],
] satisfies NonNullable<Options['attributes']>[string]; // prettier-ignore

/** Elements and attributes that are allowed in abstracts and titles. The sanitiser removes all others. */
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

/**
 * Elements and attributes that are allowed in Markdown: those of `proseSchema`, and lists, quotations, headings and
 * code blocks.
 */
export const markdownSchema: Options = {
  ...proseSchema,
  tagNames: [
    ...(proseSchema.tagNames ?? []),
    'blockquote', 'br', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'pre', 'ul',
  ],
  attributes: { ...proseSchema.attributes, ol: ['start'] },
}; // prettier-ignore
