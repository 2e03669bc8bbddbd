import { App } from 'astro/app';
import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro:static-paths';
import { currentContent, currentLeftOut, parseContent } from './build-context.ts';
import { saveCitationTexts, saveReferences } from './citations.ts';
import { makeLaterKey } from './later-keys.ts';
import { pagePictureFile, pagePicturesOn } from './page-pictures.ts';
import { pictureFile, picturesOn } from './pictures.ts';
import { siteFiles } from './site-files.ts';
import type { SiteFile } from './site-files/site-file.ts';

/** Astro's app, except that an error in a page ends the build instead of becoming an error page. */
class SiteApp extends App {
  override createErrorHandler(): ReturnType<App['createErrorHandler']> {
    return {
      renderError: (request, { error, status }) => {
        if (error instanceof Error) throw error;
        throw new Error(`${new URL(request.url).pathname}: The page cannot be rendered (${status}).`);
      },
    };
  }
}

/**
 * Returns all pages of the site, each with a function that renders it. Their keys are those that the pages noted with
 * `laterKey`. The bytes of a page are a function of its key, and of the compiled site.
 */
async function pageFiles(): Promise<SiteFile[]> {
  const { manifest } = createApp();
  const app = new SiteApp(manifest, false);
  // No page shows the origin of its own address unless the site has a URL, so any origin will do.
  const origin = manifest.site ?? 'http://localhost';
  const base = manifest.base.endsWith('/') ? manifest.base : `${manifest.base}/`;
  const pages: SiteFile[] = [];
  for (const { pathname, route, cacheKey } of await new StaticPaths(app).getAll()) {
    const isPage = route.type === 'page';
    const place = pathname.replace(/^\/|\/$/gu, '');
    pages.push({
      path: isPage ? pagePath(place) : place,
      ...(cacheKey !== undefined && { key: () => `${route.component} ${makeLaterKey(cacheKey)}` }),
      make: async () => {
        // Made here, because the addresses of all pages would take more memory than their texts.
        const address = new URL(origin);
        address.pathname = base + (isPage && place !== '' ? `${place}/` : pathname.replace(/^\//u, ''));
        const response = await app.render(new Request(address), { routeData: route });
        return new Uint8Array(await response.arrayBuffer());
      },
    });
  }
  return pages;
}

/**
 * Reads the content, and keeps what was parsed for other threads and builds.
 *
 * @returns a hash of the content
 */
async function readContent(): Promise<string> {
  return (await currentContent()).digest;
}

/** Returns the path of the HTML file of a page. Hosts serve the error page from the root. */
function pagePath(place: string): string {
  if (place === '404') return '404.html';
  return place === '' ? 'index.html' : `${place}/index.html`;
}

/** The functions of the compiled site. `scripts/site/render-site.ts` imports the compiled module, without Astro's build. */
export const compiledSite = {
  parseContent,
  readContent,
  pageFiles,
  siteFiles,
  picturesOn: (html: Uint8Array, originals: readonly string[]) => [
    ...picturesOn(html),
    ...pagePicturesOn(html, originals),
  ],
  pictureFile: async (file: string, client: string): Promise<SiteFile | undefined> =>
    (await pictureFile(file)) ?? pagePictureFile(file, client),
  currentLeftOut,
  saveReferences,
  saveCitationTexts,
};

export type CompiledSite = typeof compiledSite;
