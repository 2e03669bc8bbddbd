import { keptFolder, openKeptValues, type KeptValues } from '../files/kept-values.ts';

/**
 * The entries of content files that this build or an earlier one parsed. They are in a module without texts, which
 * `npm run dev` does not load again when the language of the site changes.
 */
let entries: KeptValues | undefined;

/** Returns the entries of content files that were parsed before. */
export function openEntries(): KeptValues {
  entries ??= openKeptValues(keptFolder('entries'));
  return entries;
}

/** Returns the same as `openEntries`, to read all of them. A build reads them once, so that it does not hold them. */
export function takeEntries(): KeptValues {
  const taken = openEntries();
  if (!import.meta.env.DEV) entries = undefined;
  return taken;
}
