import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contentFolder, readContentFiles } from '../src/files/content-folder.ts';
import { finishFiles, writeFiles } from '../src/files/write-files.ts';
import { migrateFile } from '../src/import/migrate.ts';
import { formatPlan } from '../src/import/show-plan.ts';
import type { Diagnostic } from '../src/model/diagnostic.ts';
import { formatDiagnostic } from '../src/model/diagnostic.ts';
import { withWriteErrors } from './import/apply.ts';
import { usageError } from './machine/usage.ts';

const usage = `npm run migrate -- [--dry-run]

  Brings frontmatter up to the words of today: that of older versions, and that of other tools for publication lists.
  OFFPRINT_CONTENT names another folder than content/.

  --dry-run   shows what would change as a diff and writes nothing`;

const { values } = usageError(usage, () => {
  if ((process.env.npm_config_dry_run ?? 'false') !== 'false')
    throw new Error('npm took --dry-run for itself. Put -- before the options.');
  return parseArgs({ options: { 'dry-run': { type: 'boolean' } } });
});

// npm changes into the folder of the project; names are meant from where the command was given.
const from = process.env.INIT_CWD ?? process.cwd();
const content = path.resolve(contentFolder());
process.exitCode = await withWriteErrors(content, () => migrate(values['dry-run'] === true));

async function migrate(dryRun: boolean): Promise<number> {
  if (!dryRun && existsSync(content)) await finishFiles(content);
  const before = new Map<string, string>();
  const writes: { file: string; text: string }[] = [];
  const done: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const folder of ['papers', 'authors', 'news'] as const) {
    const found = await readContentFiles(path.join(content, folder));
    diagnostics.push(...found.diagnostics.map((one) => ({ ...one, file: path.relative(from, one.file) })));
    for (const { id, file: place, text } of found.files) {
      const file = `${folder}/${id}.md`;
      const migrated = migrateFile(folder, text, path.relative(from, place));
      diagnostics.push(...migrated.diagnostics);
      before.set(file, text);
      if (migrated.text === text) continue;
      writes.push({ file, text: migrated.text });
      done.push(`${path.relative(from, place)}: ${migrated.done.join(', ')}`);
    }
  }
  if (dryRun) {
    const options = { full: true, colours: process.stdout.hasColors?.() ?? false };
    for (const line of formatPlan(writes, (file) => before.get(file), options)) console.log(line);
  } else {
    await writeFiles(content, writes);
    for (const line of done) console.log(line);
  }
  for (const one of diagnostics) console.error(formatDiagnostic(one));
  const waiting = new Set(diagnostics.map(({ file }) => file)).size;
  const rest = before.size - writes.length;
  console.log(
    `${counted(writes.length)} ${dryRun ? 'would be' : 'were'} brought up to date, ${rest} stay as they are.` +
      (waiting > 0 ? ` ${counted(waiting)} want a hand, as told above.` : ''),
  );
  console.log(dryRun ? 'Nothing was written.' : 'Next: npm run lint-content, then npm start.');
  return waiting > 0 ? 1 : 0;
}

function counted(files: number): string {
  return files === 1 ? '1 file' : `${files} files`;
}
