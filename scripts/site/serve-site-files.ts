import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { publicFolder } from '../../src/files/public-folder.ts';

/** Beginnings of paths of modules and pictures, which Vite and Astro serve, from the home page. */
const ofVite = /^(?:@|_astro\/|_image|_server|src\/|scripts\/|node_modules\/|\.)/;

/**
 * Returns the address at which `astro dev` finds the route of a file, which is the address of the file with a slash at
 * the end, because all addresses of pages end with one. Returns `undefined` for other addresses.
 *
 * @param address the path of a request, with its query
 * @param base the path of the home page: `/lab/`
 */
export function toFileRoute(address: string, base: string): string | undefined {
  const [file = '', query] = address.split('?');
  if (!file.startsWith(base)) return undefined;
  const below = file.slice(base.length);
  const isFile = /(?:^|\/)(?:[^/]+\.[a-z0-9]{1,12}|_headers|_redirects)$/i.test(below);
  if (!isFile || ofVite.test(below) || below.endsWith('.html')) return undefined;
  return `${file}/${query === undefined ? '' : `?${query}`}`;
}

/** Makes `astro dev` serve the files that `siteFiles` returns. Files in `public/` are served instead of them. */
export function serveSiteFiles(base: string): Plugin {
  return {
    name: 'offprint-site-files',
    configureServer(server) {
      server.middlewares.use((request, _, next) => {
        // Astro has removed the base path from `url`.
        const { url = '', originalUrl = url } = request;
        const route = toFileRoute(originalUrl, base);
        if (route !== undefined && !isPublic(route.slice(base.length).replace(/\/(?:\?.*)?$/, '')))
          request.url = url === originalUrl ? route : route.slice(base.length - 1);
        next();
      });
    },
  };
}

function isPublic(file: string): boolean {
  return existsSync(path.join(publicFolder(), file));
}
