import path from 'node:path';
import { contentFolder, readPageFiles, readSite } from '../../../src/files/content-folder.ts';
import { privatePhotos } from '../../../src/files/private-photos.ts';
import { publicFolder } from '../../../src/files/public-folder.ts';
import { toShownPath } from '../../../src/files/shown-path.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { hashText } from '../../../src/model/id.ts';
import { chooseAddress } from '../../../src/model/site-address.ts';
import type { ConfiguredSettings } from '../content-watcher.ts';

/** The part of the content on which Astro's configuration depends. All paths have `/` between folder names. */
export interface AstroSettings {
  origin?: string;
  base: string;
  language: string;
  /** The absolute path of the content folder. */
  content: string;
  publicFolder: string;
  /** Absolute paths of photos of people who would rather have no page. */
  hiddenPhotos: string[];
  /**
   * Folder of the caches. Each content folder has its own caches, so that no page of another content folder gets into the
   * site.
   */
  cache: string;
}

/** The task of Astro when it compiles a site, as JSON on standard input. */
export interface CompileJob {
  settings: AstroSettings;
  /** The ids and absolute paths of the free pages. */
  pages: { id: string; file: string }[];
  /** The folder for the compiled modules. */
  server: string;
  /** The folder for scripts, styles and other files of the site. */
  client: string;
}

/**
 * Reads the settings of a content folder; or returns the reasons why they cannot be used.
 *
 * @returns the settings, and the values from which they were made
 */
export function readAstroSettings(
  folder = contentFolder(),
  env: NodeJS.ProcessEnv = process.env,
): { value: AstroSettings; configured: ConfiguredSettings } | { diagnostics: Diagnostic[] } {
  const site = readSite(folder);
  if ('diagnostics' in site) return site;
  const address = chooseAddress(site.value.url, env);
  if ('diagnostics' in address) return address;
  const content = path.resolve(folder);
  return {
    configured: { ...site.value, address, publicFolder: publicFolder(folder) },
    value: {
      ...(address.origin !== undefined && { origin: address.origin }),
      base: address.base,
      language: site.value.language,
      content: toShownPath(content),
      publicFolder: toShownPath(path.resolve(publicFolder(folder))),
      hiddenPhotos: [...privatePhotos(folder, site.value.withoutPage)],
      cache: `.cache/${folder === 'content' ? folder : hashText(folder)}`,
    },
  };
}

/** Lists the free pages that can be compiled, with absolute paths. */
export async function listPageModules({ content }: AstroSettings): Promise<CompileJob['pages']> {
  const { files } = await readPageFiles(content);
  return files.map(({ id, file }) => ({ id, file: toShownPath(file) }));
}
