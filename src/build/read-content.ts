import { createHash } from 'node:crypto';
import path from 'node:path';
import { type ContentFile, readContentFiles } from '../files/content-folder.ts';
import { readHomeText } from '../files/home-file.ts';
import { type AttachedFile, findPaperFiles, publicFileBytes } from '../files/paper-files.ts';
import { isInPart, type KeptValues, openKeptValues } from '../files/kept-values.ts';
import { toShownPath } from '../files/shown-path.ts';
import {
  type ParsedEntry,
  type ParsedEntryOf,
  type EntryKind,
  entryParsers,
  type EntryValues,
  type ParsedPaper,
} from '../library/parsed-entry.ts';
import { linkFiles } from '../library/linked-files.ts';
import type { ShownAuthor } from '../library/shown-author.ts';
import { type ShownHome, showHome } from '../library/shown-home.ts';
import type { ShownNews } from '../library/shown-news.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import type { ShownProject } from '../library/shown-project.ts';
import type { TopicWords } from '../library/text-weights.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** The files of a content folder as pages need them, except settings, free pages and pictures. */
export interface Content {
  papers: ShownPaper[];
  /** The words of the titles and abstracts, by the id of the paper. */
  topicWords: ReadonlyMap<string, TopicWords>;
  authors: ShownAuthor[];
  news: ShownNews[];
  projects: ShownProject[];
  /** The text of the home page, if the lab has written one. */
  home?: ShownHome;
  /** Problems within one file. Files with errors are left out above. Paths of files are relative to the current folder. */
  diagnostics: Diagnostic[];
  /** A hash of the texts of all files. */
  digest: string;
  /** The files themselves, also those with errors. */
  texts: Record<'authors' | 'news' | 'projects', ContentFile[]> & { home?: { text: string; file: string } };
}

/**
 * Reads a content folder.
 *
 * @param kept the entries of files that were parsed before. A file is parsed again only if its text has changed
 */
export async function readShownContent(folder: string, kept = openKeptValues()): Promise<Content> {
  const read = new Set<string>();
  const entryOf: EntrySource = (kind, file) => {
    read.add(keyOf(kind, file.id));
    return keptEntry(kind, file, kept);
  };
  const [papers, authors, news, projects] = await Promise.all([
    readPapers(folder, entryOf),
    readEntries(folder, 'authors', entryOf),
    readEntries(folder, 'news', entryOf),
    readEntries(folder, 'projects', entryOf),
  ]);
  kept.forget((key) => read.has(key));
  kept.save();
  const home = readHome(folder);
  return {
    papers: papers.values,
    topicWords: papers.topicWords,
    authors: authors.values,
    news: news.values,
    projects: projects.values,
    ...(home.value && { home: home.value }),
    diagnostics: [papers, authors, news, projects, home].flatMap(({ diagnostics }) => diagnostics),
    digest: digestOfTexts([
      papers,
      authors,
      news,
      projects,
      home.home ? { files: [home.home] } : { files: [] },
    ]),
    texts: {
      authors: authors.files,
      news: news.files,
      projects: projects.files,
      ...(home.home && { home: home.home }),
    },
  };
}

/**
 * Parses the content files of one of several parts, and saves the result. Then `readShownContent` has less to parse.
 *
 * @param part the number of the part, from 0
 */
export async function parsePartOfContent(
  folder: string,
  kept: KeptValues,
  part: number,
  parts: number,
): Promise<void> {
  for (const kind of entryKinds) {
    const isWanted = (id: string) => isInPart(keyOf(kind, id), part, parts);
    const { files } = await readContentFiles(path.join(folder, kind), isWanted);
    for (const file of files) keptEntry(kind, shown(file), kept);
  }
  kept.save();
}

const entryKinds = Object.keys(entryParsers) as EntryKind[];

/** Returns the key of a kept entry. */
function keyOf(kind: EntryKind, id: string): string {
  return `${kind}/${id}`;
}

/** Returns the entry of a content file, parsed now or kept from before. */
function keptEntry<Kind extends EntryKind>(
  kind: Kind,
  file: ContentFile,
  kept: KeptValues,
): ParsedEntryOf<Kind> {
  return kept.get(keyOf(kind, file.id), `${file.file}\n${file.text}`, () => entryParsers[kind](file));
}

/** Returns a hash of the texts of files. */
function digestOfTexts(folders: readonly { files: readonly { file: string; text: string }[] }[]): string {
  const digest = createHash('sha256');
  for (const { files } of folders) for (const { file, text } of files) digest.update(`${file}\0${text}\0`);
  return digest.digest('base64url');
}

/** A function that returns the entry of a content file. */
type EntrySource = <Kind extends EntryKind>(kind: Kind, file: ContentFile) => ParsedEntryOf<Kind>;

interface Entries<Value> {
  values: Value[];
  diagnostics: Diagnostic[];
  files: ContentFile[];
}

/** Reads the files of one folder, sorted by id. */
async function readEntries<Kind extends EntryKind>(
  folder: string,
  kind: Kind,
  entryOf: EntrySource,
): Promise<Entries<EntryValues[Kind]>> {
  const { files, diagnostics } = await readFiles(folder, kind);
  const entries = files.map((file) => entryOf(kind, file));
  return {
    values: entries.flatMap(({ value }) => value ?? []),
    diagnostics: [...entries.flatMap((entry) => entry.diagnostics), ...diagnostics],
    files,
  };
}

async function readPapers(
  folder: string,
  entryOf: EntrySource,
): Promise<Entries<ShownPaper> & Pick<Content, 'topicWords'>> {
  const { files, diagnostics } = await readFiles(folder, 'papers');
  const ids = new Set(files.map(({ id }) => id));
  const attached = await findPaperFiles(path.join(folder, 'papers'), ids);
  const topicWords = new Map<string, TopicWords>();
  const entries = files.map((file) => {
    const entry = entryOf('papers', file);
    if (entry.topicWords) topicWords.set(file.id, entry.topicWords);
    return withFiles(entry, folder, attached.files.get(file.id) ?? [], file.file);
  });
  return {
    values: entries.flatMap(({ value }) => value ?? []),
    diagnostics: [
      ...entries.flatMap((entry) => entry.diagnostics),
      ...diagnostics,
      ...attached.diagnostics.map(shown),
    ],
    files,
    topicWords,
  };
}

async function readFiles(
  folder: string,
  kind: EntryKind,
): Promise<{ files: ContentFile[]; diagnostics: Diagnostic[] }> {
  const { files, diagnostics } = await readContentFiles(path.join(folder, kind));
  return {
    files: files.map(shown).sort((a, b) => (a.id < b.id ? -1 : 1)),
    diagnostics: diagnostics.map(shown),
  };
}

/** Adds the files to which a paper links. */
function withFiles(
  { value, diagnostics, linkLines }: ParsedPaper,
  folder: string,
  own: readonly AttachedFile[],
  file: string,
): ParsedEntry<ShownPaper> {
  if (!value) return { diagnostics };
  const publicBytes = (address: string) => publicFileBytes(address, folder);
  const lineOf = (keys: readonly PropertyKey[]) => linkLines?.[keys.join('.')] ?? 1;
  const linked = linkFiles(value, { own, publicBytes }, file, lineOf);
  return {
    value: { ...value, ...(linked.files.length > 0 && { files: linked.files }) },
    diagnostics: [...diagnostics, ...linked.diagnostics],
  };
}

function readHome(folder: string): ParsedEntry<ShownHome> & Pick<Content['texts'], 'home'> {
  const read = readHomeText(folder);
  if (!read) return { diagnostics: [] };
  if ('diagnostics' in read) return { diagnostics: read.diagnostics.map(shown) };
  const home = shown(read);
  const { home: value, diagnostics } = showHome(home.text, home.file);
  return { value, diagnostics, home };
}

/** Returns a copy with a path relative to the current folder, as messages show paths. */
function shown<Named extends { file: string }>(one: Named): Named {
  return { ...one, file: toShownPath(path.relative(process.cwd(), one.file)) };
}
