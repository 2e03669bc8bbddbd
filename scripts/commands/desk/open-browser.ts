import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A program that opens an address in the browser, and its arguments before the address. */
type Opener = readonly [program: string, ...args: string[]];

/**
 * Returns the program that opens an address in the user's browser, or `undefined` if there is no screen, such as on a
 * server. `BROWSER=none` turns it off. Otherwise `BROWSER` names the program, as other tools have it.
 *
 * @param isWsl whether this is Linux inside of Windows, whose browser is that of Windows
 */
export function browserOpener(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  isWsl: boolean,
): Opener | undefined {
  const { BROWSER: browser } = env;
  if (browser === 'none' || env.CI) return undefined;
  if (browser && /^[\w./-]+$/u.test(browser)) return [browser];
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  if (isWsl) return ['rundll32.exe', 'url.dll,FileProtocolHandler'];
  const hasScreen = Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  return hasScreen ? ['xdg-open'] : undefined;
}

/** Opens an address in the user's browser. Resolves to false if this fails; the user then opens the printed address. */
export function openBrowser(address: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const opener = browserOpener(process.platform, env, isInWsl());
  if (!opener) return Promise.resolve(false);
  const [program, ...args] = opener;
  return new Promise((resolve) => {
    const child = spawn(program, [...args, address], { env, stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    child.once('spawn', () => {
      child.unref();
      // Some browsers run as long as their window is open.
      setTimeout(resolve, 3000, true).unref();
    });
  });
}

function isInWsl(): boolean {
  const file = '/proc/sys/kernel/osrelease';
  return process.platform === 'linux' && existsSync(file) && /microsoft/iu.test(readFileSync(file, 'utf8'));
}
