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
  /** Joins files with one paper each to the file that `format` makes of all these papers. */
  join(texts: readonly string[]): string;
}

export const citationFormats = {
  bib: {
    label: 'BibTeX',
    mediaType: 'application/x-bibtex',
    extension: 'bib',
    format: formatBibtex,
    join: (texts) => texts.join('\n'),
  },
  ris: {
    label: 'RIS',
    mediaType: 'application/x-research-info-systems',
    extension: 'ris',
    format: formatRis,
    join: (texts) => texts.join('\r\n'),
  },
  json: {
    label: 'CSL-JSON',
    mediaType: 'application/vnd.citationstyles.csl+json',
    extension: 'csl.json',
    format: formatCslJson,
    // Each text is a list of one item.
    join: (texts) =>
      texts.length === 0 ? '[]\n' : `[\n${texts.map((text) => text.slice(2, -3)).join(',\n')}\n]\n`,
  },
} as const satisfies Record<string, CitationFormat>;

export type CitationFormatName = keyof typeof citationFormats;

/** Names of all citation formats, in the order in which pages list them. */
export const citationFormatNames = Object.keys(citationFormats) as CitationFormatName[];

/** Whether a text is the name of a citation format: `bib`, `ris` or `json`. */
export function isCitationFormat(name: string): name is CitationFormatName {
  return Object.hasOwn(citationFormats, name);
}
