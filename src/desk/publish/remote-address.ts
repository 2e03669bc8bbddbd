/** The address of a repository at a host, as the address of a remote names it. */
export interface HostedRepository {
  host: string;
  /** The path of the repository at the host, without `.git` and slashes at its ends: `ada/papers`. */
  path: string;
}

/** Reasons why an address cannot be the address of a new remote. */
export type AddressFault = 'empty' | 'password' | 'unsupported' | 'incomplete' | 'web-page';

/** Maximum length of the address of a remote, in characters. */
const maxAddress = 500;

/** A host of an address: letters, digits, dots and hyphens, not beginning with a hyphen, which ssh takes as an option. */
const hostPattern = /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/iu;

/**
 * Checks an address that a user gives for a new remote. Only https and ssh addresses are accepted: git runs programs for
 * some others (`ext::`).
 */
export function checkRemoteAddress(given: string): { address: string } | { fault: AddressFault } {
  const address = given.trim();
  if (address === '') return { fault: 'empty' };
  if (address.length > maxAddress || /[\s\p{Cc}]/u.test(address)) return { fault: 'unsupported' };
  if (/^https:\/\//iu.test(address) && hasPassword(address)) return { fault: 'password' };
  if (!/^(?:https|ssh):\/\//iu.test(address) && !/^[\w.-]{1,64}@[^/:]{1,253}:[^:]/u.test(address))
    return { fault: 'unsupported' };
  const hosted = parseRemoteAddress(address);
  if (!hosted || !hostPattern.test(hosted.host) || hosted.path.startsWith('-'))
    return { fault: 'incomplete' };
  if (/[?#]|\/-\/|\/(?:tree|blob|pull|issues|settings)(?:\/|$)/u.test(address)) return { fault: 'web-page' };
  return hosted.path.includes('/') || !isKnownHost(hosted.host) ? { address } : { fault: 'incomplete' };
}

function hasPassword(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.username !== '' || url.password !== '');
}

/** Whether a host has paths of an owner and a repository. */
function isKnownHost(host: string): boolean {
  return /^(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)$/iu.test(host);
}

/**
 * Returns host and path of the address of a remote: `https://host/path.git`, `ssh://git@host:22/path` or
 * `git@host:path`. Returns `undefined` for a folder of this machine.
 */
export function parseRemoteAddress(address: string): HostedRepository | undefined {
  const short = /^(?:[\w.-]{1,64}@)?([\w.-]{2,253}):(?!\/\/)([^\\]{1,400})$/u.exec(address);
  if (short) return hosted(short[1] ?? '', short[2] ?? '');
  const url = URL.parse(address);
  if (!url || !/^(?:https?|ssh|git|git\+ssh):$/u.test(url.protocol)) return undefined;
  const isWeb = /^https?:$/u.test(url.protocol);
  return hosted(isWeb ? url.host : url.hostname, decode(url.pathname));
}

function hosted(host: string, path: string): HostedRepository | undefined {
  const name = path.replace(/^\/{1,5}|\/{1,5}$/gu, '').replace(/\.git$/u, '');
  return host === '' || name === '' ? undefined : { host: host.toLowerCase(), path: name };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Replaces a control character. It is a character for private use (Unicode 23.5), which no text contains. */
const control = '\uE000';

/**
 * Removes from a text of git everything that must not be shown: user names and passwords in addresses, control characters
 * and colour codes of terminals.
 */
export function withoutSecrets(text: string): string {
  // A line that ends with CR alone was replaced by the next one, as a display of progress does.
  const lines = text.split('\n').map((line) => line.slice(line.trimEnd().lastIndexOf('\r') + 1));
  return lines
    .join('\n')
    .replace(/:\/\/[^\s/@]{1,500}@/gu, '://…@')
    .replace(/[^\P{Cc}\n\t]/gu, control)
    .replace(/\uE000\[[\d;]{0,30}[A-Za-z]|\uE000/gu, '');
}
