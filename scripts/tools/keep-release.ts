import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root, runNode } from '../setup/process.ts';
import { usageError } from '../setup/usage.ts';

const usage = `npm run keep-release [-- --from FOLDER]

  Makes the sites of a release in test/fixtures/releases/<version>/, which tests of all later versions upgrade. Run it once,
  right before the release.

  --from FOLDER   a checkout of the release, with its packages (default: this project)`;

/** A site of a release, and what its lab does by hand after the import. Paths of files are in the content folder. */
interface ReleaseSite {
  /** The folder of the release that contains the content to begin with. */
  base: string;
  /** Names of the files in `sources/` that are imported. */
  sources: string[];
  edits: { file: string; from: string; to: string }[];
  renames: [string, string][];
  deletions: string[];
}

const { from } = usageError(usage, () => parseArgs({ options: { from: { type: 'string' } } }).values);
const release = path.resolve(from ?? root);
const releases = path.join(root, 'test/fixtures/releases');
const { version } = JSON.parse(readFileSync(path.join(release, 'package.json'), 'utf8')) as {
  version: string;
};
const target = path.join(releases, version);
if (existsSync(target)) {
  console.error(`${path.relative(root, target)} exists. The sites of a release are never changed.`);
  process.exit(1);
}
const sites = JSON.parse(readFileSync(path.join(releases, 'by-hand.json'), 'utf8')) as Record<
  string,
  ReleaseSite
>;
for (const [name, site] of Object.entries(sites)) await makeSite(path.join(target, name), site);
console.log(`Made ${path.relative(root, target)}. Commit it, and do not edit it.`);

async function makeSite(content: string, site: ReleaseSite): Promise<void> {
  const file = (name: string) => path.join(content, name);
  cpSync(path.join(release, site.base), content, { recursive: true });
  rmSync(file('profiles'), { recursive: true, force: true });
  if (site.sources.length > 0) {
    const script = path.join(release, 'scripts/commands/import.ts');
    const env = { INIT_CWD: path.join(releases, 'sources') };
    const { code, output } = await runNode([script, '--content', content, ...site.sources], { env });
    if (code !== 0) throw new Error(output);
  }
  for (const edit of site.edits) {
    const text = readFileSync(file(edit.file), 'utf8');
    if (!text.includes(edit.from))
      throw new Error(`${edit.file} does not contain "${edit.from}". Correct by-hand.json.`);
    writeFileSync(
      file(edit.file),
      text.replace(edit.from, () => edit.to),
    );
  }
  for (const [before, after] of site.renames) renameSync(file(before), file(after));
  for (const name of site.deletions) rmSync(file(name));
}
