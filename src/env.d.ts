/** The base path of the site, with a slash at both ends; set by astro.config.mjs. */
declare const SITE_BASE: string;
/** The origin of the site's address, `https://example.org`; empty where none is set. Set by astro.config.mjs. */
declare const SITE_ORIGIN: string;
