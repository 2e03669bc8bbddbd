import { expect, test } from 'vitest';
import { findChromium, chromiumInstallations, type Machine } from '../../../scripts/setup/chromium.ts';

/** A machine on which only these programs exist. */
const machine = (
  programs: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = 'linux',
): Machine => ({
  platform,
  env,
  isExecutable: (file) => programs.includes(file),
});

test('prefers CHROME_PATH to the PATH', () => {
  const programs = ['/opt/mine/chrome', '/usr/bin/chromium'];
  expect(findChromium(machine(programs, { CHROME_PATH: '/opt/mine/chrome', PATH: '/usr/bin' }))).toBe(
    '/opt/mine/chrome',
  );
});

test('refuses a CHROME_PATH that is not a program, even if there is another browser', () => {
  const wrong = machine(['/usr/bin/chromium'], { CHROME_PATH: '/opt/gone', PATH: '/usr/bin' });
  expect(() => findChromium(wrong)).toThrow('CHROME_PATH is "/opt/gone"');
});

test.each(['chromium', 'chromium-browser', 'google-chrome', 'chrome', 'msedge'])(
  'finds %s on the PATH',
  (name) => {
    expect(findChromium(machine([`/b/${name}`], { PATH: '/a::/b' }))).toBe(`/b/${name}`);
  },
);

test('finds Chrome in the default paths of macOS and Windows', () => {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(findChromium(machine([mac], { PATH: '/usr/bin' }, 'darwin'))).toBe(mac);
  const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  const env = { Path: 'C:\\Windows', ProgramFiles: 'C:\\Program Files' };
  expect(findChromium(machine([windows], env, 'win32'))).toBe(windows);
});

test('finds nothing on a machine without a browser', () => {
  expect(findChromium(machine([], { PATH: '/usr/bin' }))).toBeUndefined();
});

test('tries the package of Debian first if it runs as root, and never the one of Ubuntu, which is a snap', () => {
  const first = (isRoot: boolean, osRelease: string, platform: NodeJS.Platform = 'linux') =>
    chromiumInstallations(platform, isRoot, osRelease).map(([command]) =>
      command?.[0] === 'apt-get' ? 'apt' : 'download',
    );
  const debian = 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n';
  expect(first(true, debian)).toEqual(['apt', 'download']);
  expect(first(false, debian)).toEqual(['download']);
  expect(first(true, 'ID=ubuntu\nID_LIKE=debian\n')).toEqual(['download']);
  expect(first(false, '', 'darwin')).toEqual(['download']);
});
