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

/** Each content folder has caches of its own, so that a trial build elsewhere never leaks into the site. */
const cache = `.cache/${process.env.OFFPRINT_CONTENT ? hashText(contentFolder()) : 'content'}`;

export default defineConfig({
  ...(origin !== undefined && { site: origin }),
  base,
  // The pair that every static host serves alike.
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
  // Pages whose key (`library/page-key.ts`) and code are those of the last build are copied, not rendered.
  experimental: { incrementalBuild: true },
  vite: {
    resolve: {
      alias: {
        // Pages and scripts have the words of one language; where no site is built they are English (package.json).
        '#words': fileURLToPath(new URL(`./src/words/${read.value.language}.ts`, import.meta.url)),
        // Photos lie in the content, wherever that is, and go through Astro's image service.
        '@content': path.resolve(contentFolder()),
      },
    },
    // Not `import.meta.env.BASE_URL`: a variable BASE_URL in the environment of the build would take its place.
    define: { SITE_BASE: JSON.stringify(base), SITE_ORIGIN: JSON.stringify(origin ?? '') },
    // The policy allows no inline script either.
    build: { assetsInlineLimit: 0 },
    // Of other people's code only Fuse.js reaches visitors, in the worker; its licence asks for the notice that minifying takes away.
    worker: { rolldownOptions: { output: { postBanner: notice } } },
    // `astro dev` would find it only when the worker asks for it, and load the page anew under the visitor's hands.
    optimizeDeps: { include: ['fuse.js'] },
    cacheDir: `${cache}/vite`,
  },
});
