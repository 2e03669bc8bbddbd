import { existsSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contentFolder, readContentFiles } from '../../src/files/content-folder.ts';
import { readText } from '../../src/files/read-text.ts';
import { finishFiles, type FileWrite, writeFiles } from '../../src/files/write-files.ts';
import { type MigratedFolder, migrateFile } from '../../src/import/migrate/migrate.ts';
import { formatPlan } from '../../src/import/plan/show-plan.ts';
import { type Diagnostic, formatDiagnostic } from '../../src/model/diagnostic.ts';
import { toId } from '../../src/model/id.ts';
import { withWriteErrors } from './import/apply.ts';
import { usageError } from '../setup/usage.ts';

const usage = `npm run migrate -- [--dry-run]

  Brings frontmatter up to the words of today: that of older versions, and that of other tools for publication lists.
  Files whose names cannot be addresses, and the index.md of a folder, get a name that can.
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

/** A file to look at: where it lies and where it belongs, below the content folder. */
interface Found {
  folder: MigratedFolder;
  lies: string;
  belongs: string;
  text: string;
}

async function migrate(dryRun: boolean): Promise<number> {
  if (!dryRun && existsSync(content)) await finishFiles(content);
  const found = (await Promise.all((['papers', 'authors', 'news'] as const).map(findFiles))).flat();
  const files = found.filter((file): file is Found => 'text' in file);
  const shownName = (file: string) => path.relative(from, path.join(content, file));
  // Also what cannot be read has its name.
  const taken = new Set(found.filter(({ lies, belongs }) => lies === belongs).map(({ lies }) => lies));
  const writes: FileWrite[] = [];
  const moves: Found[] = [];
  const done: string[] = [];
  const diagnostics: Diagnostic[] = found.flatMap((file) =>
    'diagnostics' in file ? file.diagnostics.map((one) => ({ ...one, file: shownName(file.lies) })) : [],
  );
  for (const file of files) {
    const { folder, lies, belongs, text } = file;
    const shown = shownName(lies);
    const migrated = migrateFile(folder, text, shown);
    diagnostics.push(...migrated.diagnostics);
    const isMoved = lies !== belongs;
    if (isMoved && taken.has(belongs)) {
      const message = `Its name would have to be ${belongs}, which is there already.`;
      diagnostics.push({
        severity: 'error',
        file: shown,
        message,
        advice: 'Give it another, of letters a-z, digits and hyphens.',
      });
      continue;
    }
    taken.add(belongs);
    if (isMoved) moves.push(file);
    if (migrated.text !== text) writes.push({ file: belongs, text: migrated.text });
    if (isMoved || migrated.text !== text)
      done.push(`${shown}: ${[...(isMoved ? [`is ${belongs}`] : []), ...migrated.done].join(', ')}`);
  }
  if (dryRun) {
    const texts = new Map(files.map(({ belongs, text }) => [belongs, text]));
    const options = { full: true, colours: process.stdout.hasColors?.() ?? false };
    for (const line of formatPlan(writes, (file) => texts.get(file), options)) console.log(line);
  } else {
    // A name that differs in case only is the same file to some systems: it is renamed, never written beside and removed.
    for (const { lies, belongs } of moves)
      await rename(path.join(content, lies), path.join(content, belongs));
    await writeFiles(content, writes);
  }
  for (const line of done) console.log(line);
  for (const one of diagnostics) console.error(formatDiagnostic(one));
  tell(done.length, files.length, new Set(diagnostics.map(({ file }) => file)).size, dryRun);
  return diagnostics.length > 0 ? 1 : 0;
}

function tell(changed: number, all: number, waiting: number, dryRun: boolean): void {
  const counted = (files: number) => (files === 1 ? '1 file' : `${files} files`);
  const hand =
    waiting > 0 ? ` ${counted(waiting)} ${waiting === 1 ? 'wants' : 'want'} a hand, as told above.` : '';
  const were = dryRun ? 'would be brought' : 'brought';
  console.log(`${counted(changed)} ${were} up to date, ${all - changed} left as they are.${hand}`);
  console.log(dryRun ? 'Nothing was written.' : 'Next: npm run lint-content, then npm start.');
}

/** The files of a folder, and those that lie there under names that other tools give: `05-ICML.md`, `folding/index.md`. */
async function findFiles(
  folder: MigratedFolder,
): Promise<(Omit<Found, 'text'> & ReturnType<typeof readText>)[]> {
  const directory = path.join(content, folder);
  const { files, leftOut } = await readContentFiles(directory);
  const entries = existsSync(directory) ? await readdir(directory, { withFileTypes: true }) : [];
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const indexes = folders.flatMap((name) =>
    ['index.md', '_index.md'].map((file) => ({ name, file: `${name}/${file}` })),
  );
  const misplaced = [...leftOut.map((name) => ({ name, file: `${name}.md` })), ...indexes].filter(
    ({ file }) => existsSync(path.join(directory, file)),
  );
  const kind = folder === 'authors' ? 'person' : 'paper';
  return [
    ...files.map(({ id, text }) => ({
      folder,
      lies: `${folder}/${id}.md`,
      belongs: `${folder}/${id}.md`,
      text,
    })),
    ...misplaced.map(({ name, file }) => ({
      folder,
      lies: `${folder}/${file}`,
      belongs: `${folder}/${toId(name, kind)}.md`,
      ...readText(path.join(directory, file)),
    })),
  ];
}
