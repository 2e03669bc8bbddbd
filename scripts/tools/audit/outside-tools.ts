import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../../setup/process.ts';

/** Packages that only one command needs: the folder of their lockfile, the folder they are installed in, their names. */
interface ToolSet {
  tools: string;
  installed: string;
  names: string;
}

const auditTools: ToolSet = {
  tools: path.join(root, 'scripts/tools/audit/tools'),
  installed: path.join(root, '.cache/audit-tools'),
  names: 'Lighthouse and the Nu checker',
};

/** The packages with which the network benchmark of the search compares. */
export const searchBenchTools: ToolSet = {
  tools: path.join(root, 'scripts/tools/bench/search/tools'),
  installed: path.join(root, '.cache/search-bench-tools'),
  names: 'Pagefind',
};

/**
 * Returns the folder of an npm package that only one command needs, and installs the package if it is missing. Such
 * packages are large, so they have their own lockfile and are not installed with the project.
 */
export async function outsideTool(
  name: string,
  say: (text: string) => void,
  set: ToolSet = auditTools,
): Promise<string> {
  const { tools, installed, names } = set;
  const folder = path.join(installed, 'node_modules', name);
  if (existsSync(folder) && hasSameLockfile(set)) return folder;
  say(`Installing ${names} (only needed once) …`);
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
  if (code !== 0) throw new Error(`npm could not install ${names}. Check the network connection.\n${output}`);
  return folder;
}

/** Whether the installed packages are the packages of the current lockfile. */
function hasSameLockfile({ tools, installed }: ToolSet): boolean {
  const read = (folder: string) => readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  return existsSync(path.join(installed, 'package-lock.json')) && read(tools) === read(installed);
}
