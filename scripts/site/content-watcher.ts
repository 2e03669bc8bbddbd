import { statSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { contentVersion, noteContentChange } from '../../src/build/content-version.ts';
import { contentFolder, readSite } from '../../src/files/content-folder.ts';
import { publicFolder } from '../../src/files/public-folder.ts';
import { chooseAddress } from '../../src/model/site-address.ts';
import { root } from '../setup/process.ts';

/** Time to wait for more changes before the browser loads the page again, in milliseconds. Programs save several files. */
const pause = 20;

/** Time after a change until the file is looked at again, in milliseconds. The watcher reports no second change for 50 ms. */
const secondLook = 100;

/** Time until the server is asked again to restart, in milliseconds; doubled each time. It ignores this while it starts. */
const firstRetry = 250;

/**
 * Returns the part of `npm run dev` that notices changes of content files and of files in `public/`. Pages read the content
 * themselves, so that Vite does not know which files a page depends on. After a change, everything that was worked out
 * from the content is outdated, and the browser loads the page again. If a setting has changed that Astro's configuration
 * contains, the server starts again by itself.
 */
export function contentWatcher(): Plugin {
  // Astro loads its configuration at each start, so these are the settings that the server has.
  const configured = configuredSettings();
  return {
    name: 'offprint-content',
    apply: 'serve',
    configureServer(server) {
      const { watcher } = server;
      const content = path.resolve(contentFolder());
      const folders = [content, path.resolve(publicFolder())];
      const looks = new Map<string, NodeJS.Timeout>();
      let reload: NodeJS.Timeout | undefined;
      let retry: NodeJS.Timeout | undefined;
      // The property is not part of Vite's types. Without it, timers of an earlier server would do no harm.
      const isClosed = () => 'closed' in watcher && watcher.closed === true;

      /** Starts the server again if it has other settings than the content. Returns whether it has. */
      const restart = (wait = firstRetry): boolean => {
        clearTimeout(retry);
        if (configured === undefined || isClosed()) return false;
        const settings = configuredSettings();
        if (settings === undefined || settings === configured) return false;
        // Astro loads its configuration again after a change of its file.
        watcher.emit('change', path.join(root, 'astro.config.mjs'));
        retry = setTimeout(restart, wait, wait * 2);
        return true;
      };
      const reloadPages = () => {
        for (const { hot } of Object.values(server.environments)) {
          // Astro keeps the paths of all pages until this message, which it sends after changes of its collections.
          hot.send('astro:content-changed', {});
        }
        clearTimeout(reload);
        reload = setTimeout(() => server.environments.client.hot.send({ type: 'full-reload' }), pause);
      };
      const show = (file: string) => {
        noteContentChange();
        reloadPages();
        const isConfigured = configuredPaths.some((name) => file === path.join(content, name));
        if (isConfigured && restart()) clearTimeout(reload);
      };
      const lookAgain = (file: string) => {
        const version = versionOf(file);
        clearTimeout(looks.get(file));
        const look = setTimeout(() => {
          looks.delete(file);
          if (isClosed() || versionOf(file) === version) return;
          show(file);
          lookAgain(file);
        }, secondLook);
        looks.set(file, look);
      };
      watcher.add(folders);
      watchRequests(server, reloadPages);
      watcher.on('all', (_, changed) => {
        const file = path.resolve(changed);
        if (!folders.some((folder) => file.startsWith(folder + path.sep))) return;
        show(file);
        lookAgain(file);
      });
      // The settings may have changed while the server started.
      retry = setTimeout(restart, firstRetry);
    },
  };
}

/**
 * Lets pages load again whose content changed while they were made. Such a page has no connection yet by which it could be
 * informed, and Astro keeps the paths that it found for the page, although they are outdated.
 */
function watchRequests(server: ViteDevServer, reloadPages: () => void): void {
  // A page that connects before this server has made one is from an earlier server.
  let requested: number | undefined;
  server.middlewares.use((request, response, next) => {
    if (request.headers.accept?.includes('text/html')) {
      const version = contentVersion();
      requested = version;
      response.once('close', () => version !== contentVersion() && reloadPages());
    }
    next();
  });
  server.environments.client.hot.on('vite:client:connect', (_, client) => {
    if (requested !== contentVersion()) client.send({ type: 'full-reload' });
  });
}

/** Returns a text that changes whenever a file is written. */
function versionOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? [stats.mtimeMs, stats.size, stats.ino].join(' ') : '';
}

/** Paths in the content folder on which Astro's configuration depends. A lab may create its own folder for public files. */
const configuredPaths = ['site.yaml', 'public'];

/** Returns the settings that Astro's configuration contains, as text; `undefined` if site.yaml has errors. */
function configuredSettings(): string | undefined {
  const site = readSite();
  if ('diagnostics' in site) return undefined;
  const address = chooseAddress(site.value.url, process.env);
  if ('diagnostics' in address) return undefined;
  return JSON.stringify([address, site.value.language, site.value.withoutPage, publicFolder()]);
}
