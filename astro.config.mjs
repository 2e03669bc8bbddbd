import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { freePageModules } from './scripts/site/build/free-page-modules.mjs';

// Each case loads only the modules that it needs, because loading all takes a noticeable part of a build. In a build,
// another process reads the settings (`scripts/site/build/compiler.ts`), while Astro loads its modules.
const job = process.env.OFFPRINT_COMPILE_JOB === 'stdin' ? await text(process.stdin) : undefined;
// The compiled site exists already, or it is not needed.
if (job === '') process.exit();
/** @type {import('./scripts/site/build/astro-settings.ts').CompileJob | undefined} */
const compileJob = job && JSON.parse(job);
const { settings, pages, integrations, plugins } = compileJob
  ? {
      ...compileJob,
      pages: () => compileJob.pages,
      ...(await import('./scripts/site/build/bundle-integration.mjs')).compileOnly(compileJob.server),
    }
  : (await import('./scripts/site/dev-server.ts')).devServer();
const { origin, base, language, content, publicFolder, cache } = settings;

const { version } = JSON.parse(
  readFileSync(new URL('node_modules/fuse.js/package.json', import.meta.url), 'utf8'),
);
const notice = `/*! Fuse.js ${version}, (c) Kiro Risk, Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0 */`;

/** The path of the module that decides about the addresses of pictures in free pages. */
const imageService = fileURLToPath(new URL('src/build/image-service.ts', import.meta.url));

/** The module that replaces a photo that must not be published. */
const noPhoto = '\0offprint-no-photo';
const noPhotoPattern = /^\0offprint-no-photo$/;

/** Paths of photos of people who would rather have no page, with `/` between folder names. */
const hiddenPhotos = new Set(settings.hiddenPhotos);

/**
 * Not passed to `defineConfig`, which returns it unchanged: its module loads an optimizer of SVG files, which takes 0.2
 * seconds of each build.
 *
 * @type {import('astro').AstroUserConfig}
 */
export default {
  ...(origin !== undefined && { site: origin }),
  ...(compileJob && { outDir: compileJob.client }),
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
  publicDir: compileJob ? `${cache}/no-public-files` : publicFolder,
  integrations: [mdx(), ...integrations],
  // The build makes the pictures of free pages itself.
  ...(compileJob && { image: { service: { entrypoint: imageService } } }),
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  prefetch: false,
  vite: {
    plugins: [
      ...plugins,
      freePageModules(path.join(content, 'pages'), pages),
      {
        // Without this, Astro would publish photos that no page shows.
        name: 'offprint-private-photos',
        enforce: 'pre',
        resolveId: {
          filter: { id: /\.(?:jpe?g|png|webp|avif)$/i },
          async handler(source, importer, options) {
            const found = await this.resolve(source, importer, { ...options, skipSelf: true });
            return found && hiddenPhotos.has(found.id.replaceAll(path.sep, '/')) ? noPhoto : undefined;
          },
        },
        load: { filter: { id: noPhotoPattern }, handler: () => 'export default undefined;' },
      },
    ],
    resolve: {
      alias: {
        // Pages and scripts contain the interface texts of one language. In `npm run dev`, it may change
        // (`scripts/site/words-module.ts`). For other programs, `package.json` maps `#words` to English.
        ...(compileJob && {
          '#words': fileURLToPath(new URL(`./src/words/${language}.ts`, import.meta.url)),
        }),
        // Photos are in the content folder and are processed by Astro's image service.
        '@content': content,
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
