import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findProgram, programEnvironment } from '../../scripts/tools/debian-programs.ts';

export type ServerName = 'nginx' | 'caddy';

export interface WebServer {
  /** The address of the home page. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Returns an example from `docs/hosts/` in which some words are replaced. Throws if one of these words is not in the
 * example.
 */
function example(file: string, words: readonly (readonly [string, string])[]): string {
  let text = readFileSync(path.join('docs/hosts', file), 'utf8');
  for (const [word, other] of words) {
    if (!text.includes(word)) throw new Error(`docs/hosts/${file} has no "${word}".`);
    text = text.replace(word, other);
  }
  return text;
}

/** Functions that write the configuration of a server, and return the arguments that start the server. */
const configure: Record<
  ServerName,
  (place: string, program: string, port: number, base: string) => string[]
> = {
  nginx(place, program, port, base) {
    writeFileSync(
      path.join(place, 'site.conf'),
      example('nginx.conf', [
        ['listen 80;', `listen 127.0.0.1:${port};`],
        ['root /srv/offprint;', `root ${place}/root;`],
        ['404 /404.html;', `404 ${base}404.html;`],
        ['"~^/embed', `"~^${base}embed`],
      ]),
    );
    cpSync(path.join(program, '../../../etc/nginx/mime.types'), path.join(place, 'mime.types'));
    const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${place}/${name};`)
      .join(' ');
    writeFileSync(
      path.join(place, 'nginx.conf'),
      // Only the owner may open the folders of tests, so the worker processes of nginx must run as the same user.
      `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${place}/pid; error_log stderr; events {}
      http { access_log off; ${kept} include site.conf; }`,
    );
    return ['-p', place, '-c', path.join(place, 'nginx.conf'), '-e', 'stderr'];
  },
  caddy(place, _, port, base) {
    const file = path.join(place, 'Caddyfile');
    const site = example('Caddyfile', [
      ['\nexample.org {', `\nhttp://127.0.0.1:${port} {`],
      ['root * /srv/offprint', `root * ${place}/root`],
      ['rewrite * /404.html', `rewrite * ${base}404.html`],
      ['path /embed/* /embed.js', `path ${base}embed/* ${base}embed.js`],
    ]);
    writeFileSync(file, `{\n\tadmin off\n}\n${site}`);
    return ['run', '--adapter', 'caddyfile', '--config', file];
  },
};

/**
 * Serves a site with a real web server, configured as in the example in `docs/hosts/`. The server serves a copy of the
 * site that also contains a folder `.git`, which must stay secret.
 */
export async function startServer(name: ServerName, site: string, base: string): Promise<WebServer> {
  const program = findProgram(name);
  if (!program) throw new Error(`${name} is not installed.`);
  const place = mkdtempSync(path.join(tmpdir(), `offprint-${name}-`));
  const folder = path.join(place, 'root', base);
  cpSync(site, folder, { recursive: true });
  mkdirSync(path.join(folder, '.git'));
  writeFileSync(path.join(folder, '.git/config'), 'secret');
  const port = await freePort();
  const env = { ...programEnvironment(), HOME: place, XDG_DATA_HOME: place, XDG_CONFIG_HOME: place };
  const args = configure[name](place, program, port, base);
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (piece: string) => said.push(piece));
  const stop = async () => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    rmSync(place, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}${base}`;
  if (await answers(url, child)) return { url, stop };
  await stop();
  throw new Error(`${name} did not start:\n${said.join('')}`);
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  for (let tried = 0; tried < 100 && child.exitCode === null; tried++) {
    if (await fetch(url).then(() => true, () => false)) return true; // prettier-ignore
    await setTimeout(100);
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return address && typeof address === 'object' ? address.port : 0;
}
