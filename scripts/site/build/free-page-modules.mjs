// @ts-check
import path from 'node:path';

/** The id of the module `virtual:free-pages`. `src/env.d.ts` has its type. */
const id = '\0free-pages';

/**
 * @typedef {object} FreePageModule
 * @property {string} id
 * @property {string} file the path of the file, with `/` between folder names
 */

/**
 * Makes the module `virtual:free-pages`, which imports the free pages of the content folder. Without a collection of Astro,
 * which would start a server of Vite to read its schema, and take a third of the time of a build.
 *
 * @param {string} folder the path of the folder with the free pages
 * @param {() => readonly FreePageModule[] | Promise<readonly FreePageModule[]>} list lists the pages
 * @returns {import('vite').Plugin}
 */
export function freePageModules(folder, list) {
  const pages = path.resolve(folder);
  return {
    name: 'offprint-free-pages',
    resolveId: { filter: { id: /^virtual:free-pages$/ }, handler: () => id },
    load: {
      filter: { id: new RegExp(`^${id}$`) },
      async handler() {
        const entries = (await list()).map(
          ({ id, file }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(file)}),`,
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
