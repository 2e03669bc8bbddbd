import { currentSite } from './build-context.ts';
import { oncePerBuild } from './once-per-build.ts';
import { createShortVenues } from '../library/short-venues.ts';

/** Returns the function that finds the short names of venues, with the settings of this build. */
export const currentShortVenues = oncePerBuild(async () => createShortVenues((await currentSite()).venues));

/** Limits of the content of list entries. Dense lists leave out details, so that most entries are one line. */
export const currentEntryLimits = oncePerBuild(async () =>
  (await currentSite()).theme?.density === 'dense'
    ? { maxNames: 3, showTopics: false }
    : { maxNames: 8, showTopics: true },
);
