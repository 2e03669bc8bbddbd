/** Where a paper is to be had, as most manuals ask: the address of its DOI, else another. */
export const access = `<macro name="access"><choose>
  <if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if>
  <else><text variable="URL"/></else>
</choose></macro>`;

/**
 * The citation in a text, which a style must have and nobody sees. It is always the same: the processor keeps a table by it, in which
 * `toString`, the title of a paper perhaps, is no key.
 */
export const citation = '<citation><layout><text value="cited"/></layout></citation>';
