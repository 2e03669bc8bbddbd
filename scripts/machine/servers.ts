import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run } from './child.ts';

/** Where the web servers of the tests stand below a root of the file system, as Debian has them. */
const programs = { nginx: 'usr/sbin/nginx', caddy: 'usr/bin/caddy' };

export type ServerName = keyof typeof programs;

const folder = path.join(root, '.cache', 'servers');

/** The program of a web server: that of `npm test`, else that of the machine. */
export function findServer(name: ServerName): string | undefined {
  return [folder, '/'].map((place) => path.join(place, programs[name])).find((file) => existsSync(file));
}

/** Unpacks Debian's packages beside the project: that starts no service, and needs no rights where apt has its lists. */
const unpack = `
  set -e
  rm -rf "$1.new" && mkdir -p "$1.new" && cd "$1.new"
  [ "$(id -u)" != 0 ] || apt-get update || true
  apt-get download nginx nginx-common caddy
  for package in *.deb; do dpkg-deb -x "$package" . && rm "$package"; done
  usr/sbin/nginx -v
  usr/bin/caddy version
  rm -rf "$1" && mv "$1.new" "$1"`;

/** Brings the web servers along that the examples in `docs/hosts/` are for, where apt can; says so where it cannot. */
export async function setUpServers(say: (message: string) => void): Promise<void> {
  if (findServer('nginx') && findServer('caddy')) return;
  say('Bringing nginx and Caddy along for the tests, in .cache/servers/; this is needed once.');
  const { code, output } = await run('timeout', ['60', 'sh', '-c', unpack, 'sh', folder]);
  if (code === 0) return;
  const why = output.trim().split('\n').slice(-2).join(' ') || 'there is no apt here';
  say(`nginx and Caddy could not be brought along, so that the tests with them are skipped: ${why}`);
}
