import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../setup/process.ts';
import { usageError } from '../setup/usage.ts';
import { BuildError, buildSite } from '../site/build-site.ts';

const usage = 'npm run build -- [--outDir FOLDER] [--verbose]';
const { values } = usageError(usage, () =>
  parseArgs({ options: { outDir: { type: 'string' }, verbose: { type: 'boolean' } } }),
);

try {
  const say = (text: string) => process.stderr.write(text);
  const built = await buildSite({ ...values, say });
  const where = path.relative(root, built.folder) || built.folder;
  const memory = Math.round(built.peakMemory / 1e6);
  console.log(`${built.pages} pages in ${where}, built in ${built.seconds.toFixed(1)} s with ${memory} MB.`);
  for (const note of built.notes) console.log(note);
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`${error.message} What was built last is as it was.`);
  process.exitCode = 1;
}
