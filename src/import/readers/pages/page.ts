import { type Diagnostic, quote } from '../../../model/diagnostic.ts';
import { formatName, type Name } from '../../../model/name.ts';
import { toParts } from '../../../model/name-parts.ts';
import type { PaperRecord, ProfileOwner, ReadResult } from '../record.ts';
import { toLines } from '../values/lines.ts';
import { isPersonName, readNameLine } from './names.ts';
import type { PageContent, PageEntry } from './site.ts';
import { siteOf, sites } from './sites.ts';

/** Maximum length of one paper as JSON, in characters. */
const maxRecordLength = 1_000_000;

/**
 * Reads the text of a page about a person, copied from one of the known sites, such as dblp or ORCID. What belongs to
 * the page and not to a publication is left out: menus, buttons, footers.
 */
export function readPage(text: string, file: string): ReadResult[] {
  const lines = toLines(text);
  const site = siteOf(lines);
  if (!site) {
    const message = 'This is not a page of a known site.';
    const advice = `Offprint reads pages of ${sites.map(({ address }) => address).join(', ')}. See docs/importing.md#formats.`;
    return [
      {
        file,
        records: [],
        unread: 0,
        diagnostics: [{ severity: 'error', kind: 'no-publications', file, line: 1, message, advice }],
      },
    ];
  }
  const content = site.read(lines);
  const diagnostics: Diagnostic[] = [];
  const entries = withPartedNames(content);
  const records = entries.flatMap((entry) => toRecord(entry, file, diagnostics) ?? []);
  if (entries.length === 0) {
    const message = `This looks like a page of ${site.address} without publications.`;
    diagnostics.push({
      severity: 'error',
      kind: 'no-publications',
      file,
      line: lines[0]?.number ?? 1,
      message,
      advice: site.instead,
    });
  }
  reportShortAbstracts(records, file, diagnostics);
  const owner = toOwner(content, records);
  return [
    {
      file,
      ...(owner && { owner }),
      records,
      unread: entries.length - records.length,
      format: site.source,
      ...(content.declared !== undefined && content.declared > 0 && { declared: content.declared }),
      diagnostics,
    },
  ];
}

/** Parts names that run together again, with the help of the names that are surely names. */
function withPartedNames({ entries, nameLines }: PageContent): PageEntry[] {
  const known = new Map<string, number>();
  for (const { names } of entries) {
    for (const name of names?.names ?? [])
      if (typeof name === 'string') known.set(name, (known.get(name) ?? 0) + 1);
  }
  const sure = new Set([...known].flatMap(([name, count]) => (count > 2 && isPersonName(name) ? name : [])));
  for (const line of nameLines.slice(0, 200)) if (known.has(line) && isPersonName(line)) sure.add(line);
  if (sure.size === 0) return [...entries];
  return entries.map((entry) => {
    const { names } = entry;
    if (!names?.names.some((name) => typeof name === 'string' && /\p{Ll}\p{Lu}/u.test(name))) return entry;
    const parted = names.names.flatMap((name) =>
      typeof name === 'string' && /\p{Ll}\p{Lu}/u.test(name) && !sure.has(name)
        ? readNameLine(name, sure).names
        : [name],
    );
    return { ...entry, names: { ...names, names: parted } };
  });
}

function toRecord(
  { line, title, names, fields }: PageEntry,
  file: string,
  diagnostics: Diagnostic[],
): PaperRecord | undefined {
  const report = (severity: Diagnostic['severity'], at: number, message: string, advice: string) => {
    diagnostics.push({ severity, file, line: at, message, advice });
  };
  if (title === undefined || !/[\p{L}\p{N}]/u.test(title)) {
    report(
      'error',
      line,
      'The publication that starts here has no title.',
      'Add its title on this line, and import the file again.',
    );
    return undefined;
  }
  const length = title.length + JSON.stringify(fields).length + JSON.stringify(names?.names ?? []).length;
  if (length > maxRecordLength) {
    report(
      'error',
      line,
      `The publication that starts here has ${length} characters; the limit is ${maxRecordLength}.`,
      'Put its title, authors and venue on separate lines.',
    );
    return undefined;
  }
  const authors = names?.names ?? [];
  if (names?.unparted !== undefined) {
    report(
      'warning',
      names.line,
      `${quote(names.unparted)} may be several names that run together.`,
      'It was kept as one name. Correct it in the written file.',
    );
  }
  const hasEditors = fields.editor !== undefined;
  if (authors.length === 0 && !hasEditors)
    report('warning', line, `${quote(title)} has no authors.`, 'Add the authors in the written file.');
  if (fields.issued === undefined)
    report('warning', line, `${quote(title)} has no year.`, 'Set "issued" in the written file.');
  const stated = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  const { type = 'document', issued, abstract, ...rest } = Object.fromEntries(stated) as PageEntry['fields'];
  return {
    file,
    line,
    ...(authors.length > 0 && names && { authorLine: names.line }),
    paper: {
      title,
      type,
      ...(authors.length > 0 && { author: authors }),
      ...(authors.length > 0 && names?.truncated && { authorsTruncated: true }),
      ...(issued !== undefined && { issued }),
      ...rest,
      ...(abstract !== undefined && { abstract }),
    },
  };
}

function reportShortAbstracts(
  records: readonly PaperRecord[],
  file: string,
  diagnostics: Diagnostic[],
): void {
  const short = records.filter(({ paper }) => paper.abstract?.endsWith('…'));
  const [first] = short;
  if (!first) return;
  const count = short.length === 1 ? '1 abstract' : `${short.length} abstracts`;
  diagnostics.push({
    severity: 'note',
    file,
    line: first.line,
    message: `The page shows only the beginning of ${count}.`,
    advice: 'Each ends with "…". A longer abstract from another source replaces it.',
  });
}

/**
 * Returns the person whom the page is about. The name is the line among those where the site shows the name that is the
 * name of most authors. A menu or a heading is never the name.
 */
function toOwner(
  { nameLines, person }: PageContent,
  records: readonly PaperRecord[],
): ProfileOwner | undefined {
  const counts = new Map<string, number>();
  for (const { paper } of records)
    for (const key of new Set((paper.author ?? []).map(ownerKey)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  let found: string | undefined;
  let most = Math.max(0, records.length * 0.3 - 0.01);
  for (const line of new Set(nameLines.slice(0, 500))) {
    const name = line
      .replace(/^(?:(?:Prof|Dr|Professor|Univ)\.?-? )+/u, '')
      .replace(/,? (?:Ph\.? ?D\.?|M\.?D\.?)$/u, '');
    if (name.length > 100 || !isPersonName(withGivenFirst(name))) continue;
    const count = counts.get(ownerKey(withGivenFirst(name))) ?? 0;
    if (count > most) [found, most] = [withGivenFirst(name), count];
  }
  if (found === undefined) return undefined;
  const { metrics = [], ...more } = person ?? {};
  const alternateName = shorterSpellings(found, records);
  return { name: found, ...(alternateName.length > 0 && { alternateName }), ...more, metrics };
}

/** Returns the spellings of a person in the papers whose given names are shortened: `A. Quill` for `Ada Quill`. */
function shorterSpellings(owner: string, records: readonly PaperRecord[]): string[] {
  const key = ownerKey(owner);
  const given = givenNames(owner);
  const spellings = new Set<string>();
  for (const { paper } of records) {
    for (const author of paper.author ?? []) {
      if (ownerKey(author) !== key) continue;
      const other = givenNames(author);
      // `Wei Wang` and `Wen Wang` are two people.
      const isSame = other.every((name, at) => {
        const own = given[at];
        return own === undefined || own.startsWith(name) || name.startsWith(own);
      });
      if (isSame) spellings.add(formatName(author));
    }
  }
  spellings.delete(owner);
  return [...spellings];
}

/** Returns the given names of a person in small letters, without full stops. */
function givenNames(name: Name): string[] {
  const parts = toParts(name);
  const given = 'family' in parts ? (parts.given ?? '') : '';
  return given
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s.-]+/u)
    .filter(Boolean);
}

/** Writes `Quill, Ada` as `Ada Quill`. */
function withGivenFirst(name: string): string {
  return name.replace(/^([^,]{2,60}), ([^,]{1,60})$/u, '$2 $1');
}

/** Returns the family name and the initial of a name. Sites shorten given names. */
function ownerKey(name: Name): string {
  const parts = toParts(name);
  if (!('family' in parts)) return parts.literal.toLowerCase();
  const given = parts.given ?? '';
  // `Da` is part of the family name only if the site says so.
  const family = parts.family.split(' ').at(-1) ?? '';
  return `${family} ${given.charAt(0)}`
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\s]/gu, '')
    .toLowerCase();
}
