import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { run, runNode, tool } from './process.ts';

/**
 * Arguments for Chromium. It opens only pages of this project, so it runs without a sandbox, which containers do not
 * support. It also sends no requests of its own.
 */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The properties of a machine that the search for a browser depends on. */
export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  isExecutable(file: string): boolean;
}

/** Names of the programs of Chromium, and of browsers based on Chromium, in the folders of PATH. */
const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];

/**
 * Paths of browsers that are not on the PATH, by platform. `%NAME%` means the value of the environment variable `NAME`.
 */
const defaultPaths: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  win32: [
    '%ProgramFiles%\\Google\\Chrome\\Application\\chrome.exe',
    '%ProgramFiles(x86)%\\Google\\Chrome\\Application\\chrome.exe',
    '%LocalAppData%\\Google\\Chrome\\Application\\chrome.exe',
    '%ProgramFiles(x86)%\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The machine on which this process runs. */
export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isExecutable: (file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/**
 * Finds the program of a browser and returns its path. If `CHROME_PATH` is set, it is used. Otherwise a browser is
 * searched for on the PATH, then in the default paths, then among the browsers that playwright installed.
 *
 * @throws {Error} if `CHROME_PATH` is not a program. The user chose that browser, so no other browser is used.
 */
export function findChromium(machine: Machine = thisMachine): string | undefined {
  const { platform, env, isExecutable } = machine;
  if (env.CHROME_PATH) {
    if (isExecutable(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(
      `CHROME_PATH is "${env.CHROME_PATH}", which is not a program. Correct or remove this variable.`,
    );
  }
  const join = platform === 'win32' ? path.win32 : path.posix;
  const onPath = (env.PATH ?? env.Path ?? '')
    .split(join.delimiter)
    .filter(Boolean)
    .flatMap((folder) =>
      commands.map((name) => join.join(folder, platform === 'win32' ? `${name}.exe` : name)),
    );
  const defaults = (defaultPaths[platform] ?? []).map((file) =>
    file.replace(/%([^%]+)%/g, (_, name: string) => env[name] ?? ''),
  );
  return [...onPath, ...defaults, chromium.executablePath()].find((file) => isExecutable(file));
}

/**
 * Starts Chromium without a window. The caller must close the browser.
 *
 * @param args arguments in addition to `chromiumArguments`
 * @throws {Error} if Chromium is missing
 */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('Chromium was not found. Run npm test to install it, or set CHROME_PATH to the program.');
  return chromium.launch({ executablePath, args: [...chromiumArguments, ...args] });
}

/** Commands that together install Chromium, in the order in which they run. */
type Installation = readonly (readonly [string, ...string[]])[];

/**
 * Returns the ways to install Chromium, most reliable first. The Debian package includes the libraries that the browser
 * needs. playwright downloads the browser from a host that some networks block.
 *
 * @param osRelease the text of `/etc/os-release`; an empty string if there is no such file
 */
export function chromiumInstallations(
  platform: NodeJS.Platform,
  isRoot: boolean,
  osRelease: string,
): Installation[] {
  const download: Installation = [
    [process.execPath, tool('playwright-core', 'cli.js'), 'install', 'chromium'],
  ];
  const apt: Installation = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', 'chromium'],
  ];
  // Ubuntu's package installs only a snap, which does not run in containers.
  return platform === 'linux' && isRoot && /^ID=debian$/m.test(osRelease) ? [apt, download] : [download];
}

/**
 * Finds the program of a browser and returns its path. Installs Chromium if no browser is found. If that fails, prints
 * a message and returns undefined.
 */
export async function setUpChromium(
  say: (message: string) => void,
  machine: Machine = thisMachine,
): Promise<string | undefined> {
  const found = findChromium(machine);
  if (found) return found;
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const isRoot = process.getuid?.() === 0;
  for (const installation of chromiumInstallations(process.platform, isRoot, osRelease)) {
    say(`Chromium was not found. Installing it, once (${installation.at(-1)?.slice(-3).join(' ')}) …`);
    if (await runAll(installation, say)) {
      const installed = findChromium(machine);
      if (installed && (await canStart(installed))) return installed;
    }
  }
  say(
    'Chromium could not be installed. Install Chromium or Chrome, or set CHROME_PATH to the program, then run the command again.',
  );
  return undefined;
}

async function runAll(installation: Installation, say: (message: string) => void): Promise<boolean> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const [command, ...args] of installation) {
    const { code, output } =
      command === process.execPath ? await runNode(args, { env }) : await run(command, args, { env });
    if (code !== 0) {
      say(
        `${path.basename(command)} ${args.slice(-2).join(' ')} failed: ${output.trim().split('\n').slice(-3).join(' ')}`,
      );
      return false;
    }
  }
  return true;
}

/**
 * Whether the browser starts. After a download, libraries that it needs may be missing. On Windows, this is not tested,
 * because a window would open.
 */
async function canStart(file: string): Promise<boolean> {
  return process.platform === 'win32' || (await run(file, ['--version'])).code === 0;
}
