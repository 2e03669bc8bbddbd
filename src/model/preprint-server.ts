import type { Paper } from './paper.ts';

/** The name of each preprint server, by the pattern of its names at the beginning of a venue in lower case. */
const servers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [
    /^(?:arxiv:(?= ?[a-z])[^\d]{0,100}$|(?:https?:\/\/)?(?:www\.)?arxiv\.org\b|arxiv\b|corr\b|computing research repository\b)/u,
    'arXiv',
  ],
  [/^(?:www\.)?bio\s?rxiv\b(?:\.org)?/u, 'bioRxiv'],
  [/^(?:www\.)?med\s?rxiv\b(?:\.org)?/u, 'medRxiv'],
  [/^chem\s?rxiv\b/u, 'ChemRxiv'],
  [/^(?:ssrn\b|social science research network\b)/u, 'SSRN'],
  [/^research square\b/u, 'Research Square'],
  [/^preprints\.org\b/u, 'Preprints.org'],
  [/^psy\s?arxiv\b/u, 'PsyArXiv'],
  [/^soc\s?arxiv\b/u, 'SocArXiv'],
  [/^earth\s?arxiv\b/u, 'EarthArXiv'],
  [/^(?:ess open archive\b|essoar\b)/u, 'ESS Open Archive'],
  [/^engr\s?xiv\b/u, 'engrXiv'],
  [/^tech\s?rxiv\b/u, 'TechRxiv'],
  [/^eco\s?evo\s?rxiv\b/u, 'EcoEvoRxiv'],
  [/^ed\s?arxiv\b/u, 'EdArXiv'],
  [/^meta\s?arxiv\b/u, 'MetaArXiv'],
  [/^law\s?arxiv\b/u, 'LawArXiv'],
  [/^agri\s?(?:r?xiv)\b/u, 'agriRxiv'],
  [/^sport\s?rxiv\b/u, 'SportRxiv'],
  [/^chinaxiv\b/u, 'ChinaXiv'],
  [/^jxiv\b/u, 'Jxiv'],
  [/^vixra\b/u, 'viXra'],
  [/^osf preprints?\b/u, 'OSF Preprints'],
  [/^peerj preprints?\b/u, 'PeerJ Preprints'],
  [/^scielo preprints?\b/u, 'SciELO Preprints'],
  [/^authorea\b/u, 'Authorea'],
  [/^(?:iacr )?cryptology e-?print archive\b|^iacr e-?print\b/u, 'Cryptology ePrint Archive'],
];

/** Words before the name of a server, as in `Preprint at bioRxiv`. */
const before =
  /^(?:(?:e-?|pre-?)prints?|(?:available|posted|deposited|published|submitted|online)?\s?(?:at|on|to|in)|available|posted|(?:under|in) (?:review|submission|preparation)|unpublished|manuscript)\b[\s:,]{0,3}/u;

/**
 * Words and numbers that may follow the name of a server: what the server is, and the number, version or date of the
 * paper. If any other word follows, the text is the name of a journal.
 */
const details: readonly RegExp[] = [
  /^(?:(?:the |an? )?(?:pre-?prints?|e-?prints?|repository|server|archive)|electronic journal|scholarly papers?|working papers?|papers?)\b/u,
  /^(?:for (?:biology|(?:the )?health sciences)|cornell university|cold spring harbor laborator(?:y|ies))\b/u,
  /^(?:corr|arxiv|abs|report|art|article|id|no|nr|vol|volume|pp?|v|version|doi|https?)\b/u,
  /^(?:posted|published|submitted|revised|first|accessed|at|in|of|from|online)\b/u,
  /^(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math(?:-ph)?|nucl-(?:ex|th)|physics|quant-ph|stat|econ|eess|q-bio|q-fin|nlin|cs)(?:\.[a-z-]{2,15})?(?:\/\d{7})?\b/u,
  /^v?\d[\w./-]{0,60}/u,
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b/u,
  /^[\s\p{P}\p{S}]/u,
];

/**
 * Returns the name of the preprint server if a venue is nothing but a preprint server: `arXiv preprint
 * arXiv:2407.21783`, `CoRR abs/2407.21783`, `bioRxiv: the preprint server for biology`, or an empty text for `Preprint`
 * alone. Returns `undefined` for the name of a journal, a book or a conference.
 */
export function parsePreprintServer(venue: string): string | undefined {
  let rest = venue.toLowerCase().trim().slice(0, 300);
  if (/^preprints?[.\s]*$/u.test(rest))
    return venue.toLowerCase().startsWith('preprints') ? 'Preprints.org' : '';
  if (/^preprints [\d\s,.:()-]+$/u.test(rest)) return 'Preprints.org';
  for (let count = 0; count < 3 && !servers.some(([pattern]) => pattern.test(rest)); count++)
    rest = rest.replace(before, '');
  const [pattern, name] = servers.find(([known]) => known.test(rest)) ?? [];
  if (!pattern || name === undefined) return undefined;
  rest = rest.replace(pattern, '');
  while (rest !== '') {
    const found = details.find((detail) => detail.test(rest));
    if (!found) return undefined;
    rest = rest.replace(found, '');
  }
  return name;
}

/**
 * Removes the venue of a paper if it is a preprint server, because a paper was not published there. The server becomes
 * the publisher.
 */
export function withoutServerAsVenue<Kind extends Pick<Paper, 'containerTitle' | 'publisher'>>(
  paper: Kind,
): Kind {
  const server = parsePreprintServer(paper.containerTitle ?? '');
  if (server === undefined) return paper;
  const { containerTitle: _, ...rest } = paper;
  return { ...rest, ...(server !== '' && { publisher: paper.publisher ?? server }) } as Kind;
}
