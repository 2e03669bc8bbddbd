import type { TexEntry, TexField } from './macros.ts';

/** Names that mean one field, by the name of BibLaTeX (its manual, 2.2.5 'Field Aliases'). */
export const aliases: Readonly<Record<string, string>> = {
  address: 'location', annote: 'annotation', archiveprefix: 'eprinttype', hyphenation: 'langid', journal: 'journaltitle', key: 'sortkey',
  pdf: 'file', primaryclass: 'eprintclass', school: 'institution', keyword: 'keywords',
}; // prettier-ignore

const books = 'inbook bookinbook suppbook';
const parts = 'incollection inreference suppcollection inbook';

/**
 * What a child takes from its parent under another name (BibLaTeX's manual, Appendix B 'Default Inheritance Setup'). Of `conference`,
 * which is an alias there, and of pairs that only BibTeX knows, the like.
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

/** Types of entries in which others stand. */
const containers: ReadonlySet<string> = new Set(
  'book mvbook collection mvcollection reference mvreference proceedings mvproceedings periodical booklet'.split(
    ' ',
  ),
);

/**
 * What no child takes from its parent: BibLaTeX's own list; and what identifies or describes the parent itself, which it hands
 * on but which would make one paper of all that stand in a book.
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

/** An entry with what it inherits, and the keys of parents that no text has. */
export interface InheritedEntry extends TexEntry {
  missing: string[];
}

/** The longest line of parents, the most of one entry, and the most fields it may have from them. */
const mostGenerations = 50;
const mostParents = 100;
const mostFields = 500;

/**
 * Gives entries the fields of their `crossref` and `xdata`, from whichever text they stand in; a text's own entries come first.
 *
 * @returns the texts' entries in their order, and the containers that others stand in
 */
export function inherit(texts: readonly (readonly TexEntry[])[]): {
  texts: InheritedEntry[][];
  parents: ReadonlySet<InheritedEntry>;
} {
  const all = keyed(texts.flat());
  const parents = new Set<TexEntry>();
  const resolved = new Map<TexEntry, InheritedEntry>();
  const read = texts.map((entries) => {
    const own = keyed(entries);
    const find = (key: string) => {
      const lower = key.toLowerCase();
      return own.get(key) ?? all.get(key) ?? own.get(lower) ?? all.get(lower);
    };
    const resolve = (entry: TexEntry, generation: number): InheritedEntry => {
      const known = resolved.get(entry);
      if (known) return known;
      const whole: InheritedEntry = { ...entry, fields: [...entry.fields], missing: [] };
      // At once, so that a loop ends here.
      resolved.set(entry, whole);
      for (const { key, isData } of references(entry)) {
        const parent = find(key);
        if (parent === undefined) whole.missing.push(key);
        if (parent === undefined || parent === entry || generation >= mostGenerations) continue;
        if (!isData && isContainer(parent)) parents.add(parent);
        take(whole, parent.type, resolve(parent, generation + 1).fields, isData);
      }
      return whole;
    };
    return entries.map((entry) => resolve(entry, 0));
  });
  return { texts: read, parents: new Set([...parents].flatMap((parent) => resolved.get(parent) ?? [])) };
}

/** Whether an entry that others refer to is there for them only; a book that has authors is a paper as well. */
function isContainer(entry: TexEntry): boolean {
  return containers.has(entry.type) && !(/^(?:mv)?book(?:let)?$/u.test(entry.type) && has(entry, 'author'));
}

function references({ fields }: TexEntry): { key: string; isData: boolean }[] {
  const keys = fields.flatMap(({ name, tex }) => {
    if (name === 'xdata') return tex.split(',').map((key) => ({ key: key.trim(), isData: true }));
    return name === 'crossref' ? [{ key: tex.trim(), isData: false }] : [];
  });
  return keys.filter(({ key }) => key !== '').slice(0, mostParents);
}

/** Adds the fields of a parent that the child has not. */
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
    if (names.has(canonical(name)) || child.fields.length >= mostFields) return;
    names.add(canonical(name));
    child.fields.push({ ...field, name });
  };
  for (const field of fields) {
    const name = canonical(field.name);
    if (hasDate && dates.has(name)) continue;
    if (isData ? name !== 'xdata' && name !== 'ids' : !notInherited.has(name)) add(field, field.name);
  }
  // Behind what has its name already: a parent of BibTeX has a `booktitle` for its children beside its own title.
  for (const field of fields) {
    const name = Object.hasOwn(renamed, field.name) ? renamed[field.name] : undefined;
    if (name !== undefined && (field.name !== 'author' || hasAuthor)) add(field, name);
  }
}

export function canonical(name: string): string {
  return (Object.hasOwn(aliases, name) ? aliases[name] : undefined) ?? name;
}

function has({ fields }: TexEntry, name: string): boolean {
  return fields.some((field) => field.name === name);
}

/** Entries by their keys, which BibTeX compares without case; the first of a key counts. */
function keyed(entries: readonly TexEntry[]): Map<string, TexEntry> {
  const table = new Map<string, TexEntry>();
  for (const entry of entries) {
    if (entry.key === '') continue;
    if (!table.has(entry.key)) table.set(entry.key, entry);
    const lower = entry.key.toLowerCase();
    if (!table.has(lower)) table.set(lower, entry);
  }
  return table;
}
