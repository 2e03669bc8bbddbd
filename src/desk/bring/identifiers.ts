import { orcidSchema } from '../../model/name.ts';
import { parseArXiv, parseDoi, parseOrcid } from '../../import/readers/values/identifiers.ts';

/** The numbers that a user typed, and the other words of the text. */
export interface TypedNumbers {
  dois: string[];
  arXivs: string[];
  orcids: string[];
  unknown: string[];
}

/** Maximum number of numbers in one form. */
const maxNumbers = 200;

/**
 * Reads DOIs, arXiv numbers and ORCIDs that a user typed, with spaces, commas or new lines between them, with or without
 * an address before them.
 */
export function parseNumbers(text: string): TypedNumbers {
  const found: TypedNumbers = { dois: [], arXivs: [], orcids: [], unknown: [] };
  const words = text
    .split(/[\s,;]{1,100}/u)
    .map((word) => word.trim())
    .filter((word) => !/^(?:(?:arxiv|doi|orcid|pmid):?)?$/iu.test(word));
  for (const word of [...new Set(words)].slice(0, maxNumbers)) {
    const orcid = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/iu.test(word) ? parseOrcid(word) : undefined;
    // A DOI of arXiv is asked at arXiv, which has more data than the registry of the DOI.
    const arXiv = orcid === undefined ? parseArXiv(word) : undefined;
    const doi = orcid === undefined && arXiv === undefined ? parseDoi(word) : undefined;
    if (orcid !== undefined && orcidSchema.safeParse(orcid).success) found.orcids.push(orcid);
    else if (arXiv !== undefined) found.arXivs.push(arXiv);
    else if (doi !== undefined) found.dois.push(doi);
    else found.unknown.push(word);
  }
  return {
    dois: [...new Set(found.dois)],
    arXivs: [...new Set(found.arXivs)],
    orcids: [...new Set(found.orcids)],
    unknown: found.unknown,
  };
}
