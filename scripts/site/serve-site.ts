import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

/** A running web server. */
export interface ServedSite {
  /** The address of the home page, including the base path. */
  url: string;
  /** The ports that were tried first, but that other programs use. */
  portsInUse: number[];
  close(): Promise<void>;
}

/**
 * Serves a built site to this machine only. Behaves like a static web host: the site is below its base path, its 404
 * page is used for unknown addresses, and an address without the slash after a folder is redirected.
 *
 * @param folder the folder of the built site
 * @param base the path in the address of the site, with a slash at both ends: `/lab/`
 * @param port the first port to try; with 0, the operating system chooses a free port
 * @throws {Error} if this port and the 99 ports after it are in use
 */
export async function serveSite(folder: string, base: string, port: number): Promise<ServedSite> {
  const listener = createListener(folder, base);
  const portsInUse: number[] = [];
  for (let tried = port; tried < port + 100; tried++) {
    const servers = await listen(listener, tried);
    if (servers) {
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

function createListener(folder: string, base: string): RequestListener {
  const files = sirv(folder, { dev: true, etag: true, dotfiles: false, gzip: true });
  const notFound = path.join(folder, '404.html');
  return (request, response) => {
    const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
    const redirect = (to: string) => {
      response.writeHead(302, { location: query === undefined ? to : `${to}?${query}` }).end();
    };
    const missing = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(existsSync(notFound) ? readFileSync(notFound) : 'Not found');
    };
    if (pathname === '/' && base !== '/') return redirect(base);
    if (`${pathname}/` === base) return redirect(base);
    // A redirect to a path that begins with two slashes would lead to another host.
    if (!pathname.startsWith(base) || pathname.includes('//')) return missing();
    const inside = pathname.slice(base.length - 1);
    if (!inside.endsWith('/') && isFolder(folder, inside)) return redirect(`${pathname}/`);
    request.url = query === undefined ? inside : `${inside}?${query}`;
    files(request, response, missing);
  };
}

/** Whether the path in an address is the path of a folder inside the site. */
function isFolder(folder: string, pathname: string): boolean {
  try {
    const file = path.join(folder, decodeURIComponent(pathname));
    return file.startsWith(folder + path.sep) && statSync(file).isDirectory();
  } catch {
    return false;
  }
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
