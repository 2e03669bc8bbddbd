import { currentSite } from '../build/build-context.ts';
import { oncePerBuild } from '../build/once-per-build.ts';
import { createShortVenues } from '../library/short-venues.ts';

/** Returns the function that finds the short names of venues, with the settings of this build. */
export const currentShortVenues = oncePerBuild(async () => createShortVenues((await currentSite()).venues));

/** Returns the maximum number of names in the entries of lists: few in dense lists, so that most entries are one line. */
export const currentNameLimit = oncePerBuild(async () =>
  (await currentSite()).theme?.density === 'dense' ? 3 : 8,
);
