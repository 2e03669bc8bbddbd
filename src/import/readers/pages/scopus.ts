import { lineList } from './line-list.ts';
import { formatPages, parseDoi, parseOrcid } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { toType } from './kinds.ts';
import { readReferenceNames } from './medical-names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

const kindNames = new Set(
  ['Article', 'Review', 'Conference Paper', 'Conference Review', 'Book Chapter', 'Book', 'Editorial', 'Letter', 'Note', 'Short Survey', 'Erratum', 'Data Paper', 'Retracted'],
); // prettier-ignore

/** Returns the kind of a document: `Article`, `Book Chapter • Open access`. */
function kindOf(line: string): string | undefined {
  const [kind = ''] = line.split(/ ?[•·]/u, 1);
  return kindNames.has(kind) ? kind : undefined;
}

/** The line with the source: `Journal of Folding, 2021, 12(3), pp. 101–118`. */
interface Source {
  name: string;
  year: string;
  volume?: string;
  issue?: string;
  page?: string;
}

function readSource(line: string): Source | undefined {
  if (line.length > 800) return undefined;
  const parts = line.split(', ');
  const at = parts.findLastIndex((part, index) => index > 0 && /^(?:19|20)\d\d$/u.test(part));
  if (at < 1 || parts.length - at > 3) return undefined;
  const found: Source = { name: parts.slice(0, at).join(', '), year: parts[at] ?? '' };
  for (const part of parts.slice(at + 1)) {
    const page = /^(?:pp?\.|art\.? no\.?) ?(\S.{0,30})$/iu.exec(part)?.[1];
    const numbers = /^([\w.-]{1,20})?(?:\(([^()]{1,40})\))?$/u.exec(part);
    if (page !== undefined) found.page = page;
    else if (
      numbers &&
      found.volume === undefined &&
      found.issue === undefined &&
      !/[–-]/u.test(numbers[1] ?? '')
    ) {
      if (numbers[1] !== undefined) found.volume = numbers[1];
      if (numbers[2] !== undefined) found.issue = numbers[2];
    } else if (/^[\w.]{1,20}(?: ?[–-] ?[\w.]{1,20})?$/u.test(part)) found.page = part;
    else return undefined;
  }
  return found;
}

const chrome = lineList(
  '•|·|open access|article in press|show abstract|hide abstract|view abstract|abstract|related document|related documents|view at publisher|full text|view in search results format|view all references|view citation overview|#|citation|citations #|citations by # documents|cited by #|cited by # documents|export all|save all to list|sort by*|date (newest)|date (oldest)|results|set document alert|add all to list|preprints #|documents #|document #|back to top|download|ask this paper',
);

/**
 * Scopus: the documents of an author page. Each has the kind, the title, authors (`Quill, A., Chen, B.`), the source and
 * the number of citations.
 */
export const scopusPage: PageSite = {
  address: 'scopus.com',
  source: 'Scopus page',
  signs: [
    { pattern: /^(?:Show abstract|View abstract|Hide abstract)$/iu, weight: 1 },
    { pattern: /^Related documents?$/iu, weight: 1 },
    {
      pattern:
        /^(?:Scopus(?: Preview| ID:? ?\d{6,12})?|About Scopus|What is Scopus\??|Author ID: ?\d{6,12}|Elsevier B\.V\..{0,60})$/iu,
      weight: 1,
    },
    { pattern: { test: (line) => line.includes(', pp. ') && readSource(line) !== undefined }, weight: 0.5 },
    { pattern: /^(?:Article|Review|Conference Paper|Book Chapter) ?[•·] ?Open access$/iu, weight: 1 },
  ],
  instead: 'Select the documents and choose "Export", "RIS" or "BibTeX".',
  read: readScopus,
};

function readScopus(lines: readonly Line[]): PageContent {
  const entries: PageEntry[] = [];
  let from = 0;
  for (const [index, line] of lines.entries()) {
    const found = readSource(line.text);
    if (!found) continue;
    const block = lines.slice(Math.max(from, index - 8), index).filter(({ text }) => !chrome.test(text));
    const authors = block.at(-1);
    const names = authors && readReferenceNames(authors.text);
    if (!names || !authors) continue;
    const title = block.at(-2);
    if (!title || kindOf(title.text) !== undefined) continue;
    from = index + 1;
    const kindLine = block.at(-3);
    entries.push(toEntry(title, authors, names, found, kindOf(kindLine?.text ?? '')));
    const doi = lines
      .slice(index + 1, index + 3)
      .map(({ text }) => parseDoi(text))
      .find((one) => one !== undefined);
    const entry = entries.at(-1);
    if (entry && doi !== undefined) entry.fields.DOI = doi;
  }
  const first = entries[0]?.line ?? 0;
  const above = lines.filter(({ number }) => number < first);
  const ORCID = above
    .map(({ text }) => parseOrcid(/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/u.exec(text.slice(0, 100))?.[1]))
    .find((one) => one !== undefined);
  const declared = findValue(above, /^(\d[\d,]{0,8}) Documents?$/iu);
  const affiliation = above
    .map(({ text }) => (text.split(', ').length === 3 && text.length < 250 ? text : undefined))
    .find(
      (text) => text !== undefined && /universit|institut|school|college|centre|center|hospital/iu.test(text),
    );
  const metrics = (
    [
      ['h-index', /^h-index$/iu],
      ['Citations', /^Citations(?: by .{1,40})?$/iu],
      ['Documents', /^Documents$/iu],
    ] as const
  ).flatMap(([label, pattern]) => {
    const at = above.findIndex(({ text }) => pattern.test(text));
    const value = above[at - 1]?.text;
    return at < 1 || value === undefined || !/^\d[\d,]{0,10}$/u.test(value)
      ? []
      : [{ label, value: toCount(value) }];
  });
  return {
    entries,
    nameLines: above.map(({ text }) => text),
    person: {
      metrics,
      ...(ORCID !== undefined && { ORCID }),
      ...(affiliation !== undefined && { affiliations: [affiliation] }),
    },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

function toEntry(
  title: Line,
  authors: Line,
  names: NonNullable<ReturnType<typeof readReferenceNames>>,
  { name, year, volume, issue, page }: Source,
  kindName: string | undefined,
): PageEntry {
  const isProceedings = /\b(?:Conference|Proceedings|Symposium|Workshop)\b/u.test(name);
  const type = kindName === undefined ? undefined : toType(kindName);
  return {
    line: title.number,
    title: title.text,
    names: { ...names, line: authors.number },
    fields: {
      type: type ?? (isProceedings ? 'paper-conference' : 'article-journal'),
      containerTitle: name,
      issued: year,
      ...(volume !== undefined && { volume }),
      ...(issue !== undefined && { issue }),
      ...(page !== undefined && { page: formatPages(page) }),
    },
  };
}
