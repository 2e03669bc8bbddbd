import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contentFolder, readAddress } from '../../src/files/content-folder.ts';
import { findSourceFiles } from '../../src/files/source-files.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { root, runNode } from '../setup/process.ts';
import { usageError } from '../setup/usage.ts';
import { BuildError, buildSite } from '../site/build-site.ts';
import { serveSite } from '../site/serve-site.ts';

const usage = 'npm start -- [--port NUMBER] [--outDir FOLDER] [FILE…]';
const { port, outDir, files } = usageError(usage, () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string' }, outDir: { type: 'string' } },
  });
  const number = Number(values.port ?? 4321);
  if (!Number.isInteger(number) || number < 0 || number > 65_435)
    throw new Error('A port is a number up to 65435.');
  return { port: number, outDir: values.outDir, files: positionals };
});

if (files.length > 0) {
  const code = await importFiles(files);
  if (code > 1) process.exit(code);
}
// Named from where the command was given, as the import takes its names.
const from = process.env.INIT_CWD ?? process.cwd();
const profiles = path.relative(from, path.join(contentFolder(), 'profiles')) || '.';
const hasProfiles =
  existsSync(path.resolve(from, profiles)) && (await findSourceFiles([profiles], from)).files.length > 0;
if (hasProfiles && (await importFiles([profiles])) > 0) {
  console.error('The site is built without what could not be read.\n');
}

const address = readAddress();
if ('diagnostics' in address) {
  console.error(address.diagnostics.map(formatDiagnostic).join('\n'));
  process.exit(1);
}

try {
  console.log('Building the site …');
  const built = await buildSite({ outDir, say: (text) => process.stderr.write(text) });
  console.log(`${built.pages} pages, built in ${built.seconds.toFixed(1)} s.`);
  for (const note of built.notes) console.log(note);
  const served = await serveSite(built.folder, address.base, port);
  for (const taken of served.taken)
    console.log(`Port ${taken} is taken by another program; trying the next one.`);
  console.log(`\nThe site is at ${served.url}\nCtrl-C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void served.close().then(() => process.exit(0)));
  }
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`${error.message} Mend it and run npm start again.`);
  process.exitCode = 1;
}

/** @returns the exit code of the import: 0, 1 where some records could not be read, 2 where nothing could */
async function importFiles(names: readonly string[]): Promise<number> {
  const { code } = await runNode([path.join(root, 'scripts/commands/import.ts'), '--', ...names], {
    output: 'show',
  });
  return code;
}
