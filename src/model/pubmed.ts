/** Returns the address of a paper at PubMed, or `undefined` if the text is not a PubMed number. */
export function pubMedUrl(number: string | undefined): string | undefined {
  const digits = /^\d{1,9}$/.exec(number?.trim() ?? '')?.[0];
  return digits && `https://pubmed.ncbi.nlm.nih.gov/${digits}/`;
}

/**
 * Returns the address of the free full text of a paper at PubMed Central, or `undefined` if the text is not a number of
 * PubMed Central.
 */
export function pubMedCentralUrl(number: string | undefined): string | undefined {
  const digits = /^(?:PMC)?(\d{1,9})$/i.exec(number?.trim() ?? '')?.[1];
  return digits && `https://pmc.ncbi.nlm.nih.gov/articles/PMC${digits}/`;
}
