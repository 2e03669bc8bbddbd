import { spawn } from 'node:child_process';

/** The program that opens an address in the browser, by the name of the system as Node gives it. */
const openers: Readonly<Record<string, string>> = { darwin: 'open', win32: 'explorer.exe' };

/**
 * Opens an address in the browser, if the system has a screen. The address is passed without a shell.
 *
 * @param address an address that begins with `https://`
 */
export function openAddress(address: string, env: NodeJS.ProcessEnv): void {
  const opener = openers[process.platform] ?? 'xdg-open';
  if (opener === 'xdg-open' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  // A system without this program has printed the address; that is enough.
  child.on('error', () => {});
  child.unref();
}
