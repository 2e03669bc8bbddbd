/**
 * Cache keys of pages that are made when the page is added to the site, by the thread that renders it: most keys depend on
 * similar and related papers, which take time to find. Astro turns the cache keys of `getStaticPaths` into texts at
 * once, so that a page gives the number of a function instead of its key.
 */
const makers: (() => string)[] = [];

/**
 * Notes how the cache key of a page is made.
 *
 * @returns the number for `makeLaterKey`. In `npm run dev`, which keeps no page, it is always the same
 */
export function laterKey(make: () => string): string {
  return import.meta.env.DEV ? '' : String(makers.push(make) - 1);
}

/** Makes the cache key of a page. */
export function makeLaterKey(number: string): string {
  const make = makers[Number(number)];
  if (!make) throw new Error(`No cache key has the number "${number}".`);
  return make();
}
