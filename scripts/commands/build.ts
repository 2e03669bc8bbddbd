import { defineCommand, fromCaller, runMain, shownPath, writeLine } from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { startProgress } from '../setup/progress.ts';
import { BuildError } from '../site/build/build-options.ts';
import { startFirstCompiler } from '../site/build/compiler.ts';

const help = `npm run build -- [--outDir FOLDER] [--verbose]

  Builds the site of the content folder.

  --outDir FOLDER   folder for the site (default: dist)
  --verbose         print everything that Astro reports`;

export const main = defineCommand({
  help,
  parse: (argv, env) =>
    parseOptions(argv, env, { outDir: { type: 'string' }, verbose: { type: 'boolean' } }).values,
  run: async ({ outDir, verbose }, io) => {
    const { env, stdout, stderr } = io;
    const progress = startProgress(stderr);
    const given = { outDir: fromCaller(io, outDir), verbose, env, progress, say: progress.print };
    // The compiler loads its modules at the same time as this process.
    const compiler = startFirstCompiler(given);
    try {
      const { buildSite } = await import('../site/build-site.ts');
      const built = await buildSite({ ...given, ...(compiler && { compiler }) }).finally(progress.end);
      const folder = shownPath(io, built.folder);
      const seconds = built.seconds.toFixed(1);
      const memory = Math.round(built.peakMemory / 1e6);
      writeLine(
        stdout,
        `Built ${built.pages} pages in ${seconds} s, using ${memory} MB of memory. The site is in ${folder}.`,
      );
      for (const note of built.notes) writeLine(stdout, note);
      writeLine(stdout, `Next: publish ${folder} (see docs/deploy.md), or run npm start to look at it.`);
      return 0;
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      writeLine(stderr, `${error.message} The previous site is unchanged.`);
      return 1;
    } finally {
      compiler?.stop();
    }
  },
});

await runMain(import.meta, main);
