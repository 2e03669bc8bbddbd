import path from 'node:path';
import type { Plugin } from 'vite';
import { contentFolder, readPageFiles } from '../../../src/files/content-folder.ts';
import { toShownPath } from '../../../src/files/shown-path.ts';

/** The id of the module `virtual:free-pages`. `src/env.d.ts` has its type. */
const id = '\0free-pages';

/**
 * Makes the module `virtual:free-pages`, which imports the free pages of the content folder. Without a collection of Astro,
 * which would start a server of Vite to read its schema, and take a third of the time of a build.
 */
export function freePageModules(): Plugin {
  const pages = path.resolve(contentFolder(), 'pages');
  return {
    name: 'offprint-free-pages',
    resolveId: { filter: { id: /^virtual:free-pages$/ }, handler: () => id },
    load: {
      filter: { id: new RegExp(`^${id}$`) },
      async handler() {
        const { files } = await readPageFiles(path.dirname(pages));
        const entries = files.map(
          (file) => `${JSON.stringify(file.id)}: () => import(${JSON.stringify(toShownPath(file.file))}),`,
        );
        return `export const freePageModules = {\n${entries.join('\n')}\n};\n`;
      },
    },
    hotUpdate({ type, file }) {
      if (type === 'update' || !path.resolve(file).startsWith(pages + path.sep)) return undefined;
      const module = this.environment.moduleGraph.getModuleById(id);
      return module && [module];
    },
  };
}
