/** CSL macro for the link at the end of a reference: the address of the DOI, or the URL if the paper has no DOI. */
export const access = `<macro name="access"><choose>
  <if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if>
  <else><text variable="URL"/></else>
</choose></macro>`;

/**
 * CSL element for citations within a text. A style must contain this element, although Offprint never shows it. The
 * text of the element is constant: the processor uses the text as a key of a plain object, where a title such as
 * `toString` would be found.
 */
export const citation = '<citation><layout><text value="cited"/></layout></citation>';
