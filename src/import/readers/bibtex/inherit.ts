import type { TexEntry, TexField } from './macros.ts';
import { splitterOutsideBraces } from './split.ts';

/** Alternative names of fields, and the BibLaTeX name of each (BibLaTeX manual, 2.2.5 "Field Aliases"), except
 * `pdf`, which is an address in the lists of labs. */
export const aliases: Readonly<Record<string, string>> = {
  address: 'location', annote: 'annotation', archiveprefix: 'eprinttype', hyphenation: 'langid', journal: 'journaltitle', key: 'sortkey',
  primaryclass: 'eprintclass', school: 'institution', keyword: 'keywords',
}; // prettier-ignore

const books = 'inbook bookinbook suppbook';
const parts = 'incollection inreference suppcollection inbook';

/**
 * Fields that a child entry inherits from its parent under another name (BibLaTeX manual, Appendix B "Default
 * Inheritance Setup"). A child is an entry whose `crossref` names the parent. Two additions to the manual: the entry
 * type `conference`, and pairs of types that only BibTeX has.
 */
const setups: readonly { from: string; to: string; fields: Readonly<Record<string, string>> }[] = [
  { from: 'mvbook book', to: books, fields: { author: 'bookauthor' } },
  {
    from: 'mvbook mvcollection mvreference mvproceedings',
    to: `book collection reference proceedings ${books} ${parts} inproceedings conference`,
    fields: { title: 'maintitle', subtitle: 'mainsubtitle', titleaddon: 'maintitleaddon' },
  },
  {
    from: 'book collection reference proceedings',
    to: `${books} ${parts} inproceedings conference`,
    fields: { title: 'booktitle', subtitle: 'booksubtitle', titleaddon: 'booktitleaddon' },
  },
  {
    from: 'periodical',
    to: 'article suppperiodical',
    fields: { title: 'journaltitle', subtitle: 'journalsubtitle', shorttitle: 'shortjournal' },
  },
];

/** Types of entries that contain other papers, such as proceedings. */
const containers: ReadonlySet<string> = new Set(
  'book mvbook collection mvcollection reference mvreference proceedings mvproceedings periodical booklet'.split(
    ' ',
  ),
);

/**
 * Fields that a child entry does not inherit. Some are in BibLaTeX's own list. The others, such as `doi`, identify or
 * describe the parent itself. BibLaTeX inherits these, but then all papers of a book would have the same identifiers,
 * and the import would treat them as one paper.
 */
const notInherited: ReadonlySet<string> = new Set(
  (
    'ids crossref xref entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand ' +
    'shorthandintro sortkey xdata title subtitle titleaddon shorttitle sorttitle indextitle indexsorttitle ' +
    'doi url urldate eprint eprinttype eprintclass pmid pmcid pages pagetotal numpages abstract keywords note annotation file groups owner ' +
    'timestamp biburl bibsource bibdate type'
  ).split(' '),
);

const dates: ReadonlySet<string> = new Set(['date', 'year', 'month', 'day']);

/** An entry, including the fields that it inherits. */
export interface InheritedEntry extends TexEntry {
  /** Keys of parent entries that are not in any of the texts. */
  missing: string[];
}

/** Maximum number of generations: parents, parents of parents, and so on. */
const maxDepth = 50;
/** Maximum number of parents that one entry may name. */
const maxParents = 100;
/** Maximum length of a value into which items of other entries are inserted, in characters. */
const maxInserted = 100_000;
/** Maximum number of fields of one entry, including inherited fields. */
const maxFields = 500;

/**
 * Adds the fields of parent entries to each entry. The parents are named in the fields `crossref` and `xdata`. A
 * parent may be in any of the texts, but a parent in the same text is preferred.
 *
 * @returns the entries of each text in the same order, and the parents that only contain papers and are not papers
 * themselves
 */
export function inherit(texts: readonly (readonly TexEntry[])[]): {
  texts: InheritedEntry[][];
  parents: ReadonlySet<InheritedEntry>;
} {
  const all = byKey(texts.flat());
  const parents = new Set<TexEntry>();
  const resolved = new Map<TexEntry, InheritedEntry>();
  const read = texts.map((entries) => {
    const own = byKey(entries);
    const find = (key: string) => {
      const lower = key.toLowerCase();
      return own.get(key) ?? all.get(key) ?? own.get(lower) ?? all.get(lower);
    };
    const resolve = (entry: TexEntry, depth: number): InheritedEntry => {
      const known = resolved.get(entry);
      if (known) return known;
      const whole: InheritedEntry = { ...entry, fields: [...entry.fields], missing: [] };
      // The entry is stored before its parents are resolved, so that entries that name each other do not cause an
      // endless loop.
      resolved.set(entry, whole);
      for (const { key, isData } of references(entry)) {
        const parent = find(key);
        if (parent === undefined) whole.missing.push(key);
        if (parent === undefined || parent === entry || depth >= maxDepth) continue;
        if (!isData && isContainer(parent)) parents.add(parent);
        take(whole, parent.type, resolve(parent, depth + 1).fields, isData);
      }
      const fieldsOf = (key: string) => {
        const parent = find(key);
        if (parent === undefined) whole.missing.push(key);
        return parent === undefined || parent === entry || depth >= maxDepth
          ? undefined
          : resolve(parent, depth + 1).fields;
      };
      whole.fields = whole.fields.map((field) => ({ ...field, tex: insertData(field.tex, fieldsOf) }));
      return whole;
    };
    return entries.map((entry) => resolve(entry, 0));
  });
  return { texts: read, parents: new Set([...parents].flatMap((parent) => resolved.get(parent) ?? [])) };
}

const splitItems = splitterOutsideBraces(/ and (?=\S)/u);

/**
 * Replaces the references in a value to single fields of other entries, or to single items of their lists:
 * `xdata=KEY-FIELD` or `xdata=KEY-FIELD-2` (BibLaTeX manual, "Granular XDATA").
 *
 * @param fieldsOf returns the fields of an entry, or `undefined` if there is no such entry
 */
function insertData(tex: string, fieldsOf: (key: string) => readonly TexField[] | undefined): string {
  if (!/xdata\s*=/iu.test(tex)) return tex;
  const items = splitItems(tex.replace(/\s+/gu, ' ')).slice(0, maxParents);
  const inserted = items
    .map((item) => {
      const [, key, name = '', index] =
        /^\s*\{?xdata\s?=\s?\{?([^\s{},=]{1,200})-([a-z]{1,50})(?:-(\d{1,4}))?\}{0,2}\s*$/iu.exec(item) ?? [];
      const fields = key === undefined ? undefined : fieldsOf(key);
      const value = fields?.find((field) => canonical(field.name) === canonical(name.toLowerCase()))?.tex;
      if (value === undefined) return item;
      return index === undefined
        ? value
        : (splitItems(value.replace(/\s+/gu, ' '))[Number(index) - 1] ?? item);
    })
    .join(' and ');
  return inserted.length > maxInserted ? tex : inserted;
}

/** Whether a parent entry only contains other papers. A book that has authors is also a paper itself. */
function isContainer(entry: TexEntry): boolean {
  return containers.has(entry.type) && !(/^(?:mv)?book(?:let)?$/u.test(entry.type) && has(entry, 'author'));
}

function references({ fields }: TexEntry): { key: string; isData: boolean }[] {
  const keys = fields.flatMap(({ name, tex }) => {
    if (name === 'xdata') return tex.split(',').map((key) => ({ key: key.trim(), isData: true }));
    return name === 'crossref' ? [{ key: tex.trim(), isData: false }] : [];
  });
  return keys.filter(({ key }) => key !== '').slice(0, maxParents);
}

/** Adds the fields of a parent to the child entry, except fields that the child already has. */
function take(child: InheritedEntry, parentType: string, fields: readonly TexField[], isData: boolean) {
  const names = new Set(child.fields.map(({ name }) => canonical(name)));
  const hasDate = child.fields.some(({ name }) => dates.has(name));
  const hasAuthor = names.has('author');
  const renamed: Record<string, string> = {};
  if (!isData) {
    for (const { from, to, fields: table } of setups) {
      if (from.split(' ').includes(parentType) && to.split(' ').includes(child.type))
        Object.assign(renamed, table);
    }
  }
  const add = (field: TexField, name: string) => {
    if (names.has(canonical(name)) || child.fields.length >= maxFields) return;
    names.add(canonical(name));
    child.fields.push({ ...field, name });
  };
  for (const field of fields) {
    const name = canonical(field.name);
    if (hasDate && dates.has(name)) continue;
    if (isData ? name !== 'xdata' && name !== 'ids' : !notInherited.has(name)) add(field, field.name);
  }
  // Renamed fields are added last. In BibTeX, a parent may have a `booktitle` for its children and also its own
  // `title`; the `booktitle` is preferred.
  for (const field of fields) {
    const name = Object.hasOwn(renamed, field.name) ? renamed[field.name] : undefined;
    if (name !== undefined && (field.name !== 'author' || hasAuthor)) add(field, name);
  }
}

/** Returns the BibLaTeX name of a field. */
export function canonical(name: string): string {
  return (Object.hasOwn(aliases, name) ? aliases[name] : undefined) ?? name;
}

function has({ fields }: TexEntry, name: string): boolean {
  return fields.some((field) => field.name === name);
}

/**
 * Returns the entries by their key, and also by their key in lower case, since BibTeX ignores case. If several
 * entries have the same key, the first one is used.
 */
function byKey(entries: readonly TexEntry[]): Map<string, TexEntry> {
  const table = new Map<string, TexEntry>();
  for (const entry of entries) {
    if (entry.key === '') continue;
    if (!table.has(entry.key)) table.set(entry.key, entry);
    const lower = entry.key.toLowerCase();
    if (!table.has(lower)) table.set(lower, entry);
  }
  return table;
}
