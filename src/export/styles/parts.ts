/** The address of a paper, as most manuals require it: that of its DOI, else its URL. */
export const access = `<macro name="access"><choose>
  <if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if>
  <else><text variable="URL"/></else>
</choose></macro>`;

/**
 * The citation within a text, which a style must have although it is never shown. It is constant, because the processor uses it as a key of a
 * plain object, where a title such as `toString` would be found.
 */
export const citation = '<citation><layout><text value="cited"/></layout></citation>';
