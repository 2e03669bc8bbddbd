import type { Paper } from '../model/paper.ts';
import { formatBibtex } from './bibtex.ts';
import { formatCslJson } from './csl-json.ts';
import { formatRis } from './ris.ts';

/** A format in which papers are handed out. */
interface CitationFormat {
  label: string;
  /** The media type that servers and link relations name. */
  mediaType: string;
  /** What a file of many papers is called behind its dot; a file of one paper has the key of this table. */
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

/** All formats, in the order in which they are offered. */
export const citationFormatNames = Object.keys(citationFormats) as CitationFormatName[];

/** Whether a file of a paper is one of these formats. */
export function isCitationFormat(name: string): name is CitationFormatName {
  return Object.hasOwn(citationFormats, name);
}
