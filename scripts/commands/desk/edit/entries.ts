import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FormKind } from '../../../../src/desk/addresses.ts';
import { readFileValues } from '../../../../src/desk/forms/content-forms.ts';
import { toTextLines } from '../../../../src/desk/forms/form-values.ts';
import type { ListEntry } from '../../../../src/desk/views/edit/content-list.ts';
import { listFiles } from '../../../../src/files/content-folder.ts';
import { idSchema } from '../../../../src/model/id.ts';
import { formatName, nameSchema } from '../../../../src/model/name.ts';
import { compareNewest } from '../../../../src/model/date.ts';

/** An entry of the content as lists show it, with what lists sort by. */
export interface EntryFacts extends ListEntry {
  date: string | undefined;
  names: readonly string[];
  role: string | undefined;
  isFormer: boolean;
}

/** Returns the entries of one kind of content. Files that did not change since are not read again. */
export type ReadEntries = (kind: Exclude<FormKind, 'settings'>) => Promise<EntryFacts[]>;

export function createEntries(content: string): ReadEntries {
  const kept = new Map<string, { version: string; entry: EntryFacts }>();
  const read = async (kind: Exclude<FormKind, 'settings'>, id: string): Promise<EntryFacts[]> => {
    const file = path.join(content, kind, `${id}.md`);
    const stats = await stat(file).catch(() => undefined);
    if (!stats?.isFile()) return [];
    const version = `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
    const known = kept.get(file);
    if (known?.version === version) return [known.entry];
    const entry = toEntry(kind, id, await readFile(file, 'utf8'));
    kept.set(file, { version, entry });
    return [entry];
  };
  return async (kind) => {
    const names = await listFiles(path.join(content, kind));
    const ids = names.flatMap((name) => /^([^/]+)\.md$/.exec(name)?.[1] ?? []).filter(isId);
    const entries: EntryFacts[] = [];
    for (let at = 0; at < ids.length; at += 64)
      entries.push(...(await Promise.all(ids.slice(at, at + 64).map((id) => read(kind, id)))).flat());
    const { compare } = new Intl.Collator('en');
    const byName = kind === 'authors' || kind === 'projects';
    return entries.sort((a, b) => (byName ? 0 : compareNewest(a.date, b.date)) || compare(a.title, b.title));
  };
}

function isId(text: string): boolean {
  return idSchema.safeParse(text).success;
}

function toEntry(kind: FormKind, id: string, text: string): EntryFacts {
  const nothing = { date: undefined, names: [], role: undefined, isFormer: false };
  const read = readFileValues(kind, text, `${id}.md`);
  if ('diagnostics' in read) return { id, title: id, detail: '', isUnreadable: true, ...nothing };
  const { data } = read;
  const textOf = (key: string) =>
    typeof data[key] === 'string' || typeof data[key] === 'number' ? String(data[key]) : undefined;
  const authors = Array.isArray(data.author) ? data.author : [];
  const names = authors.slice(0, 50).flatMap((name) => {
    const parsed = nameSchema.safeParse(name);
    return parsed.success ? [formatName(parsed.data)] : [];
  });
  const date = textOf('issued') ?? textOf('date') ?? textOf('from');
  const details = {
    papers: [
      names.slice(0, 3).join(', ') + (authors.length > 3 ? ' …' : ''),
      textOf('containerTitleShort') ?? textOf('containerTitle'),
      date,
    ],
    authors: [textOf('role'), toTextLines(data.affiliations)[0]],
    news: [date],
    projects: [[textOf('from'), textOf('to')].filter(Boolean).join(' – ')],
    settings: [],
  }[kind];
  return {
    id,
    title: textOf('title') ?? textOf('name') ?? id,
    detail: details.filter(Boolean).join(' · '),
    date,
    names,
    role: textOf('role'),
    isFormer: data.to !== undefined,
    selected: data.selected === true,
    hidden: data.hidden === true,
  };
}
