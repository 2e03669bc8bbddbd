// @ts-check
// Plain JavaScript, as are all modules that Astro's configuration needs for a build: Node takes a quarter of a second to load
// what it needs to read TypeScript.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {import('astro').AstroIntegration} AstroIntegration
 * @typedef {import('vite').Plugin} Plugin
 */

/** File name of the main module of a compiled site. */
export const bundleEntry = 'prerender-entry.mjs';

/** Name of the file that lists the files outside of `src/` that a compiled site contains, with their hashes. */
export const inputsFile = 'inputs.json';

/** Folders of the project whose files are part of the hash of the compiled site, or are made from such files. */
const projectFolders = ['.astro', 'node_modules', 'scripts', 'src'].map((name) =>
  fileURLToPath(new URL(`../../../${name}/`, import.meta.url)),
);

/** @param {string} file */
function isOfProject(file) {
  return projectFolders.some((folder) => path.normalize(file).startsWith(folder));
}

/**
 * Packages that are part of the compiled site, because they consist of many modules, which take long to load. Bundling the
 * large tables of other packages would take 200 MB of memory.
 */
const bundledPackages = /^(?:hast|mdast|micromark|rehype|remark|unified|unist|vfile|yaml|zod)/;

/**
 * Returns a hash of a file.
 *
 * @param {string} file
 */
export function hashFile(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * Returns the parts of Astro's configuration that only a build needs.
 *
 * @param {string} server the path of the folder for the compiled modules
 * @returns {{ integrations: AstroIntegration[], plugins: Plugin[] }}
 */
export function compileOnly(server) {
  return { integrations: [bundleIntegration(server)], plugins: [withoutOptimizer] };
}

/**
 * Prevents that Vite bundles packages for the development server. Astro starts such a server to read the list of free
 * pages, which needs no package in a browser.
 *
 * @type {Plugin}
 */
const withoutOptimizer = {
  name: 'offprint-without-optimizer',
  enforce: 'post',
  configResolved({ optimizeDeps, environments }) {
    for (const each of [optimizeDeps, ...Object.values(environments).map((one) => one.optimizeDeps)]) {
      each.include = [];
      each.noDiscovery = true;
    }
  },
};

/**
 * Makes Astro compile the site without rendering it. The compiled modules are moved out of the folder that Astro deletes
 * at its end, so that they can be rendered now and in later builds.
 *
 * @param {string} server the path of the folder for the compiled modules
 * @returns {AstroIntegration}
 */
function bundleIntegration(server) {
  let compiled = '';
  /** @type {Map<string, string>} */
  const inputs = new Map();
  return {
    name: 'offprint-bundle',
    hooks: {
      'astro:build:setup': ({ vite, target }) => {
        const build = vite.environments?.prerender?.build;
        if (target !== 'server' || !build) return;
        compiled = build.outDir ?? '';
        // A profile of the build traces each function to its file with source maps.
        build.sourcemap = process.env.OFFPRINT_SOURCE_MAPS === '1';
        const { prerender } = vite.environments ?? {};
        if (prerender) prerender.resolve = { ...prerender.resolve, noExternal: [bundledPackages] };
        vite.plugins?.push({
          name: 'offprint-inputs',
          // Vite asks for the files that a module consists of. Pictures that a free page shows are such files.
          generateBundle() {
            for (const id of this.getModuleIds()) {
              const file = id.replace(/[?#].*$/su, '');
              if (!path.isAbsolute(file) || !existsSync(file) || !statSync(file).isFile()) continue;
              if (!isOfProject(file)) inputs.set(file, hashFile(file));
            }
          },
        });
        build.rolldownOptions = {
          ...build.rolldownOptions,
          input: fileURLToPath(new URL('../../../src/build/site-bundle.ts', import.meta.url)),
          output: { ...build.rolldownOptions?.output, entryFileNames: bundleEntry },
        };
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'offprint-bundle',
          // This is the first call after the modules are complete. No path is left for Astro to render.
          getStaticPaths: async () => {
            renameSync(compiled, server);
            writeFileSync(path.join(server, '..', inputsFile), JSON.stringify(Object.fromEntries(inputs)));
            return [];
          },
          render: () => Promise.reject(new Error('Astro renders no page.')),
        }),
    },
  };
}
