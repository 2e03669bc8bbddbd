import type { Paper } from '../model/paper.ts';
import { formatBibtex } from './bibtex.ts';
import { formatCslJson } from './csl-json.ts';
import { formatRis } from './ris.ts';

/** A file format in which papers are exported. */
interface CitationFormat {
  label: string;
  /** The media type of the files, for HTTP headers and links. */
  mediaType: string;
  /**
   * File extension of a file with many papers. A file with one paper has the key of `citationFormats` as its extension.
   */
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

/** Names of all citation formats, in the order in which pages list them. */
export const citationFormatNames = Object.keys(citationFormats) as CitationFormatName[];

/** Whether a text is the name of a citation format: `bib`, `ris` or `json`. */
export function isCitationFormat(name: string): name is CitationFormatName {
  return Object.hasOwn(citationFormats, name);
}
