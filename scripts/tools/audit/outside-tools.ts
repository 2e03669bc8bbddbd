import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../../setup/process.ts';

const tools = path.join(root, 'scripts/tools/audit/tools');
const installed = path.join(root, '.cache/audit-tools');

/**
 * The folder of a package that only the audit needs. Such are large and stay out of what everybody installs; their own lockfile
 * pins them, and the first audit brings them.
 */
export async function outsideTool(name: string, say: (text: string) => void): Promise<string> {
  const folder = path.join(installed, 'node_modules', name);
  if (existsSync(folder) && sameLock()) return folder;
  say('Installing Lighthouse and the Nu checker, which is needed once …');
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
  if (code !== 0) throw new Error(`npm could not install the tools of the audit:\n${output}`);
  return folder;
}

function sameLock(): boolean {
  const read = (folder: string) => readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  return existsSync(path.join(installed, 'package-lock.json')) && read(tools) === read(installed);
}
