import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { freePageModules } from './scripts/site/build/free-page-modules.ts';
import { contentFolder, readSite } from './src/files/content-folder.ts';
import { privatePhotos } from './src/files/private-photos.ts';
import { publicFolder } from './src/files/public-folder.ts';
import { toShownPath } from './src/files/shown-path.ts';
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

/**
 * Folder of the build's caches. Each content folder has its own caches, so that no page of another content folder gets
 * into the site.
 */
const cache = `.cache/${process.env.OFFPRINT_CONTENT ? hashText(contentFolder()) : 'content'}`;

/** The folder for the compiled site, if Astro only compiles the site. `scripts/site/build-site.ts` sets it. */
const compiledSite = process.env.OFFPRINT_COMPILED_SITE;

// Each loads the modules that it needs, because loading all takes a noticeable part of a build.
const { integrations, plugins } = compiledSite
  ? (await import('./scripts/site/build/bundle-integration.ts')).compileOnly(compiledSite)
  : (await import('./scripts/site/dev-server.ts')).devServer({
      ...read.value,
      address,
      publicFolder: publicFolder(),
    });

/** The path of the module that decides about the addresses of pictures in free pages. */
const imageService = fileURLToPath(new URL('src/build/image-service.ts', import.meta.url));

/** The module that replaces a photo that must not be published. */
const noPhoto = '\0offprint-no-photo';
const noPhotoPattern = /^\0offprint-no-photo$/;

/** Paths of photos of people who would rather have no page. */
const hiddenPhotos = privatePhotos(contentFolder(), read.value.withoutPage);

/**
 * Not passed to `defineConfig`, which returns it unchanged: its module loads an optimizer of SVG files, which takes 0.2
 * seconds of each build.
 *
 * @type {import('astro').AstroUserConfig}
 */
export default {
  ...(origin !== undefined && { site: origin }),
  base,
  // With these two settings, a page has the same address on every static host.
  trailingSlash: 'always',
  build: {
    format: 'directory',
    // The content security policy of `layouts/Page.astro` does not allow `<style>` elements.
    inlineStylesheets: 'never',
  },
  cacheDir: cache,
  // The build copies public files itself.
  publicDir: compiledSite ? `${cache}/no-public-files` : path.resolve(publicFolder()),
  integrations: [mdx(), ...integrations],
  // The build makes the pictures of free pages itself.
  ...(compiledSite && { image: { service: { entrypoint: imageService } } }),
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  prefetch: false,
  vite: {
    plugins: [
      ...plugins,
      freePageModules(),
      {
        // Without this, Astro would publish photos that no page shows.
        name: 'offprint-private-photos',
        enforce: 'pre',
        resolveId: {
          filter: { id: /\.(?:jpe?g|png|webp|avif)$/i },
          async handler(source, importer, options) {
            const found = await this.resolve(source, importer, { ...options, skipSelf: true });
            return found && hiddenPhotos.has(toShownPath(found.id)) ? noPhoto : undefined;
          },
        },
        load: { filter: { id: noPhotoPattern }, handler: () => 'export default undefined;' },
      },
    ],
    resolve: {
      alias: {
        // Pages and scripts contain the interface texts of one language. In `npm run dev`, it may change
        // (`scripts/site/words-module.ts`). For other programs, `package.json` maps `#words` to English.
        ...(compiledSite && {
          '#words': fileURLToPath(new URL(`./src/words/${read.value.language}.ts`, import.meta.url)),
        }),
        // Photos are in the content folder and are processed by Astro's image service.
        '@content': toShownPath(path.resolve(contentFolder())),
      },
    },
    // `SITE_BASE` is used instead of `import.meta.env.BASE_URL`, because an environment variable `BASE_URL` would
    // override the latter.
    define: { SITE_BASE: JSON.stringify(base), SITE_ORIGIN: JSON.stringify(origin ?? '') },
    // No asset is inlined, because the content security policy does not allow inline scripts.
    build: { assetsInlineLimit: 0 },
    // Fuse.js, in the search worker, is the only code in the site that is not Offprint's own. Its licence requires the
    // notice, and the minifier removes it.
    worker: {
      format: 'es',
      rolldownOptions: {
        output: {
          postBanner: ({ moduleIds }) => (moduleIds.some((id) => id.includes('/fuse.js/')) ? notice : ''),
        },
      },
    },
    // Without this setting, `astro dev` discovers Fuse.js only when the worker loads it, and then reloads the page.
    optimizeDeps: { include: ['fuse.js'] },
    cacheDir: `${cache}/vite`,
  },
};
