import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';

export interface ServedSite {
  /** The address of the home page, base path included. */
  url: string;
  /** The ports that were asked for and taken. */
  taken: number[];
  close(): Promise<void>;
}

/**
 * Serves a built site to this machine only, as a static host would: under its base path, with its own 404 page,
 * and with a redirect where the slash behind a folder is missing.
 *
 * @param base the path of the site's address, with a slash at both ends
 * @param port the first to try; 0 lets the system choose
 */
export async function serveSite(folder: string, base: string, port: number): Promise<ServedSite> {
  const listener = answer(folder, base);
  const taken: number[] = [];
  for (let tried = port; tried < port + 100; tried++) {
    const servers = await listen(listener, tried);
    if (servers) {
      const address = servers[0]?.address();
      const bound = address && typeof address === 'object' ? address.port : tried;
      return {
        url: `http://localhost:${bound}${base}`,
        taken,
        close: async () => {
          await Promise.all(servers.map(close));
        },
      };
    }
    taken.push(tried);
  }
  throw new Error(`No port from ${port} to ${port + 99} is free. Name another with --port.`);
}

function answer(folder: string, base: string): RequestListener {
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
    // A redirect to what begins with two slashes would lead to another host.
    if (!pathname.startsWith(base) || pathname.includes('//')) return missing();
    const inside = pathname.slice(base.length - 1);
    if (!inside.endsWith('/') && isFolder(folder, inside)) return redirect(`${pathname}/`);
    request.url = query === undefined ? inside : `${inside}?${query}`;
    files(request, response, missing);
  };
}

/** Whether the path of an address is a folder of the site; a path that leaves it is not. */
function isFolder(folder: string, pathname: string): boolean {
  try {
    const file = path.join(folder, decodeURIComponent(pathname));
    return file.startsWith(folder + path.sep) && statSync(file).isDirectory();
  } catch {
    return false;
  }
}

/** Servers on both addresses of `localhost`, since a browser may take either; `undefined` where the port is taken. */
async function listen(listener: RequestListener, port: number): Promise<Server[] | undefined> {
  const first = await listenOn(listener, '127.0.0.1', port);
  if (!(first instanceof Object)) return undefined;
  const address = first.address();
  const bound = address && typeof address === 'object' ? address.port : port;
  const second = await listenOn(listener, '::1', bound);
  if (second === 'taken') {
    await close(first);
    return undefined;
  }
  return second === 'absent' ? [first] : [first, second];
}

function listenOn(
  listener: RequestListener,
  host: string,
  port: number,
): Promise<Server | 'taken' | 'absent'> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('taken');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve('absent');
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
