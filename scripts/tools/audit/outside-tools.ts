import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../../setup/process.ts';

const tools = path.join(root, 'scripts/tools/audit/tools');
const installed = path.join(root, '.cache/audit-tools');

/**
 * Returns the folder of an npm package that only the audit needs, and installs the package if it is missing. Such
 * packages are large, so they have their own lockfile and are not installed with the project.
 */
export async function outsideTool(name: string, say: (text: string) => void): Promise<string> {
  const folder = path.join(installed, 'node_modules', name);
  if (existsSync(folder) && hasSameLockfile()) return folder;
  say('Installing Lighthouse and the Nu checker (only needed once) …');
  mkdirSync(installed, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(tools, file), path.join(installed, file));
  const { code, output } = await run('npm', [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefix',
    installed,
  ]);
  if (code !== 0)
    throw new Error(
      `npm could not install Lighthouse and the Nu checker. Check the network connection.\n${output}`,
    );
  return folder;
}

/** Whether the installed packages are the packages of the current lockfile. */
function hasSameLockfile(): boolean {
  const read = (folder: string) => readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  return existsSync(path.join(installed, 'package-lock.json')) && read(tools) === read(installed);
}
