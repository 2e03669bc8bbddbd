import { existsSync } from 'node:fs';
import path from 'node:path';
import { contentFolder, readAddress } from '../../src/files/content-folder.ts';
import { findSourceFiles } from '../../src/files/source-files.ts';
import { toShownPath } from '../../src/files/shown-path.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import {
  callerFolder,
  type CommandIo,
  defineCommand,
  fromCaller,
  runMain,
  shownPath,
  writeLine,
} from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { parsePort } from '../setup/port.ts';
import { startProgress } from '../setup/progress.ts';
import { BuildError } from '../site/build/build-options.ts';
import { buildSite } from '../site/build-site.ts';
import { type ServedSite, serveSite } from '../site/serve-site.ts';
import { offerComplete } from './start/offer-complete.ts';

const help = `npm start -- [--port NUMBER] [--outDir FOLDER] [FILE…]

  Imports files, builds the site and serves it until Ctrl-C. Files in the folder profiles/ of the content are always imported.

  FILE              bibliography or profile page to import first
  --port NUMBER     port to serve on (default: 4321)
  --outDir FOLDER   folder for the site (default: dist)`;

export const main = defineCommand({
  help,
  parse: (argv, env) => {
    const options = { port: { type: 'string' }, outDir: { type: 'string' } } as const;
    const { values, positionals } = parseOptions(argv, env, options, true);
    return { port: parsePort(values.port), outDir: values.outDir, files: positionals };
  },
  run: async ({ port, outDir, files }, io) => {
    const importCode = await importAll(files, io);
    if (importCode > 1) return importCode;
    const address = readAddress(path.resolve(io.cwd, contentFolder(io.env)), io.env);
    if ('diagnostics' in address) {
      for (const diagnostic of address.diagnostics) {
        // The address may come from an environment variable. Then `file` is the name of the variable, not a path.
        const { file } = diagnostic;
        const shown = path.isAbsolute(file) ? shownPath(io, file) : file;
        writeLine(io.stderr, formatDiagnostic({ ...diagnostic, file: shown }));
      }
      return 1;
    }
    try {
      const progress = startProgress(io.stderr);
      const given = { outDir: fromCaller(io, outDir), env: io.env, progress, say: progress.print };
      const built = await buildSite(given).finally(progress.end);
      writeLine(io.stdout, `Built ${built.pages} pages in ${built.seconds.toFixed(1)} s.`);
      for (const note of built.notes) writeLine(io.stdout, note);
      const offer = await offerComplete(path.resolve(io.cwd, contentFolder(io.env)), files.length > 0);
      if (offer !== undefined) writeLine(io.stdout, offer);
      const report = (message: string) => writeLine(io.stderr, message);
      await serve(await serveSite(built.folder, address.base, port, report), io);
      return 0;
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      writeLine(io.stderr, `${error.message} Fix the problem, then run npm start again.`);
      return 1;
    }
  },
});

/**
 * Imports the files that the user named, then the files in the folder `profiles/` of the content.
 *
 * @returns the exit code of the import of the named files: 2 if none of these files could be imported
 */
async function importAll(files: readonly string[], io: CommandIo): Promise<number> {
  const code = files.length > 0 ? await importFiles(files, io) : 0;
  if (code > 1) return code;
  const from = callerFolder(io);
  // Messages show this path, so it is written as the user would type it.
  const profiles =
    toShownPath(path.relative(from, path.resolve(io.cwd, contentFolder(io.env), 'profiles'))) || '.';
  const hasProfiles =
    existsSync(path.resolve(from, profiles)) && (await findSourceFiles([profiles], from)).files.length > 0;
  if (hasProfiles && (await importFiles([profiles], io)) > 0)
    writeLine(io.stderr, 'The site will not have the records that could not be read.\n');
  return code;
}

/**
 * Runs the command `import` for some files and returns its exit code: 1 if some records could not be read, 2 if nothing
 * could be imported.
 */
async function importFiles(names: readonly string[], io: CommandIo): Promise<number> {
  // Most starts import nothing, and loading the readers of all formats takes time. So the command is loaded only here.
  const { mainOfStart } = await import('./import.ts');
  return mainOfStart(['--', ...names], io);
}

/** Serves the site until the user stops the program. */
async function serve(site: ServedSite, { stdout, stopSignal }: CommandIo): Promise<void> {
  const stop = stopSignal();
  for (const port of site.portsInUse) writeLine(stdout, `Port ${port} is in use. Trying the next one.`);
  writeLine(stdout, `\nThe site is at ${site.url}\nPress Ctrl-C to stop.`);
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await site.close();
}

await runMain(import.meta, main);
