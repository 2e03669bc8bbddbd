import { lineList } from './line-list.ts';
import { parseSourceDate } from '../values/dates.ts';
import { parseArXiv, parseDoi, parseOrcid } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { toType } from './kinds.ts';
import { readNameLine } from './names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

const dateAtStart = /^((?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?) ?\|/u;

/** The line with the date and the kind of a work: `2017-08 | Conference paper | Author`. */
function readKindLine(line: string): { date?: string; kind: string } | undefined {
  if (line.length > 200) return undefined;
  const date = dateAtStart.exec(line)?.[1];
  const [kind = ''] = (date === undefined ? line : line.slice(line.indexOf('|') + 1))
    .split('|')
    .map((part) => part.trim());
  if (kind.length < 2 || kind.length > 45 || !/^\p{L}[\p{L} /-]+$/u.test(kind)) return undefined;
  return { ...(date !== undefined && { date }), kind };
}

const identifierNames = new Set(
  'doi arxiv pmid pmc pmcid eid isbn issn wosuid handle uri other-id hal bibcode rrid ssrn lccn oclc kuid wos ismn asin dnb ethos isrc mr ol osti pat pdb rfc zbl jfm jstor lensid agr cba cit ctx urn uuid cienciaiul proposal-id'.split(
    ' ',
  ),
);
const contributorNames = new Set(
  'contributor contributors mitwirkende beitragende contributeur contributeurs contributrices colaborador colaboradores colaboradoras contribuidores contribuyentes contributori autores 贡献者 撰稿人 貢献者 bidragsgivare'.split(
    ' ',
  ),
);
const sourceNames = new Set('source quelle fuente fonte 来源 kilde bron źródło 情報源'.split(' '));

/** Splits a line such as `DOI: 10.1234/x` into the label in small letters and the value. */
function labelOf(line: string): [label: string, value: string] {
  const at = line.slice(0, 40).search(/[::]/u);
  if (at < 1) return ['', ''];
  return [
    line
      .slice(0, at)
      .toLowerCase()
      .replace(/^part of /u, '')
      .trim(),
    line.slice(at + 1).trim(),
  ];
}

const isIdentifier = (line: string) => identifierNames.has(labelOf(line)[0]);
const isContributors = (line: string) => contributorNames.has(labelOf(line)[0]);
const isSource = (line: string) => sourceNames.has(labelOf(line)[0]);

const chrome = lineList(
  'show more detail|show less detail|mehr details anzeigen|weniger details anzeigen|mehr anzeigen|afficher plus de détails|afficher moins de détails|afficher plus*|mostrar más detalles|mostrar menos detalles|显示更多细节|显示更多|preferred source (of #|preferred source of #|bevorzugte quelle*|check_circle|check_circle_outline|sort|sortieren|trier|ordenar|排序|expand_more|more_vert|open_in_new|added|last modified|items per page:|# of|page of #|of #|#|provider|owner-verified|record last modified*',
);

/**
 * ORCID: the public record of a person. Each work has a title, the journal, the date and kind, identifiers, contributors
 * and the source. The labels depend on the language of the page.
 */
export const orcidPage: PageSite = {
  address: 'orcid.org',
  source: 'ORCID page',
  signs: [
    { pattern: /^(?:https:\/\/orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/u, weight: 1 },
    {
      pattern: /^(?:Works|Werke|Arbeiten|Travaux|Œuvres|Obras|Trabajos|作品|著作) ?\(.{1,40}\)$/u,
      weight: 1,
    },
    { pattern: { test: (line) => readKindLine(line)?.date !== undefined }, weight: 1 },
    { pattern: { test: isSource }, weight: 0.5 },
    { pattern: { test: isContributors }, weight: 1 },
    { pattern: /^Show (?:more|less) detail$/u, weight: 1 },
    {
      pattern: /^(?:Employment|Education and qualifications|Employments|Personal information) ?\(\d{1,3}\)$/u,
      weight: 1,
    },
  ],
  instead: 'Set the ORCID of the person and run npm run refresh, or export the works as BibTeX.',
  read: readOrcidPage,
};

function readOrcidPage(lines: readonly Line[]): PageContent {
  const start = lines.findLastIndex(({ text }) =>
    /^(?:Works|Werke|Arbeiten|Travaux|Œuvres|Obras|Trabajos|作品|著作) ?\(.{1,40}\)$/u.test(text),
  );
  const list = start < 0 ? lines : lines.slice(start + 1);
  const above = start < 0 ? lines.slice(0, 12) : lines.slice(0, start);
  const entries: PageEntry[] = [];
  let waiting: Line[] = [];
  let entry: PageEntry | undefined;
  for (const [index, line] of list.entries()) {
    const { text } = line;
    const kind = readKindLine(text);
    const type = kind && toType(kind.kind);
    const isKind =
      kind !== undefined && (kind.date !== undefined || (type !== undefined && isFollowed(list, index)));
    if (isKind && waiting.length > 0) {
      entry = startEntry(waiting, kind.date, type);
      entries.push(entry);
      waiting = [];
    } else if (entry && waiting.length === 0 && isContributors(text)) {
      const [, names] = labelOf(text);
      entry.names = { ...readNameLine(names.includes(';') ? names : `${names};`), line: line.number };
    } else if (entry && waiting.length === 0 && isIdentifier(text)) setIdentifier(entry, text);
    else if (isSource(text) || chrome.test(text)) {
      if (isSource(text)) [waiting, entry] = [[], undefined];
    } else waiting.push(line);
  }
  const ORCID = above.map(({ text }) => parseOrcid(text)).find((one) => one !== undefined);
  const declared = findValue(
    lines.slice(start < 0 ? lines.length : start, start + 1),
    /\((?:\d{1,4} (?:to|of|–|-|a|bis|de) ){0,2}(?:\d{1,4} of )?(\d{1,5})\)$/u,
  );
  return {
    entries,
    nameLines: above.map(({ text }) => text),
    person: { ...(ORCID !== undefined && { ORCID }) },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

/** Whether a line with only a kind, such as `Journal article`, is really that line: identifiers or a source follow. */
function isFollowed(lines: readonly Line[], index: number): boolean {
  if (readKindLine(lines[index + 1]?.text ?? '')?.date !== undefined) return false;
  return lines
    .slice(index + 1, index + 3)
    .some(({ text }) => isIdentifier(text) || isContributors(text) || isSource(text) || chrome.test(text));
}

function startEntry(
  waiting: readonly Line[],
  date: string | undefined,
  type: PageEntry['fields']['type'],
): PageEntry {
  const [title, container] = waiting.slice(-2);
  const [one, two] = container === undefined ? [title, undefined] : [title, container];
  const entry: PageEntry = { line: one?.number ?? 1, fields: { type: type ?? 'document' } };
  if (one) entry.title = one.text;
  const issued = date === undefined ? undefined : parseSourceDate(date)?.issued;
  if (issued !== undefined) entry.fields.issued = issued;
  if (two && !/^(?:arxiv|biorxiv|medrxiv)$/iu.test(two.text)) {
    if (type === 'thesis' || type === 'report') entry.fields.publisher = two.text;
    else entry.fields.containerTitle = two.text;
  }
  return entry;
}

function setIdentifier(entry: PageEntry, text: string): void {
  const [name, value] = labelOf(text);
  const [first = ''] = value.split(/\s/u, 1);
  const isPart = /^part of /iu.test(text);
  switch (name) {
    case 'doi': {
      if (isPart) return;
      const arXiv = parseArXiv(first);
      const DOI = parseDoi(first);
      if (arXiv !== undefined) entry.fields.arXiv ??= arXiv;
      else if (DOI !== undefined) entry.fields.DOI ??= DOI;
      return;
    }
    case 'arxiv': {
      const arXiv = parseArXiv(first) ?? parseArXiv(`arXiv:${first}`);
      if (arXiv !== undefined) entry.fields.arXiv ??= arXiv;
      return;
    }
    case 'pmid':
      if (/^\d{4,9}$/u.test(first)) entry.fields.PMID ??= first;
      return;
    case 'pmc':
    case 'pmcid':
      if (/^(?:PMC)?\d{4,9}$/u.test(first))
        entry.fields.PMCID ??= first.startsWith('PMC') ? first : `PMC${first}`;
      return;
    case 'isbn':
      if (!isPart && /^[\d-]{9,17}[\dX]?$/u.test(first)) entry.fields.ISBN ??= first;
      return;
    case 'issn':
      if (/^\d{4}-\d{3}[\dX]$/u.test(first)) entry.fields.ISSN ??= first;
      return;
    default:
  }
}
