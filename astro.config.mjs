import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { contentFolder, readSite } from './src/files/content-folder.ts';
import { publicFolder } from './src/files/public-folder.ts';
import { hashText } from './src/model/id.ts';
import { formatDiagnostic } from './src/model/diagnostic.ts';
import { chooseAddress } from './src/model/site-address.ts';

const read = readSite();
if ('diagnostics' in read) fail(read.diagnostics);
const address = chooseAddress(read.value.url, process.env);
if ('diagnostics' in address) fail(address.diagnostics);
const { origin, base } = address;

/** @type {(diagnostics: import('./src/model/diagnostic.ts').Diagnostic[]) => never} */
function fail(diagnostics) {
  process.stderr.write(`${diagnostics.map(formatDiagnostic).join('\n')}\n`);
  process.exit(1);
}

const { version } = JSON.parse(
  readFileSync(new URL('node_modules/fuse.js/package.json', import.meta.url), 'utf8'),
);
const notice = `/*! Fuse.js ${version}, (c) Kiro Risk, Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0 */`;

/** Each content folder has its own caches, so that a build of another folder cannot leak into the site. */
const cache = `.cache/${process.env.OFFPRINT_CONTENT ? hashText(contentFolder()) : 'content'}`;

export default defineConfig({
  ...(origin !== undefined && { site: origin }),
  base,
  // Every static host serves these two settings in the same way.
  trailingSlash: 'always',
  build: {
    format: 'directory',
    // The content security policy of `layouts/Page.astro` allows no style element.
    inlineStylesheets: 'never',
  },
  cacheDir: cache,
  publicDir: path.resolve(publicFolder()),
  integrations: [mdx()],
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  prefetch: false,
  // Pages with the same key (`library/page-key.ts`) and code as in the last build are copied, not rendered.
  experimental: { incrementalBuild: true },
  vite: {
    resolve: {
      alias: {
        // Pages and scripts contain the texts of one language. Outside of a build, package.json maps `#words` to English.
        '#words': fileURLToPath(new URL(`./src/words/${read.value.language}.ts`, import.meta.url)),
        // Photos are in the content folder and are processed by Astro's image service.
        '@content': path.resolve(contentFolder()),
      },
    },
    // Not `import.meta.env.BASE_URL`: an environment variable BASE_URL would override it.
    define: { SITE_BASE: JSON.stringify(base), SITE_ORIGIN: JSON.stringify(origin ?? '') },
    // The policy does not allow inline scripts either.
    build: { assetsInlineLimit: 0 },
    // Fuse.js, in the worker, is the only foreign code in the site. Its licence requires the notice, which minifying removes.
    worker: { rolldownOptions: { output: { postBanner: notice } } },
    // Otherwise `astro dev` finds it only when the worker loads it, and then reloads the page.
    optimizeDeps: { include: ['fuse.js'] },
    cacheDir: `${cache}/vite`,
  },
});
