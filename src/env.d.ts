/** The base path of the site, with a slash at both ends; set by astro.config.mjs. */
declare const SITE_BASE: string;
