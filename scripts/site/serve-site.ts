import { stat } from 'node:fs/promises';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import path from 'node:path';
import { reasonOf } from '../../src/files/read-text.ts';
import { quote } from '../../src/model/diagnostic.ts';
import { isMissing, sendFile } from './send-file.ts';

/** A running web server. */
export interface ServedSite {
  /** The address of the home page, including the base path. */
  url: string;
  /** The ports that were tried first, but that other programs use. */
  portsInUse: number[];
  close(): Promise<void>;
}

/** Receives a sentence about a request that could not be answered, or about a problem of the server. */
type ReportError = (message: string) => void;

/**
 * Serves a built site to this machine only. Behaves like a static web host: the site is below its base path, its 404
 * page is used for unknown addresses, and an address without the slash after a folder is redirected. A request that
 * cannot be answered is reported and never ends the server.
 *
 * @param folder the folder of the built site
 * @param base the path in the address of the site, with a slash at both ends: `/lab/`
 * @param port the first port to try; with 0, the operating system chooses a free port
 * @throws {Error} if this port and the 99 ports after it are in use
 */
export async function serveSite(
  folder: string,
  base: string,
  port: number,
  report: ReportError = (message) => console.error(message),
): Promise<ServedSite> {
  const listener = createListener(path.resolve(folder), base, report);
  const portsInUse: number[] = [];
  for (let tried = port; tried < port + 100; tried++) {
    const servers = await listen(listener, tried);
    if (servers) {
      // Without a listener, an error such as too many open connections would end the process.
      for (const server of servers)
        server.on('error', (error) => report(`The server has a problem: ${reasonOf(error)}.`));
      const address = servers[0]?.address();
      const bound = address && typeof address === 'object' ? address.port : tried;
      return {
        url: `http://localhost:${bound}${base}`,
        portsInUse,
        close: async () => {
          await Promise.all(servers.map(close));
        },
      };
    }
    portsInUse.push(tried);
  }
  throw new Error(`All ports from ${port} to ${port + 99} are in use. Choose another port with --port.`);
}

function createListener(folder: string, base: string, report: ReportError): RequestListener {
  return (request, response) => {
    answer(request, response, folder, base).catch((error: NodeJS.ErrnoException) => {
      report(`${request.method} ${quote(request.url ?? '')} failed: ${reasonOf(error)}.`);
      if (response.headersSent) response.destroy();
      else
        sendText(
          response,
          500,
          'The server could not answer this request. See its messages in the terminal.',
        );
    });
  };
}

/** Responds to a request. Throws if the file system refuses to read a file. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  base: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendText(response, 405, 'Only GET and HEAD are allowed.');
  }
  const [pathname = '/', ...queries] = targetOf(request.url ?? '/').split('?');
  const query = queries.length === 0 ? '' : `?${queries.join('?')}`;
  const redirect = (to: string) => {
    response.writeHead(302, { location: to + query, 'content-length': 0 }).end();
  };
  const missing = async () => {
    response.removeHeader('access-control-allow-origin');
    const isSent = await sendFile(request, response, path.join(folder, '404.html'), 404);
    if (!isSent) sendText(response, 404, 'Not found');
  };
  if (pathname === '/' && base !== '/') return redirect(base);
  if (`${pathname}/` === base) return redirect(base);
  if (!pathname.startsWith(base)) return missing();
  const parts = pathname.slice(base.length).split('/');
  const names = decodeNames(parts);
  if (names === 'malformed') return sendText(response, 400, 'The address is not valid.');
  // Addresses of folders end with a slash. Other empty names would be part of an address such as `//host/`, and a
  // redirect to that address would lead to another host.
  if (names.slice(0, -1).includes('') || !names.every(isServed)) return missing();
  const file = path.join(folder, ...names);
  // The rule of `export/host-headers.ts`: scripts of other web pages may read lists and the script that shows them.
  if (names[0] === 'embed' || names.join('/') === 'embed.js')
    response.setHeader('access-control-allow-origin', '*');
  if (pathname.endsWith('/')) {
    if (!(await sendFile(request, response, path.join(file, 'index.html')))) await missing();
  } else if (await isFolder(file)) redirect(`${pathname}/`);
  else if (!(await sendFile(request, response, file))) await missing();
}

/**
 * Returns the path and the query of a request. A server must also accept a whole address, as a request to a proxy has it
 * (RFC 9112, 3.2.2).
 */
function targetOf(url: string): string {
  const whole = /^https?:\/\/[^/?#]{0,999}/iu.exec(url);
  if (!whole) return url;
  const rest = url.slice(whole[0].length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Decodes the names in a path. Percent-encoding that is not UTF-8, and a null character, are malformed. */
function decodeNames(parts: readonly string[]): string[] | 'malformed' {
  try {
    const names = parts.map(decodeURIComponent);
    return names.some((name) => name.includes('\0')) ? 'malformed' : names;
  } catch {
    return 'malformed';
  }
}

/** Whether a name may be in the path of a file: not `..`, no hidden file, and no separator of folders. */
function isServed(name: string): boolean {
  return (!name.startsWith('.') || name === '.well-known') && !/[/\\]/u.test(name);
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  // What a failed attempt to send a file has set does not describe this text.
  for (const name of response.getHeaderNames()) if (name !== 'allow') response.removeHeader(name);
  response.writeHead(status, {
    'content-type': 'text/plain;charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/**
 * Starts one server on each of the two addresses of `localhost` (IPv4 and IPv6), because browsers use either address.
 * Returns undefined if the port is in use.
 */
async function listen(listener: RequestListener, port: number): Promise<Server[] | undefined> {
  const first = await listenOn(listener, '127.0.0.1', port);
  if (typeof first === 'string') return undefined;
  const address = first.address();
  const bound = address && typeof address === 'object' ? address.port : port;
  const second = await listenOn(listener, '::1', bound);
  if (second === 'in use') {
    await close(first);
    return undefined;
  }
  return second === 'unavailable' ? [first] : [first, second];
}

function listenOn(
  listener: RequestListener,
  host: string,
  port: number,
): Promise<Server | 'in use' | 'unavailable'> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('in use');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve('unavailable');
      else reject(error);
    });
    server.listen(port, host, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
