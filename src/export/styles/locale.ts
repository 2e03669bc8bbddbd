const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

function month(name: string, index: number): string {
  const number = String(index + 1).padStart(2, '0');
  // May, June and July are not abbreviated. September is abbreviated to `Sept.`.
  const short = name.length <= 4 ? name : `${name.slice(0, name === 'September' ? 4 : 3)}.`;
  return `<term name="month-${number}">${name}</term><term name="month-${number}" form="short">${short}</term>`;
}

/**
 * The English terms of references, as a CSL 1.0.2 locale. Some of the terms are not printed by any style. They are
 * needed nevertheless: without the term `volume`, the processor writes a label of its own before a volume.
 */
export const locale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
<style-options punctuation-in-quote="true"/>
<date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
<date form="numeric"><date-part name="year"/></date>
<terms>
<term name="and">and</term><term name="et-al">et al.</term><term name="in">in</term>
<term name="no date" form="short">n.d.</term><term name="no date">n.d.</term>
<term name="open-quote">“</term><term name="close-quote">”</term><term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
<term name="page-range-delimiter">–</term>
<term name="volume"><single>volume</single><multiple>volumes</multiple></term><term name="volume" form="short"><single>vol.</single><multiple>vols.</multiple></term>
<term name="issue"><single>number</single><multiple>numbers</multiple></term><term name="issue" form="short"><single>no.</single><multiple>nos.</multiple></term>
<term name="page"><single>page</single><multiple>pages</multiple></term><term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
<term name="editor" form="short"><single>ed.</single><multiple>eds.</multiple></term>
<term name="editor" form="verb">edited by</term>
${months.map(month).join('')}
</terms></locale>`;
