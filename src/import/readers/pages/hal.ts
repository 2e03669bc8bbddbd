import { lineList } from './line-list.ts';
import { formatPages, parseArXiv, parseDoi, parseOrcid } from '../values/identifiers.ts';
import { parseSourceDate } from '../values/dates.ts';
import type { Line } from '../values/lines.ts';
import { cleanAbstract } from './abstracts.ts';
import { toType } from './kinds.ts';
import { isPersonName, looksLikeNames, readNameLine } from './names.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

const halId =
  '(?:hal|tel|halshs|inria|cea|ineris|in2p3|hceres|inserm|pasteur|ird|emse|lirmm|dumas|cel|medihal|jpa|ijn|artxibo|hprints|memsic|sic|edutice|anses|mnhn|insu|obspm|ujm|univ|meteo|tel)-\\d{6,8}(?:v\\d{1,2})?';
/** A whole reference on one line, which ends with the number at HAL. */
const reference = new RegExp(`⟨${halId}⟩\\.?$`, 'u');
/** The line below a publication: the kind, and the number at HAL. */
const idAtEnd = new RegExp(`${halId}$`, 'u');
const year = /(?:^|[ ,.(])(?:(\d{1,2}) )?(?:(\p{L}{3,9})\.? )?((?:19|20)\d\d)(?=[,.)\s]|$)/u;
const date =
  /^(?:Publié le|Published on|Soumis le|Submitted on) ?:? ?(\d{1,2}[/ ]\p{L}{0,9}\d{0,2}[/ ](?:19|20)\d\d|(?:19|20)\d\d)/u;
const chrome = lineList(
  "#|voir plus|show more|afficher la suite|afficher plus|résumé|abstract|citer|cite|partager|share|fichier|file|accès au texte intégral|full text access|exporter|export|bibtex*|trier*|sort by*|articles dans une revue #|communication dans un congrès #|communications dans un congrès #|journal articles #|conference papers #|thèse #|thèses #|pré-publication, document de travail #|preprints, working papers, ... #|chapitre d'ouvrage #|chapitres d'ouvrage #|book sections #|ouvrages #|rapport #|rapports #|reports #|theses #|hdr #",
);

/**
 * HAL: the CV or the search results of a person. A publication is one line (`Authors. Title. Journal, 2021, 12 (3),
 * pp.101-118. ⟨10.1234/x⟩. ⟨hal-03123456⟩`), or has the title, the authors, the source and the kind on lines of their own.
 */
export const halPage: PageSite = {
  address: 'hal.science',
  source: 'HAL page',
  signs: [
    { pattern: reference, weight: 2 },
    { pattern: { test: (line) => kindBeforeId(line) !== undefined }, weight: 1 },
    {
      pattern: /^(?:HAL science ouverte|HAL open science|HAL|CCSD|Archive ouverte HAL|HAL \(.{2,60}\))$/u,
      weight: 1,
    },
    { pattern: /^IdHAL ?:? ?.+$/u, weight: 1 },
    { pattern: /⟨10\.\d{4,9}\/[^⟨⟩]+⟩/u, weight: 1 },
    { pattern: /^(?:\d{1,6} (?:résultats|results|documents))$/u, weight: 0.5 },
  ],
  instead: 'Open the CV or the search for the author and copy it, or use its BibTeX export.',
  read: readHal,
};

function readHal(lines: readonly Line[]): PageContent {
  const entries: PageEntry[] = [];
  let from = 0;
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    const end = text.slice(-40);
    if (reference.test(end) && text.length < 20_000) {
      const above = lines.slice(from, index).filter((one) => !chrome.test(one.text));
      from = index + 1;
      entries.push(readReference(line, above));
      continue;
    }
    const kind = kindBeforeId(text);
    if (kind === undefined) continue;
    const above = lines.slice(Math.max(from, index - 8), index).filter((one) => !chrome.test(one.text));
    from = index + 1;
    const entry = readBlock(above, kind);
    if (entry) entries.push(entry);
  }
  const first = entries[0]?.line ?? 0;
  const above = lines.filter(({ number }) => number < first);
  const ORCID = above
    .map(({ text }) => parseOrcid(/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/u.exec(text.slice(0, 100))?.[1]))
    .find((one) => one !== undefined);
  const declared = findValue(above, /^(\d[\d\s,]{0,8}) (?:résultats?|results?|documents?)$/u);
  return {
    entries,
    nameLines: above.map(({ text }) => text),
    person: { ...(ORCID !== undefined && { ORCID }) },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

/** Returns the kind of a publication if a line is the kind and a number at HAL: `Conference papers  hal-02123457v2`. */
function kindBeforeId(line: string): string | undefined {
  const found = line.length > 120 ? null : idAtEnd.exec(line);
  const kind = found ? line.slice(0, found.index).replace(/[|\s]{1,4}$/u, '') : '';
  return kind.length > 2 && kind.length < 61 && !kind.endsWith('⟨') ? kind : undefined;
}

/** Reads a publication with the title, authors and source on lines of their own. */
function readBlock(lines: readonly Line[], kind: string): PageEntry | undefined {
  const sourceAt = lines.findLastIndex(({ text }) => year.test(text.slice(0, 3000)) || date.test(text));
  const authorsAt = lines.findLastIndex(
    ({ text }, index) =>
      index > 0 && (sourceAt < 0 || index < sourceAt) && looksLikeNames(text.replace(/ ,/gu, ',')),
  );
  const authors = lines[authorsAt];
  const title = lines[authorsAt - 1];
  if (!authors || !title) return undefined;
  const entry: PageEntry = {
    line: title.number,
    title: title.text,
    names: { ...readNameLine(authors.text), line: authors.number },
    fields: {},
  };
  const source = lines.slice(authorsAt + 1);
  const abstract = source.find(({ text }) => text.length > 200 && !/⟨10\./u.test(text));
  const prose = abstract && cleanAbstract(abstract.text);
  if (prose !== undefined) entry.fields.abstract = prose;
  readHalSource(
    entry.fields,
    source
      .filter((one) => one !== abstract)
      .map(({ text }) => text)
      .join(' '),
  );
  const type = toType(kind);
  if (type !== undefined) entry.fields.type = type;
  return entry;
}

/** Reads a reference on one line. If the line has only the source, the title and the authors are above it. */
function readReference(line: Line, above: readonly Line[]): PageEntry {
  const { text } = line;
  const end = authorEnd(text.slice(0, 10_000));
  const entry: PageEntry = { line: line.number, fields: {} };
  if (end === undefined) {
    const [title, authors] = above.slice(-2);
    if (title && authors && looksLikeNames(authors.text.replace(/ ,/gu, ','))) {
      entry.line = title.number;
      entry.title = title.text;
      entry.names = { ...readNameLine(authors.text), line: authors.number };
      readHalSource(entry.fields, text);
      return entry;
    }
  }
  entry.names = { ...readNameLine(text.slice(0, end ?? 0)), line: line.number };
  const rest = end === undefined ? text : text.slice(end + 2);
  const at = titleEnd(rest);
  entry.title = rest
    .slice(0, at)
    .trim()
    .replace(/(?<!\.\.)\.$/u, '');
  readHalSource(entry.fields, rest.slice(at).trim());
  return entry;
}

/** Returns the position after the list of authors: before the first full stop with only full names before it. */
function authorEnd(text: string): number | undefined {
  for (const { index } of text.matchAll(/\. (?=\S)/gu)) {
    const list = text.slice(0, index).replace(/, et al\.?$/u, '');
    const names = list.split(', ');
    // After an initial or `St.`, the name continues.
    if (names.every(isPersonName) && !/[ -](?:\p{Lu}|St)$/u.test(list)) return index;
    // A sentence without commas is the title.
    if (index > 200 && names.length < 2) return undefined;
  }
  return undefined;
}

/** Returns the position after the title: before the first sentence with a year, which is the source. */
function titleEnd(text: string): number {
  const bounds = [...text.matchAll(/[.?!] (?=\S)/gu)].map(({ index }) => index + 1);
  for (const [order, at] of bounds.entries()) {
    const rest = text.slice(at + 1);
    const sentence = text.slice(at + 1, bounds[order + 1] ?? text.length);
    if (
      rest.startsWith('[') ||
      rest.startsWith('⟨') ||
      /(?:^|, )(?:\p{L}{3,9}\.? )?(?:19|20)\d\d(?:[,.]|$| ⟨)/u.test(sentence)
    )
      return at;
  }
  return bounds[0] ?? text.length;
}

function readHalSource(fields: PageEntry['fields'], text: string): void {
  const DOI = parseDoi(/⟨(10\.\d{4,9}\/[^⟨⟩\s]+)⟩/u.exec(text)?.[1] ?? '');
  const arXiv = parseArXiv(
    /⟨?arXiv ?: ?(\d{4}\.\d{4,5}|[a-z-]{2,10}\/\d{7})/iu.exec(text)?.[0].replace('⟨', '') ?? '',
  );
  if (DOI !== undefined && !/^10\.48550\//u.test(DOI)) fields.DOI = DOI;
  if (arXiv !== undefined) fields.arXiv = arXiv;
  const plain = text.replace(/⟨[^⟨⟩]+⟩\.?/gu, '').trim();
  const genre = /^\[([^\]]{3,60})\]/u.exec(plain)?.[1];
  const body = plain.replace(/^\[[^\]]{3,60}\] ?/u, '');
  const [, day, month, stated] = year.exec(body) ?? [];
  if (stated !== undefined)
    fields.issued =
      parseSourceDate([stated, frenchMonth(month), day].filter(Boolean).join(' '))?.issued ?? stated;
  const pages = /\bpp?\. ?([\w.]{1,12}(?: ?[–-]{1,2} ?[\w.]{1,12})?)/u.exec(body)?.[1];
  if (pages !== undefined) fields.page = formatPages(pages.replace(/\.$/u, ''));
  const parts = body.split(/, /u);
  const yearAt = parts.findIndex((part) => stated !== undefined && part.includes(stated));
  const numbers =
    parts
      .slice(yearAt + 1)
      .map((part) => /^(?:vol\. ?)?(\d{1,5}[A-Za-z]?)(?: \(([^()]{1,20})\))?\.?$/u.exec(part))
      .find((one) => one !== null) ?? null;
  if (numbers?.[1] !== undefined) fields.volume = numbers[1];
  if (numbers?.[2] !== undefined) fields.issue = numbers[2];
  const [first = '', second = ''] = parts;
  const number =
    /^[\p{Lu}\d][\p{Lu}\d./-]{0,12}\d$/u.test(first) && !/^(?:19|20)\d\d$/u.test(first) ? first : undefined;
  const name = /^(?:19|20)\d\d\.?$/u.test(first) ? '' : number === undefined ? first : second;
  if (number !== undefined) fields.number = number;
  const isThesis =
    /thèse|thesis|universit[éy]|HDR|habilitation/iu.test(`${genre ?? ''} ${name}`) && numbers === null;
  const isMeeting =
    /\b(?:conference|conférence|congrès|symposium|workshop|colloque|journées|proceedings)\b|\b\p{Lu}{2,8} (?:19|20)\d\d\b/iu.test(
      body.slice(0, 300),
    );
  fields.type ??=
    name === '' && genre === undefined
      ? 'article'
      : isThesis
        ? 'thesis'
        : genre !== undefined && /rapport|report/iu.test(genre)
          ? 'report'
          : isMeeting && numbers === null
            ? 'paper-conference'
            : numbers
              ? 'article-journal'
              : 'document';
  const container = name.replace(/\. (?:19|20)\d\d\.?$/u, '').replace(/[.\s]{1,3}$/u, '');
  if (container === '' || /^(?:19|20)\d\d$/u.test(container)) return;
  if (fields.type === 'thesis' || fields.type === 'report') fields.publisher = container;
  else fields.containerTitle = container;
}

const frenchMonths: Readonly<Record<string, string>> = { janvier: 'Jan', février: 'Feb', mars: 'Mar', avril: 'Apr', mai: 'May', juin: 'Jun', juillet: 'Jul', août: 'Aug', septembre: 'Sep', octobre: 'Oct', novembre: 'Nov', décembre: 'Dec' }; // prettier-ignore

function frenchMonth(month: string | undefined): string | undefined {
  return month === undefined ? undefined : (frenchMonths[month.toLowerCase()] ?? month);
}
