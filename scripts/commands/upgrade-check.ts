import { parseArgs } from 'node:util';
import { root } from '../setup/process.ts';
import { usageError } from '../setup/usage.ts';
import { changedFiles, mergeVersion, UpgradeError } from '../site/upgrade.ts';

const usage = `npm run upgrade-check -- [--merge] [VERSION]

  VERSION   as git names it; upstream/main where it is left out
  --merge   merge it; content/ and public/ stay as they are`;
const { values, positionals } = usageError(usage, () =>
  parseArgs({ options: { merge: { type: 'boolean' } }, allowPositionals: true }),
);
const [version = 'upstream/main'] = positionals;

try {
  process.exitCode = values.merge ? merge() : check();
} catch (error) {
  if (!(error instanceof UpgradeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function check(): number {
  const changed = changedFiles(root, version);
  for (const { status, file, isBoth } of changed)
    console.log(`${status} ${file}${isBoth ? ` (${version} changes it too)` : ''}`);
  const both = changed.filter(({ isBoth }) => isBoth).length;
  const files = changed.length === 1 ? '1 file' : `${changed.length} files`;
  console.log(
    changed.length === 0
      ? 'Nothing of Offprint itself was changed here.'
      : `${files} of Offprint itself changed here, ${both} of them in ${version} too.`,
  );
  console.log(
    `Next: npm run upgrade-check -- --merge ${version} takes the new version; content/ and public/ stay as they are.`,
  );
  return 0;
}

function merge(): number {
  const { outcome, conflicts } = mergeVersion(root, version);
  if (outcome === 'nothing new') console.log(`All of ${version} is here already.`);
  if (outcome === 'merged')
    console.log(
      `${version} is merged. Next: npm run migrate, which brings your files up to it, npm test, then push.`,
    );
  if (outcome !== 'conflicts') return 0;
  for (const file of conflicts) console.log(file);
  console.log(
    'These files were changed here and there. Bring both changes together, git add them, then git commit.',
  );
  return 1;
}
