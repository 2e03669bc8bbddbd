import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse } from '@retorquere/bibtex-parser';
import { readBibtex } from '../../../../src/import/readers/bibtex/bibtex.ts';
import type { Name } from '../../../../src/model/name.ts';
import { toParts } from '../../../../src/model/name-parts.ts';

/** The values of an entry about which all BibTeX parsers should agree. */
export interface Opinion {
  key: string;
  title: string;
  /**
   * Each name as `Family, Given`, with particles and suffixes, in the order of the entry. A name without parts is not
   * changed.
   */
  authors: string[];
  year: string;
  doi: string;
}

/**
 * Returns the entries as Offprint reads them. A record has no citation key, so the key is read from the line on which
 * the record begins.
 */
export function offprintOpinions(text: string): Opinion[] {
  const lines = text.split('\n');
  return readBibtex([{ text, file: 'input.bib' }]).flatMap(({ records }) =>
    records.map(({ paper, line }) => ({
      key: /^\s*@\w+\s*[{(]\s*([^\s,]*)/u.exec(lines[line - 1] ?? '')?.[1] ?? '',
      title: plain(paper.title),
      authors: (paper.author ?? []).map(nameOf),
      year: paper.issued?.slice(0, 4) ?? '',
      doi: paper.DOI?.toLowerCase() ?? '',
    })),
  );
}

function nameOf(name: Name): string {
  const parts = toParts(name);
  if ('literal' in parts) return plain(parts.literal);
  return joinName(parts.nonDroppingParticle, parts.family, parts.suffix, parts.given);
}

interface CslItem {
  id?: string;
  title?: string;
  author?: (Record<string, string | undefined> & { literal?: string })[];
  issued?: { 'date-parts'?: (string | number)[][] };
  DOI?: string;
}

/**
 * Returns the entries as citation-js reads them.
 *
 * @throws if citation-js rejects the text
 */
export function citationJsOpinions(text: string): Opinion[] {
  const items = plugins.input.chain(text, {
    forceType: '@biblatex/text',
    generateGraph: false,
    maxChainLength: 10,
    strict: true,
    target: '@csl/list+object',
  }) as CslItem[];
  return items.map(({ id = '', title = '', author = [], issued, DOI = '' }) => ({
    key: id,
    title: plain(title),
    authors: author.map((name) =>
      plain(
        name.literal ??
          joinName(
            [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' '),
            name.family,
            name.suffix,
            name.given,
          ),
      ),
    ),
    year: String(issued?.['date-parts']?.[0]?.[0] ?? ''),
    doi: plainDoi(DOI),
  }));
}

/** Returns the entries as @retorquere/bibtex-parser reads them, with titles in their original case. */
export function bibtexParserOpinions(text: string): Opinion[] {
  return parse(text, { english: false, unsupported: 'ignore' }).entries.map(({ key, fields }) => ({
    key,
    title: plain(fields.title ?? ''),
    authors: (fields.author ?? []).map(({ name, prefix, lastName, suffix, firstName }) =>
      plain(name ?? joinName(prefix, lastName, suffix, firstName)),
    ),
    year: /\d{4}/.exec(fields.date ?? fields.year ?? '')?.[0] ?? '',
    doi: plainDoi(fields.doi ?? ''),
  }));
}

function plainDoi(doi: string): string {
  return doi.toLowerCase().replace(/^https?:\/\/(?:dx\.)?doi\.org\//u, '');
}

function joinName(particle?: string, family?: string, suffix?: string, given?: string): string {
  return plain(
    [[particle, family].filter(Boolean).join(' '), suffix, given]
      .filter((part) => part !== undefined && part !== '')
      .join(', '),
  );
}

/**
 * Removes everything from a text in which the parsers may differ: tags, Markdown escapes, a dotless i below an accent,
 * and white space.
 */
function plain(text: string): string {
  return text
    .replace(/<\/?[a-z][^>]*>/giu, '')
    .replace(/\\([^\w\s])/gu, '$1')
    .replace(/ı(?=\p{M})/gu, 'i')
    .replace(/\s+/gu, ' ')
    .normalize('NFC')
    .trim();
}
