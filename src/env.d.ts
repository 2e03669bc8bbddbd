/** The base path of the site, with a slash at both ends: `/lab/`. Set by astro.config.mjs. */
declare const SITE_BASE: string;
/** The origin of the site, `https://example.org`; empty if the address is not known. Set by astro.config.mjs. */
declare const SITE_ORIGIN: string;

declare module 'virtual:free-pages' {
  /** Functions that import the free pages, by id. `scripts/site/build/free-page-modules.mjs` makes them. */
  export const freePageModules: Record<string, () => Promise<import('astro').MDXInstance<object>>>;
}
