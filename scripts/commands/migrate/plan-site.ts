import { existsSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { formatFrontmatter } from '../../../src/files/frontmatter.ts';
import { readText } from '../../../src/files/read-text.ts';
import type { ClassifiedFile } from '../../../src/import/migrate/site-layout.ts';
import { extensionOf } from '../../../src/model/file-type.ts';
import { toId } from '../../../src/model/id.ts';
import { findItemPicture, isPictureFile, isServedFile, servedName } from './item-pictures.ts';
import {
  freeId, itemOf, type migratedFolders, migrateItem, planCopy, planWrite, type SiteMove, type SitePlan,
} from './site-move.ts'; // prettier-ignore
import { findSourceFile, type SourceSite } from './source-site.ts';

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
  const move: SiteMove = {
    site,
    content,
    shownName,
    plan,
    names: new Map(),
    projects: new Map(),
    taken: new Set(),
  };
  const texts = (kind: keyof typeof migratedFolders) =>
    site.files.filter((file) => file.kind === kind && isItemText(file));
  for (const file of texts('people')) movePerson(move, file);
  moveOwner(move);
  for (const file of texts('projects')) moveProject(move, file);
  for (const file of [...texts('papers'), ...texts('talks')]) movePaper(move, file);
  for (const file of texts('news')) moveNews(move, file);
  writeSettings(move);
  return plan;
}

function movePerson(move: SiteMove, file: ClassifiedFile): void {
  const migrated = migrateItem(move, file, 'people', {});
  if (!migrated) return;
  const { data } = migrated;
  const name = typeof data.name === 'string' ? data.name : itemOf(file);
  move.names.set(itemOf(file), name);
  const id = toId(name, 'person');
  const photo = findItemPicture(move.site, file, ['avatar'], itemOf(file));
  const text = photo === undefined ? migrated.text : addPhoto(migrated.text, `${id}.${extensionOf(photo)}`);
  const isWritten = planWrite(move, file, `authors/${id}.md`, text, migrated.done);
  if (photo !== undefined && isWritten) planCopy(move, photo, `authors/${id}.${extensionOf(photo)}`);
}

/** Adds the key `photo` at the end of a frontmatter. */
function addPhoto(text: string, photo: string): string {
  return /^photo:/mu.test(text) ? text : text.replace(/\n---[ \t\r]*(?=\n|$)/u, `\nphoto: ${photo}$&`);
}

/** Writes the file of the person whose site it is, if only the settings state who that is. */
function moveOwner(move: SiteMove): void {
  const { site, plan, content } = move;
  const { person, biography, avatar } = site.owner;
  const hasPeople = site.files.some((file) => file.kind === 'people' && isItemText(file));
  if (person === undefined || hasPeople) return;
  const id = toId(String(person.name), 'person');
  move.ownerId = id;
  const picture = avatar === undefined ? undefined : findSourceFile(site, avatar);
  const photo = picture !== undefined && isPictureFile(picture) ? picture : undefined;
  const values = { ...person, ...(photo !== undefined && { photo: `${id}.${extensionOf(photo)}` }) };
  const settings = site.files.find(({ kind }) => kind === 'settings');
  const source = settings ?? { path: '_config.yml', kind: 'settings' as const };
  const text = formatFrontmatter(values, biography);
  const about = site.files.find(({ path: file }) => /^_pages\/(?:en[-a-z]*\/)?about\.md$/u.test(file));
  if (biography !== undefined && about) plan.came.add(about.path);
  if (site.files.some(({ path: file }) => file === '_data/socials.yml')) plan.came.add('_data/socials.yml');
  if (existsSync(path.join(content, `authors/${id}.md`))) return;
  if (
    planWrite(move, source, `authors/${id}.md`, text, ['person made from the settings']) &&
    photo !== undefined
  )
    planCopy(move, photo, `authors/${id}.${extensionOf(photo)}`);
}

function movePaper(move: SiteMove, file: ClassifiedFile): void {
  const { site, plan, names } = move;
  const isTalk = file.kind === 'talks';
  const id = freeId(move, file, isTalk ? 'talk' : 'paper');
  const linked: { from: string; to: string }[] = [];
  const folder = path.posix.dirname(file.path);
  const isBundle = /\/_?index\.\w+$/u.test(file.path);
  const migrated = migrateItem(move, file, file.kind as 'papers', {
    isTalk,
    projects: move.projects,
    nameOf: (name) => names.get(name) ?? names.get(toId(name, 'person')),
    resolveFile: (target) => {
      const found = findSourceFile(site, target, isBundle ? folder : undefined);
      if (found === undefined || !isServedFile(site, found)) return undefined;
      const name = servedName(found);
      linked.push({ from: found, to: `papers/${id}/${name}` });
      return name;
    },
    defaults: {
      ...(isTalk && { type: 'speech' }),
      ...issuedFrom(itemOf(file)),
      ...(move.ownerId !== undefined && !hasAuthors(site, file) && { profiles: [move.ownerId] }),
    },
  });
  if (!migrated || !planWrite(move, file, `papers/${id}.md`, migrated.text, migrated.done)) return;
  for (const { from, to } of linked) planCopy(move, from, to);
  if (!isBundle) return;
  const picture = findItemPicture(site, file, ['featured', 'cover', 'image']);
  if (picture !== undefined) planCopy(move, picture, `papers/${id}.${extensionOf(picture)}`);
  for (const other of site.files.filter(
    ({ item, isText, path: each }) =>
      item === file.item && isText === false && path.posix.dirname(each) === folder,
  ))
    if (
      other.path !== picture &&
      !plan.came.has(other.path) &&
      isServedFile(site, other.path) &&
      servedName(other.path) !== 'cite.bib'
    )
      planCopy(move, other.path, `papers/${id}/${servedName(other.path)}`);
}

function moveProject(move: SiteMove, file: ClassifiedFile): void {
  const { site, projects } = move;
  const id = toId(itemOf(file), 'project');
  const migrated = migrateItem(move, file, 'projects', {});
  if (!migrated) return;
  const read = readText(path.join(site.folder, file.path));
  // al-folio names the picture by its path; a bundle of Hugo has it in its folder.
  const named =
    'text' in read ? /^img:[ \t]*["']?([^"'\n]{1,200}?)["']?[ \t]*$/mu.exec(read.text)?.[1] : undefined;
  const picture =
    findItemPicture(site, file, ['featured', 'cover', 'image']) ??
    (named === undefined ? undefined : findSourceFile(site, named));
  if (!planWrite(move, file, `projects/${id}.md`, migrated.text, migrated.done)) return;
  projects.set(itemOf(file), id);
  if (picture !== undefined && isPictureFile(picture))
    planCopy(move, picture, `projects/${id}.${extensionOf(picture)}`);
}

function moveNews(move: SiteMove, file: ClassifiedFile): void {
  const { issued } = issuedFrom(itemOf(file));
  const migrated = migrateItem(move, file, 'news', {
    defaults: issued === undefined ? {} : { date: issued },
  });
  if (migrated)
    planWrite(move, file, `news/${freeId(move, file, 'paper', 'news')}.md`, migrated.text, migrated.done);
}

/** Writes the title of the site, if the content folder has no settings. */
function writeSettings({ site, plan, content }: SiteMove): void {
  if (existsSync(path.join(content, 'site.yaml'))) return;
  const { title = 'Publications', description } = site.owner;
  const text = stringify({ title, ...(description !== undefined && { description }) });
  plan.writes.push({ file: 'site.yaml', text });
  plan.changes.push('site.yaml: title taken from the settings of the other tool');
}

/** Whether a file is the text of an item. A person of newer Hugo themes is a YAML file without a text. */
function isItemText({ kind, isText, path: file }: ClassifiedFile): boolean {
  return isText === true || (kind === 'people' && /\.ya?ml$/u.test(file));
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
