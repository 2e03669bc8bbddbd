import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { run, runNode, tool } from './process.ts';

/** For a Chromium that opens only pages of this project: no sandbox, which containers lack, and no talk with other hosts. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** What a machine looks like to somebody in search of a browser. */
export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  isExecutable(file: string): boolean;
}

/** Commands under which Chromium, or a browser made of it, stands on the PATH. */
const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];

/** Where such browsers stand that are on no PATH, by platform; `%NAME%` is an environment variable. */
const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
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

/** This machine. */
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
 * The browser to test with: `CHROME_PATH`, else one on the PATH, else one in the usual places, else playwright's own.
 *
 * @throws {Error} where `CHROME_PATH` names no program: what was asked for is not replaced by something else
 */
export function findChromium(machine: Machine = thisMachine): string | undefined {
  const { platform, env, isExecutable } = machine;
  if (env.CHROME_PATH) {
    if (isExecutable(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which is no program. Correct it, or unset it.`);
  }
  const join = platform === 'win32' ? path.win32 : path.posix;
  const onPath = (env.PATH ?? env.Path ?? '')
    .split(join.delimiter)
    .filter(Boolean)
    .flatMap((folder) =>
      commands.map((name) => join.join(folder, platform === 'win32' ? `${name}.exe` : name)),
    );
  const usual = (usualPlaces[platform] ?? []).map((place) =>
    place.replace(/%([^%]+)%/g, (_, name: string) => env[name] ?? ''),
  );
  return [...onPath, ...usual, chromium.executablePath()].find((file) => isExecutable(file));
}

/** A way to install Chromium, as the commands to run one after the other. */
type Way = readonly (readonly [string, ...string[]])[];

/**
 * The ways to install Chromium, the likeliest first. Debian's package brings the libraries that the browser needs;
 * playwright's download needs its own host, which not every network reaches.
 *
 * @param osRelease the text of `/etc/os-release`, where there is one
 */
export function installWays(platform: NodeJS.Platform, isRoot: boolean, osRelease: string): Way[] {
  const download: Way = [[process.execPath, tool('playwright-core', 'cli.js'), 'install', 'chromium']];
  const apt: Way = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', 'chromium'],
  ];
  // Ubuntu's package of that name only points to a snap, which containers cannot run.
  return platform === 'linux' && isRoot && /^ID=debian$/m.test(osRelease) ? [apt, download] : [download];
}

/** The browser to test with, installed if there is none; `undefined`, and said why, where that fails. */
export async function setUpChromium(
  say: (message: string) => void,
  machine: Machine = thisMachine,
): Promise<string | undefined> {
  const found = findChromium(machine);
  if (found) return found;
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  for (const way of installWays(process.platform, process.getuid?.() === 0, osRelease)) {
    say(`No Chromium was found: installing it (${way.at(-1)?.slice(-3).join(' ')}); this is needed once.`);
    if (await runAll(way, say)) {
      const installed = findChromium(machine);
      if (installed && (await runs(installed))) return installed;
    }
  }
  say(
    'Chromium could not be installed. Install Chromium or Chrome, or set CHROME_PATH to the program, and run npm test again.',
  );
  return undefined;
}

async function runAll(way: Way, say: (message: string) => void): Promise<boolean> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const [command, ...args] of way) {
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

/** Whether the browser starts at all: a download may lack libraries. Windows shows a window for this, so it is trusted. */
async function runs(file: string): Promise<boolean> {
  return process.platform === 'win32' || (await run(file, ['--version'])).code === 0;
}
