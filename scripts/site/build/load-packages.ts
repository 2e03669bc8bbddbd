import { flushCompileCache } from 'node:module';

/** Packages that compiled pages import and that take long to load. They are not part of the compiled site. */
export const packagesOfPages = [
  'any-ascii',
  'citeproc',
  'culori/require',
  'd3-force',
  'd3-scale',
  'd3-shape',
  'gray-matter',
  'satteri',
  'sharp',
  'temml',
];

/**
 * Loads the packages that compiled pages will import, and writes them to the folder of compiled modules, while the site is
 * still being compiled. A package that cannot be loaded is reported when a page needs it.
 */
export async function loadPackages(): Promise<void> {
  await Promise.allSettled(packagesOfPages.map((name) => import(name)));
  flushCompileCache();
}
