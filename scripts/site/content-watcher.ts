import path from 'node:path';
import type { Plugin } from 'vite';
import { noteContentChange } from '../../src/build/content-version.ts';
import { contentFolder, readSite } from '../../src/files/content-folder.ts';
import { publicFolder } from '../../src/files/public-folder.ts';
import { chooseAddress } from '../../src/model/site-address.ts';
import { root } from '../setup/process.ts';

/** Time to wait for more changes before the browser loads the page again, in milliseconds. Programs save several files. */
const pause = 20;

/**
 * Returns the part of `npm run dev` that notices changes of content files and of files in `public/`. Pages read the content
 * themselves, so that Vite does not know which files a page depends on. After a change, everything that was worked out
 * from the content is outdated, and the browser loads the page again. If a setting has changed that Astro's configuration
 * contains, the server starts again by itself.
 */
export function contentWatcher(): Plugin {
  return {
    name: 'offprint-content',
    apply: 'serve',
    configureServer(server) {
      const content = path.resolve(contentFolder());
      const folders = [content, path.resolve(publicFolder())];
      let configured = configuredSettings();
      let reload: NodeJS.Timeout | undefined;
      server.watcher.add(folders);
      server.watcher.on('all', (_, changed) => {
        const file = path.resolve(changed);
        if (!folders.some((folder) => file.startsWith(folder + path.sep))) return;
        noteContentChange();
        for (const { hot } of Object.values(server.environments)) {
          // Astro keeps the paths of all pages until this message, which it sends after changes of its collections.
          hot.send('astro:content-changed', {});
        }
        const settings = file === path.join(content, 'site.yaml') ? configuredSettings() : undefined;
        if (settings !== undefined && configured !== undefined && settings !== configured) {
          configured = settings;
          // Astro loads its configuration again after a change of its file.
          server.watcher.emit('change', path.join(root, 'astro.config.mjs'));
          return;
        }
        clearTimeout(reload);
        reload = setTimeout(() => server.environments.client.hot.send({ type: 'full-reload' }), pause);
      });
    },
  };
}

/** Returns the settings that Astro's configuration contains, as text; `undefined` if site.yaml has errors. */
function configuredSettings(): string | undefined {
  const site = readSite();
  if ('diagnostics' in site) return undefined;
  const address = chooseAddress(site.value.url, process.env);
  if ('diagnostics' in address) return undefined;
  return JSON.stringify([address, site.value.language, site.value.withoutPage]);
}
