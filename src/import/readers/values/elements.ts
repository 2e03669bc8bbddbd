/**
 * Names of elements inside a line, in HTML and JATS 1.3 (the XML format of many journals). Their tags are removed and
 * their content is kept. If the name between `<` and `>` is in none of these sets, it is not markup.
 */
export const inlineElements: ReadonlySet<string> = new Set(
  'a abbr alternatives b bdi bold br cite code disp-formula email em ext-link fixed-case font i inline-formula italic kbd math mark monospace named-content overline q roman s sans-serif sc scp small span strike strong styled-content sub sup tex-math tt u underline uri xref'.split(
    ' ',
  ),
);

/** Names of elements that begin and end a paragraph. */
export const blockElements: ReadonlySet<string> = new Set(
  'abstract blockquote def def-item def-list disp-quote div dl li list list-item ol p sec section table td tr ul'.split(
    ' ',
  ),
);

/** Names of headings. A heading becomes the beginning of the paragraph below it. */
export const headingElements: ReadonlySet<string> = new Set([
  'title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt', 'term',
]); // prettier-ignore

/** Names of elements that may contain a formula in TeX or MathML. */
export const formulaElements: ReadonlySet<string> = new Set([
  'disp-formula',
  'inline-formula',
  'math',
  'tex-math',
]);

/** Whether an element of this name is markup. */
export function isElement(name: string): boolean {
  return inlineElements.has(name) || blockElements.has(name) || headingElements.has(name);
}
