/** The base path of the site, with a slash at both ends: `/lab/`. Set by astro.config.mjs. */
declare const SITE_BASE: string;
/** The origin of the site, `https://example.org`; empty if the address is not known. Set by astro.config.mjs. */
declare const SITE_ORIGIN: string;
