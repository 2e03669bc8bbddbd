import type { Options } from 'rehype-sanitize';

/** Elements of MathML Core that typeset formulas consist of. */
const mathElements = [
  'math', 'menclose', 'merror', 'mfrac', 'mi', 'mmultiscripts', 'mn', 'mo', 'mover', 'mpadded', 'mphantom', 'mprescripts',
  'mroot', 'mrow', 'ms', 'mspace', 'msqrt', 'mstyle', 'msub', 'msubsup', 'msup', 'mtable', 'mtd', 'mtext', 'mtr', 'munder',
  'munderover', 'none',
]; // prettier-ignore

/** Attributes of MathML that neither load, link, run nor style. */
const mathAttributes = [
  'accent', 'accentunder', 'columnalign', 'columnlines', 'columnspacing', 'columnspan', 'depth', 'display', 'displaystyle',
  'fence', 'form', 'height', 'largeop', 'linethickness', 'lspace', 'mathvariant', 'maxsize', 'minsize', 'movablelimits',
  'notation', 'rowlines', 'rowspacing', 'rowspan', 'rspace', 'scriptlevel', 'separator', 'stretchy', 'symmetric', 'voffset',
  'width', ['className', 'tml-display', 'tml-left', 'tml-right'],
] satisfies NonNullable<Options['attributes']>[string]; // prettier-ignore

/** What prose may consist of. Nothing else that comes from outside becomes an element or an attribute of a page. */
const proseElements = ['a', 'code', 'em', 'p', 'strong'];

export const proseSchema: Options = {
  tagNames: [...proseElements, ...mathElements],
  attributes: {
    ...Object.fromEntries(mathElements.map((name) => [name, mathAttributes])),
    a: ['href'],
    code: [['className', 'tex']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: [],
  strip: ['script', 'style'],
};

/** Markdown has besides it lists, quotations, headings and code. Relative links stay. */
export const markdownSchema: Options = {
  ...proseSchema,
  tagNames: [
    ...(proseSchema.tagNames ?? []),
    'blockquote',
    'br',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'li',
    'ol',
    'pre',
    'ul',
  ],
  attributes: { ...proseSchema.attributes, ol: ['start'] },
};
