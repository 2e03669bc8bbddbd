import { existsSync, statSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { finishFiles, type FileWrite, writeFiles } from '../../src/files/write-files.ts';
import { toShownPath } from '../../src/files/shown-path.ts';
import { migrateFile } from '../../src/import/migrate/migrate.ts';
import { formatPlan } from '../../src/import/plan/show-plan.ts';
import { type Diagnostic, formatDiagnostic } from '../../src/model/diagnostic.ts';
import {
  callerFolder,
  type CommandIo,
  defineCommand,
  runMain,
  usesColours,
  writeLine,
} from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { minItemsForProgress, startProgress } from '../setup/progress.ts';
import { root } from '../setup/process.ts';
import { withContentLock } from '../site/content-lock.ts';
import { contentPath } from '../site/content-path.ts';
import { reportWriteErrors } from './import/apply.ts';
import {
  attachedFiles,
  existingFiles,
  isBundle,
  listPages,
  namesOf,
  photoOf,
  resolveAttached,
} from './migrate/attached-files.ts';
import { moveSite } from './migrate/move-site.ts';
import { findFiles, type FoundFile, isReadable, type ReadableFile } from './migrate/find-files.ts';

const help = `npm run migrate -- [FOLDER] [--dry-run]

  Updates the frontmatter of papers, authors and news to the keys of this version, also from other tools for publication lists.
  Renames files whose names cannot be part of an address. OFFPRINT_CONTENT names a folder other than content/.

  FOLDER      the site of another tool (al-folio, HugoBlox, academicpages and others): moves its papers, talks, people, news, pictures,
              PDFs and bibliographies into the content folder, and reports what comes and what does not. The site itself is not changed
  --dry-run   print the changes and write nothing`;

export const main = defineCommand({
  help,
  parse: (argv, env) => {
    const { values, positionals } = parseOptions(argv, env, { 'dry-run': { type: 'boolean' } }, true);
    if (positionals.length > 1) throw new Error('Give one folder at a time.');
    return { dryRun: values['dry-run'] ?? false, folder: positionals[0] };
  },
  run: ({ dryRun, folder }, io) => {
    const content = contentPath(io);
    const source = folder === undefined ? content : path.resolve(callerFolder(io), folder);
    if (folder !== undefined && !statSync(source, { throwIfNoEntry: false })?.isDirectory()) {
      writeLine(
        io.stderr,
        `${folder}: There is no such folder. Give the folder of the site of another tool.`,
      );
      return Promise.resolve(2);
    }
    return reportWriteErrors(content, io, async () => {
      const onWait = () =>
        writeLine(io.stderr, 'Another command is writing into this folder. Waiting for it to finish …');
      // A dry run writes nothing, so it needs no lock.
      const inTurn = <Result>(work: () => Promise<Result>) =>
        dryRun ? work() : withContentLock(content, work, onWait);
      if (!dryRun && existsSync(content)) await inTurn(() => finishFiles(content, root));
      // The import of the bibliographies, which is a part of this, takes the lock itself.
      const moved = await moveSite(source, content, dryRun, io, inTurn);
      if (source !== content) {
        writeLine(io.stdout, nextStep({ isManual: moved > 0, hasChanges: true }, dryRun));
        return moved;
      }
      return inTurn(() => updateContent(content, moved, dryRun, io));
    });
  },
});

/**
 * Updates the files of the content folder and prints what changes.
 *
 * @param moved the exit code of the part before
 * @returns the exit code: 1 if files need manual changes
 */
async function updateContent(
  content: string,
  moved: number,
  dryRun: boolean,
  io: CommandIo,
): Promise<number> {
  const found = await findFiles(content);
  const shownName = (file: string) => toShownPath(path.relative(callerFolder(io), path.join(content, file)));
  const progress = startProgress(io.stderr);
  if (found.length >= minItemsForProgress) progress.step(`Checking ${found.length} files …`);
  const plan = planMigration(found, shownName, existingFiles(content));
  const lists = listPages(content);
  plan.renames.push(...lists);
  if (!dryRun) await write(content, plan).finally(progress.end);
  progress.end();
  if (dryRun) printDiff(plan, io);
  for (const { path: file, newPath } of lists)
    writeLine(
      io.stdout,
      `${shownName(file)}: set aside as ${newPath}, because Offprint makes this page itself`,
    );
  for (const line of plan.changes) writeLine(io.stdout, line);
  for (const diagnostic of plan.diagnostics) writeLine(io.stderr, formatDiagnostic(diagnostic));
  writeLine(io.stdout, formatCounts(plan));
  const isManual = plan.diagnostics.length > 0;
  writeLine(io.stdout, nextStep({ isManual, hasChanges: plan.changes.length > 0 }, dryRun));
  return isManual ? 1 : moved;
}

/** The changes that a migration makes, and the messages that it prints. */
interface MigrationPlan {
  /** The files of the content that could be read. */
  files: readonly ReadableFile[];
  /** Files to rename. All of them are renamed before any file is written. */
  renames: { path: string; newPath: string }[];
  writes: FileWrite[];
  /** Lines to print, one for each changed file. */
  changes: string[];
  diagnostics: Diagnostic[];
}

/**
 * Plans the changes to the files that were found.
 *
 * @param shownName takes the path of a file in the content folder and returns the file name that messages show
 */
function planMigration(
  found: readonly FoundFile[],
  shownName: (file: string) => string,
  existing: ReadonlySet<string>,
): MigrationPlan {
  const files = found.filter(isReadable);
  const names = namesOf(files);
  const plan: MigrationPlan = { files, renames: [], writes: [], changes: [], diagnostics: [] };
  const moved = new Set<string>();
  for (const file of found)
    if ('diagnostics' in file)
      plan.diagnostics.push(...file.diagnostics.map((one) => ({ ...one, file: shownName(file.path) })));
  // Names that are in use: the names of all files that are not renamed, including files that cannot be read.
  const usedPaths = new Set(found.filter((file) => file.path === file.newPath).map((file) => file.path));
  for (const file of files) {
    const shown = shownName(file.path);
    const isRenamed = file.path !== file.newPath;
    const attached = attachedFiles(file, existing).filter(
      ({ newPath }) => !existing.has(newPath) && !moved.has(newPath),
    );
    const migrated = migrateFile(file.folder, file.text, shown, {
      nameOf: (name) => names.get(name),
      resolveFile: (target) => resolveAttached(file, target, existing),
      isForeign: isBundle(file),
      defaults: photoOf(attached),
    });
    plan.diagnostics.push(...migrated.diagnostics);
    if (isRenamed && usedPaths.has(file.newPath)) {
      const message = `The file cannot be renamed to ${file.newPath}, because a file with that name exists.`;
      const advice = 'Rename the file yourself, using only the letters a-z, digits and hyphens.';
      plan.diagnostics.push({ severity: 'error', file: shown, message, advice });
      continue;
    }
    usedPaths.add(file.newPath);
    if (isRenamed) plan.renames.push(file);
    plan.renames.push(...attached);
    for (const { newPath } of attached) moved.add(newPath);
    if (migrated.text !== file.text) plan.writes.push({ file: file.newPath, text: migrated.text });
    const done = [
      ...(isRenamed ? [`renamed to ${file.newPath}`] : []),
      ...attached.map(({ path: old, newPath }) => `${path.posix.basename(old)} moved to ${newPath}`),
      ...migrated.done,
    ];
    if (isRenamed || attached.length > 0 || migrated.text !== file.text)
      plan.changes.push(`${shown}: ${done.join(', ')}`);
  }
  return plan;
}

function printDiff({ files, writes }: MigrationPlan, io: CommandIo): void {
  const texts = new Map(files.map(({ newPath, text }) => [newPath, text]));
  const options = { full: true, colours: usesColours(io) };
  for (const line of formatPlan(writes, (file) => texts.get(file), options)) writeLine(io.stdout, line);
}

async function write(content: string, { renames, writes }: MigrationPlan): Promise<void> {
  // On a file system that ignores case, `Right.md` and `right.md` are the same file. Writing the new file and then
  // removing the old one would delete both, so files are renamed first.
  for (const { path: file, newPath } of renames) {
    await mkdir(path.dirname(path.join(content, newPath)), { recursive: true });
    await rename(path.join(content, file), path.join(content, newPath));
  }
  await writeFiles(content, writes);
}

function formatCounts({ files, changes, diagnostics }: MigrationPlan): string {
  const count = (number: number) => (number === 1 ? '1 file' : `${number} files`);
  const manual = new Set(diagnostics.map(({ file }) => file)).size;
  const needs = manual === 1 ? 'needs' : 'need';
  const manualCount = manual > 0 ? ` ${count(manual)} ${needs} manual changes (listed above).` : '';
  return `${count(changes.length)} updated, ${files.length - changes.length} unchanged.${manualCount}`;
}

function nextStep(
  { isManual, hasChanges }: { isManual: boolean; hasChanges: boolean },
  dryRun: boolean,
): string {
  if (dryRun)
    return `Nothing was written.${hasChanges ? ' Next: run the command again without --dry-run.' : ''}`;
  const first = isManual ? 'make the manual changes, then run' : 'run';
  return `Next: ${first} npm run lint-content and npm start.`;
}

await runMain(import.meta, main);
