import { plainKey } from '../../files/likely-key.ts';
import { formatName, type Name } from '../../model/name.ts';
import { parseForeignValue } from './foreign-values.ts';
import { type KeyMessage, type Migration, putAside, remove, set, setBelow, setMissing } from './migration.ts';

/** Types of papers by the categories of Jekyll themes. */
const categoryTypes: Readonly<Record<string, string>> = {
  manuscripts: 'article-journal',
  conferences: 'paper-conference',
  books: 'book',
};

/** Keys of the identifiers that Hugo themes group, and the keys of Offprint. */
const identifiers: Readonly<Record<string, string>> = {
  doi: 'DOI', arxiv: 'arXiv', pmid: 'PMID', pmcid: 'PMCID', isbn: 'ISBN', issn: 'ISSN',
}; // prettier-ignore

/** Keys of talks in other tools, and the keys of Offprint. */
const talkKeys: Readonly<Record<string, string>> = {
  venue: 'eventTitle', event: 'eventTitle', eventname: 'eventTitle', conference: 'eventTitle', location: 'publisherPlace', eventstart: 'issued',
}; // prettier-ignore

/** Keys of papers in other tools that have no counterpart, although their names are like those of other keys. */
const asideKeys = new Set([
  'image', 'projects', 'slides', 'math', 'header', 'layout', 'permalink', 'collection', 'publishdate', 'lastmod', 'expirydate', 'categories', 'share',
  'authorprofile', 'toc', 'weight', 'order', 'img', 'preview', 'citation', 'excerpt', 'bibtexurl', 'publicationshort', 'cover', 'view', 'dateend', 'eventend',
  'allday', 'address', 'eventalldaylong', 'eventallday', 'teaser', 'inline', 'relatedposts',
]); // prettier-ignore

/**
 * Converts a key of a paper or talk that other tools use.
 *
 * @returns a message if a user must change the key by hand; `'unknown'` if the key is not one of these keys
 */
export function convertPaperKey(migration: Migration, key: string): KeyMessage | 'unknown' | undefined {
  const { data, context } = migration;
  const value = data[key];
  const plain = plainKey(key);
  if (plain === 'hugoblox' && typeof value === 'object') return convertHugoblox(migration, key, value);
  if (plain === 'publicationtypes') {
    // CSL types, in which `article` is a preprint, and not the types of BibTeX.
    const type: unknown = Array.isArray(value) ? value[0] : value;
    if (!setMissing(migration, 'type', type)) return 'unknown';
    return remove(migration, key, `${key} moved to type`);
  }
  if (plain === 'projects' || plain === 'project') {
    const names = (Array.isArray(value) ? value : [value]).map(String);
    const ids = names.flatMap((name) => context.projects?.get(name) ?? []);
    if (ids.length === names.length && setMissing(migration, 'project', ids))
      return remove(migration, key, `${key} renamed to project`);
    return plain === 'projects' ? putAside(migration, key) : 'unknown';
  }
  if (plain === 'authornotes' && Array.isArray(value)) return convertNotes(migration, key, value);
  if (plain === 'publication' && typeof value === 'string') {
    if (!setMissing(migration, 'containerTitle', venueOf(value))) return putAside(migration, key);
    migration.renamed.push({ from: key, to: 'containerTitle' });
    return remove(migration, key, `${key} renamed to containerTitle`);
  }
  if (plain === 'category' && typeof value === 'string' && Object.hasOwn(categoryTypes, value)) {
    if (setMissing(migration, 'type', categoryTypes[value]))
      return remove(migration, key, `${key} moved to type`);
    return putAside(migration, key);
  }
  if (context.isTalk === true) {
    if (key === 'type') {
      if (typeof value === 'string') setMissing(migration, 'genre', value);
      data.type = 'speech';
      migration.done.push('type moved to genre');
      return undefined;
    }
    const target = Object.hasOwn(talkKeys, plain) ? talkKeys[plain] : undefined;
    const converted =
      target === undefined ? undefined : (parseForeignValue(target, value as string) ?? value);
    if (target !== undefined && setMissing(migration, target, converted)) {
      migration.renamed.push({ from: key, to: target });
      return remove(migration, key, `${key} renamed to ${target}`);
    }
  }
  if (key === 'type' || key === 'code') {
    if (!setBelow(migration, 'other', key, value))
      return { message: `The value of "${key}" is not valid.`, advice: `Write a valid "${key}".` };
    return remove(migration, key, `${key} moved to other.${key}`);
  }
  // A value such as a picture in a map is kept; a text of a key that is also used for links is handled there.
  if (
    asideKeys.has(plain) &&
    !(plain === 'slides' && isAddress(value)) &&
    !(plain === 'categories' && Object.hasOwn(migration.shape, key))
  )
    return putAside(migration, key);
  return 'unknown';
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /[/.]/u.test(value);
}

/** Replaces ids of people by their names, as in `author: [admin]`. Returns whether there was such an id. */
export function namePeople(migration: Migration): boolean {
  const { nameOf } = migration.context;
  if (nameOf === undefined) return false;
  const changed = ['author', 'equalContribution', 'corresponding'].filter((key) => {
    const names = migration.data[key];
    if (!Array.isArray(names)) return false;
    const named = (names as Name[]).map((name) => nameOf(formatName(name)) ?? name);
    return named.some((name, index) => name !== names[index]) && set(migration, key, named);
  });
  return changed.length > 0;
}

function convertHugoblox(migration: Migration, key: string, value: object | null): undefined {
  const { ids, ...others } = Object(value ?? {}) as Record<string, unknown>;
  const rest = Object.entries(Object(ids ?? {}) as object).filter(([name, id]) => {
    const target = Object.hasOwn(identifiers, plainKey(name)) ? identifiers[plainKey(name)] : undefined;
    if (id === '' || id === null) return false;
    if (target === undefined) return true;
    const parsed = parseForeignValue(target, String(id)) ?? String(id);
    return migration.data[target] !== parsed && !setMissing(migration, target, parsed);
  });
  const kept = { ...others, ...(rest.length > 0 && { ids: Object.fromEntries(rest) }) };
  if (Object.keys(kept).length > 0) setBelow(migration, 'other', key, kept);
  return remove(migration, key, `${key}.ids converted`);
}

/** Converts notes on authors, one per author: those that state an equal contribution. */
function convertNotes(migration: Migration, key: string, notes: readonly unknown[]): KeyMessage | undefined {
  const { data } = migration;
  const authors = Object.entries(data).find(
    ([name]) => plainKey(name) === 'authors' || name === 'author',
  )?.[1];
  const names = Array.isArray(authors) ? (authors as Name[]) : [];
  const equal = names.flatMap((name, index) => {
    const text = typeof name === 'string' ? name : formatName(name);
    return /equal/iu.test(String(notes[index] ?? '')) ? (migration.context.nameOf?.(text) ?? text) : [];
  });
  const isAll = notes.every((note) => note === '' || note === null || /equal/iu.test(String(note)));
  if (equal.length < 2 || !isAll || !setMissing(migration, 'equalContribution', equal))
    return putAside(migration, key);
  return remove(migration, key, `${key} moved to equalContribution`);
}

/** Returns the name of the venue in a text such as `In *Proceedings of Folding*`. */
function venueOf(text: string): string {
  return text
    .trim()
    .replace(/^in\s+(?=[*_\p{Lu}])/iu, '')
    .replace(/[*_]{1,2}([^*_]{1,300})[*_]{1,2}/gu, '$1')
    .trim();
}
