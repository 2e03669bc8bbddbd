import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { finishFiles, type FileWrite, writeFiles } from '../../src/files/write-files.ts';
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
import { contentPath } from '../site/content-path.ts';
import { reportWriteErrors } from './import/apply.ts';
import { findFiles, type FoundFile, isReadable, type ReadableFile } from './migrate/find-files.ts';

const help = `npm run migrate -- [--dry-run]

  Updates the frontmatter of papers, authors and news to the keys of this version, also from other tools for publication lists.
  Renames files whose names cannot be part of an address. OFFPRINT_CONTENT names a folder other than content/.

  --dry-run   print the changes as a diff and write nothing`;

export const main = defineCommand({
  help,
  parse: (argv, env) => parseOptions(argv, env, { 'dry-run': { type: 'boolean' } }).values,
  run: ({ 'dry-run': dryRun = false }, io) => {
    const content = contentPath(io);
    return reportWriteErrors(content, io, async () => {
      if (!dryRun && existsSync(content)) await finishFiles(content);
      const found = await findFiles(content);
      const shownName = (file: string) => path.relative(callerFolder(io), path.join(content, file));
      const plan = planMigration(found, shownName);
      if (dryRun) printDiff(plan, io);
      else await write(content, plan);
      for (const line of plan.changes) writeLine(io.stdout, line);
      for (const diagnostic of plan.diagnostics) writeLine(io.stderr, formatDiagnostic(diagnostic));
      writeLine(io.stdout, formatCounts(plan));
      writeLine(io.stdout, nextStep(plan, dryRun));
      return plan.diagnostics.length > 0 ? 1 : 0;
    });
  },
});

/** The changes that a migration makes, and the messages that it prints. */
interface MigrationPlan {
  /** The files of the content that could be read. */
  files: readonly ReadableFile[];
  /** Files to rename. All of them are renamed before any file is written. */
  renames: ReadableFile[];
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
function planMigration(found: readonly FoundFile[], shownName: (file: string) => string): MigrationPlan {
  const files = found.filter(isReadable);
  const plan: MigrationPlan = { files, renames: [], writes: [], changes: [], diagnostics: [] };
  for (const file of found)
    if ('diagnostics' in file)
      plan.diagnostics.push(...file.diagnostics.map((one) => ({ ...one, file: shownName(file.path) })));
  // Names that are in use: the names of all files that are not renamed, including files that cannot be read.
  const usedPaths = new Set(found.filter((file) => file.path === file.newPath).map((file) => file.path));
  for (const file of files) {
    const shown = shownName(file.path);
    const migrated = migrateFile(file.folder, file.text, shown);
    plan.diagnostics.push(...migrated.diagnostics);
    const isRenamed = file.path !== file.newPath;
    if (isRenamed && usedPaths.has(file.newPath)) {
      const message = `The file cannot be renamed to ${file.newPath}, because a file with that name exists.`;
      const advice = 'Rename the file yourself, using only the letters a-z, digits and hyphens.';
      plan.diagnostics.push({ severity: 'error', file: shown, message, advice });
      continue;
    }
    usedPaths.add(file.newPath);
    if (isRenamed) plan.renames.push(file);
    if (migrated.text !== file.text) plan.writes.push({ file: file.newPath, text: migrated.text });
    const done = [...(isRenamed ? [`renamed to ${file.newPath}`] : []), ...migrated.done];
    if (isRenamed || migrated.text !== file.text) plan.changes.push(`${shown}: ${done.join(', ')}`);
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
  for (const { path: file, newPath } of renames)
    await rename(path.join(content, file), path.join(content, newPath));
  await writeFiles(content, writes);
}

function formatCounts({ files, changes, diagnostics }: MigrationPlan): string {
  const count = (number: number) => (number === 1 ? '1 file' : `${number} files`);
  const manual = new Set(diagnostics.map(({ file }) => file)).size;
  const needs = manual === 1 ? 'needs' : 'need';
  const manualCount = manual > 0 ? ` ${count(manual)} ${needs} manual changes (listed above).` : '';
  return `${count(changes.length)} updated, ${files.length - changes.length} unchanged.${manualCount}`;
}

function nextStep({ diagnostics, changes }: MigrationPlan, dryRun: boolean): string {
  if (dryRun)
    return `Nothing was written.${changes.length > 0 ? ' Next: run the command again without --dry-run.' : ''}`;
  const first = diagnostics.length > 0 ? 'make the manual changes, then run' : 'run';
  return `Next: ${first} npm run lint-content and npm start.`;
}

await runMain(import.meta, main);
