import type { Paper } from '../model/paper.ts';
import { formatBibtex } from './bibtex.ts';
import { formatCslJson } from './csl-json.ts';
import { formatRis } from './ris.ts';

/** A format in which papers are exported. */
interface CitationFormat {
  label: string;
  /** The media type, for servers and link relations. */
  mediaType: string;
  /** The file extension of a file of many papers; a file of one paper has the key of this table as its extension. */
  extension: string;
  format(papers: readonly Paper[], keys: ReadonlyMap<string, string>): string;
}

export const citationFormats = {
  bib: { label: 'BibTeX', mediaType: 'application/x-bibtex', extension: 'bib', format: formatBibtex },
  ris: {
    label: 'RIS',
    mediaType: 'application/x-research-info-systems',
    extension: 'ris',
    format: formatRis,
  },
  json: {
    label: 'CSL-JSON',
    mediaType: 'application/vnd.citationstyles.csl+json',
    extension: 'csl.json',
    format: formatCslJson,
  },
} as const satisfies Record<string, CitationFormat>;

export type CitationFormatName = keyof typeof citationFormats;

/** All formats, in the order in which pages list them. */
export const citationFormatNames = Object.keys(citationFormats) as CitationFormatName[];

/** Whether a file of a paper has one of these formats. */
export function isCitationFormat(name: string): name is CitationFormatName {
  return Object.hasOwn(citationFormats, name);
}
