import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { contentFolder, readSite } from '../../src/files/content-folder.ts';
import { publicFolder } from '../../src/files/public-folder.ts';
import type { Language } from '../../src/model/language.ts';
import { chooseAddress, type SiteAddress } from '../../src/model/site-address.ts';
import { root } from '../setup/process.ts';
import { reloadPages } from './page-reloads.ts';
import { wordsModule } from './words-module.ts';

/** Time after a change until the file is looked at again, in milliseconds. The watcher reports no second change for 50 ms. */
const secondLook = 100;

/** Time until the server is asked again to restart, in milliseconds; doubled each time. It ignores this while it starts. */
const firstRetry = 250;

/**
 * Returns the parts of `npm run dev` that notice changes of content files and of files in `public/`. Pages read the content
 * themselves, so that Vite does not know which files a page depends on. After a change, everything that was worked out
 * from the content is outdated, and the browser loads the page again. If a setting has changed that Astro's configuration
 * contains, the server starts again by itself.
 *
 * @param configured the settings that the configuration contains. Read again, they might already be others
 */
export function contentWatcher(configured: ConfiguredSettings): Plugin[] {
  const words = wordsModule(configured.language);
  const watcherPlugin: Plugin = {
    name: 'offprint-content',
    apply: 'serve',
    configureServer(server) {
      const { watcher } = server;
      const content = path.resolve(contentFolder());
      const folders = [content, path.resolve(publicFolder())];
      const looks = new Map<string, NodeJS.Timeout>();
      const noteChange = reloadPages(server);
      let retry: NodeJS.Timeout | undefined;
      // The property is not part of Vite's types. Without it, timers of an earlier server would do no harm.
      const isClosed = () => 'closed' in watcher && watcher.closed === true;

      /** Starts the server again if it has other settings than the content. Returns whether it has. */
      const restart = (wait = firstRetry): boolean => {
        clearTimeout(retry);
        if (isClosed()) return false;
        const settings = currentSettings();
        if (settings === undefined || settings === settingsText(configured)) return false;
        // Astro loads its configuration again after a change of its file.
        watcher.emit('change', path.join(root, 'astro.config.mjs'));
        retry = setTimeout(restart, wait, wait * 2);
        return true;
      };
      const show = (file: string) => {
        const isConfigured = configuredPaths.some((name) => file === path.join(content, name));
        if (isConfigured) words.update(server);
        noteChange(!(isConfigured && restart()));
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
      const start = Date.now();
      watcher.add(folders);
      // It reports no change of a file that it has not found yet.
      watcher.once('ready', () => folders.some((folder) => isChangedSince(folder, start)) && noteChange());
      watcher.on('all', (_, changed) => {
        const file = path.resolve(changed);
        if (!folders.some((folder) => file.startsWith(folder + path.sep))) return;
        show(file);
        lookAgain(file);
      });
      // The settings may have changed while the server started.
      const checkSettings = () => {
        words.update(server);
        restart();
      };
      watcher.once('ready', checkSettings);
      retry = setTimeout(checkSettings, firstRetry);
    },
  };
  return [words.plugin, watcherPlugin];
}

/** Whether a file in a folder was written since a time, in milliseconds. */
function isChangedSince(folder: string, time: number): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => {
    const stats = statSync(path.join(folder, file), { throwIfNoEntry: false });
    return stats !== undefined && stats.mtimeMs >= time;
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
function currentSettings(): string | undefined {
  const site = readSite();
  if ('diagnostics' in site) return undefined;
  const address = chooseAddress(site.value.url, process.env);
  if ('diagnostics' in address) return undefined;
  return settingsText({ ...site.value, address, publicFolder: publicFolder() });
}

/** The settings that Astro's configuration contains. */
export interface ConfiguredSettings {
  address: SiteAddress;
  language: Language;
  publicFolder: string;
  withoutPage?: readonly string[] | undefined;
}

/** Returns the settings for which the server must start again, as text. The language may change without. */
function settingsText({ address, withoutPage, publicFolder: folder }: ConfiguredSettings): string {
  return JSON.stringify([address, withoutPage, folder]);
}
