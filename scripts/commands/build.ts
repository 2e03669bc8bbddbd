import path from 'node:path';
import { defineCommand, runMain, writeLine } from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { root } from '../setup/process.ts';
import { BuildError, buildSite } from '../site/build-site.ts';

const help = `npm run build -- [--outDir FOLDER] [--verbose]

  Builds the site of the content folder.

  --outDir FOLDER   folder for the site (default: dist)
  --verbose         print everything that Astro reports`;

export const main = defineCommand({
  help,
  parse: (argv, env) =>
    parseOptions(argv, env, { outDir: { type: 'string' }, verbose: { type: 'boolean' } }).values,
  run: async ({ outDir, verbose }, { env, stdout, stderr }) => {
    try {
      const built = await buildSite({ outDir, verbose, env, say: (text) => stderr.write(text) });
      const folder = path.relative(root, built.folder) || built.folder;
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
    }
  },
});

await runMain(import.meta, main);
