import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseAuthorFile } from '../../../src/files/author-file.ts';
import { parseFrontmatter } from '../../../src/files/frontmatter.ts';
import { parseNewsFile } from '../../../src/files/news-file.ts';
import { parsePaperFile } from '../../../src/files/paper-file.ts';
import { parseProjectFile } from '../../../src/files/project-file.ts';
import { readText } from '../../../src/files/read-text.ts';
import type { FileWrite } from '../../../src/files/write-files.ts';
import { migrateFile } from '../../../src/import/migrate/migrate.ts';
import type { MigrationContext } from '../../../src/import/migrate/migration.ts';
import type { ClassifiedFile } from '../../../src/import/migrate/site-layout.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { toId } from '../../../src/model/id.ts';
import type { SourceSite } from './source-site.ts';

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
export interface SiteMove {
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

/** Folders of the content, by the kind of file in the other site. */
export const migratedFolders = {
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

/** Returns the name of an item: of its folder, or of its file without the ending. */
export function itemOf({ item, path: file }: ClassifiedFile): string {
  return item ?? path.posix.basename(file).replace(/\.[^.]+$/u, '');
}

/** Converts the text of a file. Returns `undefined` if it cannot be converted; the reasons are reported. */
export function migrateItem(
  { site, plan, shownName }: SiteMove,
  file: ClassifiedFile,
  kind: keyof typeof migratedFolders,
  context: MigrationContext,
): { text: string; done: string[]; data: Record<string, unknown> } | undefined {
  const shown = shownName(file.path);
  const read = readText(path.join(site.folder, file.path));
  if (!('text' in read)) {
    plan.diagnostics.push(...read.diagnostics.map((one) => ({ ...one, file: shown })));
    return undefined;
  }
  const source = /\.ya?ml$/u.test(file.path) ? `---\n${read.text.trimEnd()}\n---\n` : read.text;
  const folder = migratedFolders[kind];
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
export function planWrite(
  { plan, taken, content, shownName }: SiteMove,
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

/** Plans to copy a file, unless the content folder has it. */
export function planCopy({ plan, content }: SiteMove, from: string, to: string): void {
  plan.came.add(from);
  if (!existsSync(path.join(content, to)) && !plan.copies.some((each) => each.to === to))
    plan.copies.push({ from, to });
}

/** Returns the id of a paper or news item: the name of its file, with a suffix if another file has that id. */
export function freeId({ taken }: SiteMove, file: ClassifiedFile, suffix: string, folder = 'papers'): string {
  const id = toId(itemOf(file), 'paper');
  return taken.has(`${folder}/${id}.md`) ? toId(`${id}-${suffix}`, 'paper') : id;
}
