import { existsSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { formatFrontmatter, parseFrontmatter } from '../../../src/files/frontmatter.ts';
import { parseNewsFile } from '../../../src/files/news-file.ts';
import { parseProjectFile } from '../../../src/files/project-file.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { maxFileBytes } from '../../../src/files/paper-files.ts';
import { readText } from '../../../src/files/read-text.ts';
import type { FileWrite } from '../../../src/files/write-files.ts';
import { migrateFile } from '../../../src/import/migrate/migrate.ts';
import type { MigrationContext } from '../../../src/import/migrate/migration.ts';
import type { ClassifiedFile } from '../../../src/import/migrate/site-layout.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { extensionOf, mediaTypeOf } from '../../../src/model/file-type.ts';
import { toId } from '../../../src/model/id.ts';
import { findSourceFile, type SourceSite, sourceBytes } from './source-site.ts';

/** The changes that move the content of another tool's site. */
export interface SitePlan {
  writes: FileWrite[];
  /** Files to copy: from the source site to the content folder. */
  copies: { from: string; to: string }[];
  /** Paths of the bibliographies in the source site, which are imported. */
  bibliographies: string[];
  /** Paths of the files in the source site whose content comes along, or is there already. */
  came: Set<string>;
  /** Lines to print, one for each written file. */
  changes: string[];
  diagnostics: Diagnostic[];
}

/** The state of a plan. */
interface Move {
  site: SourceSite;
  content: string;
  shownName: (file: string) => string;
  plan: SitePlan;
  /** Names of people by the names of their files and folders in the source site. */
  names: Map<string, string>;
  /** Ids of projects by the names of their files and folders in the source site. */
  projects: Map<string, string>;
  /** Paths of planned files in the content folder. */
  taken: Set<string>;
  /** The id of the person whose site it is. */
  ownerId?: string;
}

const pictureTypes = new Set(['jpg', 'jpeg', 'png', 'webp', 'avif']);
const folders = {
  people: 'authors',
  papers: 'papers',
  talks: 'papers',
  news: 'news',
  projects: 'projects',
} as const;
const parsers = {
  authors: parseAuthorFile,
  papers: parsePaperFile,
  news: parseNewsFile,
  projects: parseProjectFile,
};

/**
 * Plans how the content of another tool's site moves to a content folder. Files that the content folder has already are
 * not changed.
 *
 * @param shownName takes the path of a file in the source site and returns the file name that messages show
 */
export function planSite(site: SourceSite, content: string, shownName: (file: string) => string): SitePlan {
  const bibliographies = site.files.flatMap((file) => (file.kind === 'bibliographies' ? [file.path] : []));
  const plan: SitePlan = {
    writes: [],
    copies: [],
    bibliographies,
    came: new Set(bibliographies),
    changes: [],
    diagnostics: [],
  };
  const move: Move = {
    site,
    content,
    shownName,
    plan,
    names: new Map(),
    projects: new Map(),
    taken: new Set(),
  };
  const texts = (kind: keyof typeof folders) =>
    site.files.filter((file) => file.kind === kind && isItemText(file));
  for (const file of texts('people')) movePerson(move, file);
  moveOwner(move);
  for (const file of texts('projects')) moveProject(move, file);
  for (const file of [...texts('papers'), ...texts('talks')]) movePaper(move, file);
  for (const file of texts('news')) moveNews(move, file);
  writeSettings(move);
  return plan;
}

/** Whether a file is the text of an item. A person of newer Hugo themes is a YAML file without a text. */
function isItemText({ kind, isText, path: file }: ClassifiedFile): boolean {
  return isText === true || (kind === 'people' && /\.ya?ml$/u.test(file));
}

function itemOf({ item, path: file }: ClassifiedFile): string {
  return item ?? path.posix.basename(file).replace(/\.[^.]+$/u, '');
}

function movePerson(move: Move, file: ClassifiedFile): void {
  const migrated = migrate(move, file, 'people', {});
  if (!migrated) return;
  const { data } = migrated;
  const name = typeof data.name === 'string' ? data.name : itemOf(file);
  move.names.set(itemOf(file), name);
  const id = toId(name, 'person');
  const photo = findPicture(move, file, ['avatar'], itemOf(file));
  const text = photo === undefined ? migrated.text : addPhoto(migrated.text, `${id}.${extensionOf(photo)}`);
  const isWritten = write(move, file, `authors/${id}.md`, text, migrated.done);
  if (photo !== undefined && isWritten) copy(move, photo, `authors/${id}.${extensionOf(photo)}`);
}

/** Adds the key `photo` at the end of a frontmatter. */
function addPhoto(text: string, photo: string): string {
  return /^photo:/mu.test(text) ? text : text.replace(/\n---[ \t\r]*(?=\n|$)/u, `\nphoto: ${photo}$&`);
}

/** Writes the file of the person whose site it is, if only the settings state who that is. */
function moveOwner(move: Move): void {
  const { site, plan, content } = move;
  const { person, biography, avatar } = site.owner;
  const hasPeople = site.files.some((file) => file.kind === 'people' && isItemText(file));
  if (person === undefined || hasPeople) return;
  const id = toId(String(person.name), 'person');
  move.ownerId = id;
  const picture = avatar === undefined ? undefined : findSourceFile(site, avatar);
  const photo = picture !== undefined && isPicture(picture) ? picture : undefined;
  const values = { ...person, ...(photo !== undefined && { photo: `${id}.${extensionOf(photo)}` }) };
  const settings = site.files.find(({ kind }) => kind === 'settings');
  const source = settings ?? { path: '_config.yml', kind: 'settings' as const };
  const text = formatFrontmatter(values, biography);
  const about = site.files.find(({ path: file }) => /^_pages\/(?:en[-a-z]*\/)?about\.md$/u.test(file));
  if (biography !== undefined && about) plan.came.add(about.path);
  if (site.files.some(({ path: file }) => file === '_data/socials.yml')) plan.came.add('_data/socials.yml');
  if (existsSync(path.join(content, `authors/${id}.md`))) return;
  if (write(move, source, `authors/${id}.md`, text, ['person made from the settings']) && photo !== undefined)
    copy(move, photo, `authors/${id}.${extensionOf(photo)}`);
}

function movePaper(move: Move, file: ClassifiedFile): void {
  const { site, plan, names } = move;
  const isTalk = file.kind === 'talks';
  const id = freeId(move, file, isTalk ? 'talk' : 'paper');
  const linked: { from: string; to: string }[] = [];
  const folder = path.posix.dirname(file.path);
  const isBundle = /\/_?index\.\w+$/u.test(file.path);
  const migrated = migrate(move, file, file.kind as 'papers', {
    isTalk,
    projects: move.projects,
    nameOf: (name) => names.get(name) ?? names.get(toId(name, 'person')),
    resolveFile: (target) => {
      const found = findSourceFile(site, target, isBundle ? folder : undefined);
      if (found === undefined || !isServed(site, found)) return undefined;
      const name = fileName(found);
      linked.push({ from: found, to: `papers/${id}/${name}` });
      return name;
    },
    defaults: {
      ...(isTalk && { type: 'speech' }),
      ...issuedFrom(itemOf(file)),
      ...(move.ownerId !== undefined && !hasAuthors(site, file) && { profiles: [move.ownerId] }),
    },
  });
  if (!migrated || !write(move, file, `papers/${id}.md`, migrated.text, migrated.done)) return;
  for (const { from, to } of linked) copy(move, from, to);
  if (!isBundle) return;
  const picture = findPicture(move, file, ['featured', 'cover', 'image']);
  if (picture !== undefined) copy(move, picture, `papers/${id}.${extensionOf(picture)}`);
  for (const other of site.files.filter(
    ({ item, isText, path: each }) =>
      item === file.item && isText === false && path.posix.dirname(each) === folder,
  ))
    if (
      other.path !== picture &&
      !plan.came.has(other.path) &&
      isServed(site, other.path) &&
      fileName(other.path) !== 'cite.bib'
    )
      copy(move, other.path, `papers/${id}/${fileName(other.path)}`);
}

function moveProject(move: Move, file: ClassifiedFile): void {
  const { site, projects } = move;
  const id = toId(itemOf(file), 'project');
  const migrated = migrate(move, file, 'projects', {});
  if (!migrated) return;
  const read = readText(path.join(site.folder, file.path));
  // al-folio names the picture by its path; a bundle of Hugo has it in its folder.
  const named =
    'text' in read ? /^img:[ \t]*["']?([^"'\n]{1,200}?)["']?[ \t]*$/mu.exec(read.text)?.[1] : undefined;
  const picture =
    findPicture(move, file, ['featured', 'cover', 'image']) ??
    (named === undefined ? undefined : findSourceFile(site, named));
  if (!write(move, file, `projects/${id}.md`, migrated.text, migrated.done)) return;
  projects.set(itemOf(file), id);
  if (picture !== undefined && isPicture(picture))
    copy(move, picture, `projects/${id}.${extensionOf(picture)}`);
}

function moveNews(move: Move, file: ClassifiedFile): void {
  const { issued } = issuedFrom(itemOf(file));
  const migrated = migrate(move, file, 'news', { defaults: issued === undefined ? {} : { date: issued } });
  if (migrated)
    write(move, file, `news/${freeId(move, file, 'paper', 'news')}.md`, migrated.text, migrated.done);
}

/** Writes the title of the site, if the content folder has no settings. */
function writeSettings({ site, plan, content }: Move): void {
  if (existsSync(path.join(content, 'site.yaml'))) return;
  const { title = 'Publications', description } = site.owner;
  const text = stringify({ title, ...(description !== undefined && { description }) });
  plan.writes.push({ file: 'site.yaml', text });
  plan.changes.push('site.yaml: title taken from the settings of the other tool');
}

/** Converts the text of a file. Returns `undefined` if it cannot be converted; the reasons are reported. */
function migrate(
  { site, plan, shownName }: Move,
  file: ClassifiedFile,
  kind: keyof typeof folders,
  context: MigrationContext,
): { text: string; done: string[]; data: Record<string, unknown> } | undefined {
  const shown = shownName(file.path);
  const read = readText(path.join(site.folder, file.path));
  if (!('text' in read)) {
    plan.diagnostics.push(...read.diagnostics.map((one) => ({ ...one, file: shown })));
    return undefined;
  }
  const source = /\.ya?ml$/u.test(file.path) ? `---\n${read.text.trimEnd()}\n---\n` : read.text;
  const folder = folders[kind];
  const { text, done, diagnostics } = migrateFile(folder, source, shown, { ...context, isForeign: true });
  const parsed = parsers[folder](text, shown, 'x');
  const errors = 'diagnostics' in parsed ? parsed.diagnostics : [];
  // Each invalid key is reported once, with its line in the source.
  plan.diagnostics.push(...(diagnostics.length > 0 ? diagnostics : errors));
  if (errors.length > 0) return undefined;
  const frontmatter = parseFrontmatter(text, shown);
  return {
    text,
    done,
    data: Array.isArray(frontmatter) ? {} : (Object(frontmatter.data) as Record<string, unknown>),
  };
}

/** Plans to write a file, unless the content folder has it. Returns whether the file is new. */
function write(
  { plan, taken, content, shownName }: Move,
  source: ClassifiedFile,
  file: string,
  text: string,
  done: readonly string[],
): boolean {
  plan.came.add(source.path);
  if (taken.has(file)) {
    const message = `Another file of the site becomes ${file} too.`;
    plan.diagnostics.push({
      severity: 'error',
      file: shownName(source.path),
      message,
      advice: 'Rename one of the two files.',
    });
    plan.came.delete(source.path);
    return false;
  }
  taken.add(file);
  if (existsSync(path.join(content, file))) {
    plan.changes.push(`${shownName(source.path)}: ${file} exists already and stays as it is`);
    return false;
  }
  plan.writes.push({ file, text });
  plan.changes.push([`${shownName(source.path)}: becomes ${file}`, ...done].join(', '));
  return true;
}

function copy({ plan, content }: Move, from: string, to: string): void {
  plan.came.add(from);
  if (!existsSync(path.join(content, to)) && !plan.copies.some((each) => each.to === to))
    plan.copies.push({ from, to });
}

/** Returns the id of a paper or news item: the name of its file, with a suffix if another file has that id. */
function freeId({ taken }: Move, file: ClassifiedFile, suffix: string, folder = 'papers'): string {
  const id = toId(itemOf(file), 'paper');
  return taken.has(`${folder}/${id}.md`) ? toId(`${id}-${suffix}`, 'paper') : id;
}

/** Returns the date at the beginning of a file name: `2012-08-14-blog-post`. */
function issuedFrom(item: string): { issued?: string } {
  const date = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=-)/u.exec(item)?.[0];
  return date === undefined ? {} : { issued: date };
}

function hasAuthors({ folder }: SourceSite, file: ClassifiedFile): boolean {
  const read = readText(path.join(folder, file.path));
  return 'text' in read && /^authors?\s{0,9}:/mu.test(read.text);
}

/** Finds a picture of an item: next to its text, or in the folder of pictures of people. */
function findPicture(
  { site }: Move,
  file: ClassifiedFile,
  names: readonly string[],
  item?: string,
): string | undefined {
  const folder = path.posix.dirname(file.path);
  const isBundle = /\/_?index\.\w+$/u.test(file.path);
  const found = site.files.find(
    ({ path: each }) =>
      isPicture(each) &&
      ((isBundle &&
        path.posix.dirname(each) === folder &&
        names.some((name) => path.posix.basename(each).startsWith(name))) ||
        (item !== undefined &&
          /^(?:assets|static)\/media\/authors\//u.test(each) &&
          path.posix.parse(each).name === item)),
  );
  return found?.path;
}

function isPicture(file: string): boolean {
  return pictureTypes.has(extensionOf(file));
}

/** Whether Offprint serves a file of this type and size. */
function isServed(site: SourceSite, file: string): boolean {
  if (mediaTypeOf(file) === undefined) return false;
  const bytes = sourceBytes(site, file);
  return bytes > 0 && bytes <= maxFileBytes;
}

/** Returns the name of a file as it can be part of an address. */
function fileName(file: string): string {
  const { name, ext } = path.posix.parse(file);
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/gu, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/gu, '');
  return `${plain.slice(0, 80) || 'file'}${ext.toLowerCase()}`;
}
