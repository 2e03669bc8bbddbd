import { foldText } from '../model/characters.ts';
import type { Paper } from '../model/paper.ts';
import type { Venue } from '../model/venue.ts';

/** The short name of a venue, as lists show it. */
export interface ShortVenue {
  short: string;
  /** The whole name, if it differs from the short name. */
  name?: string;
  /** The line of `venues:` in `site.yaml` that gives the short name. */
  venue?: Venue;
  /** The number of that line, from 0. The style sheet of the theme has a class for its colour. */
  line?: number;
}

/** A function that returns the short name of a paper's venue; `undefined` if none is known. */
export type ShortVenueOf = (
  paper: Pick<Paper, 'containerTitle' | 'containerTitleShort' | 'eventTitle'>,
) => ShortVenue | undefined;

/**
 * Returns a function that finds the short name of a paper's venue: the line of `venues:` that has the name, the short
 * name or the event of the paper, or else the paper's own `containerTitleShort`. Case, accents and punctuation are
 * ignored. If two lines have a name in common, the first one counts.
 */
export function createShortVenues(venues: readonly Venue[] = []): ShortVenueOf {
  const lines = new Map<string, number>();
  for (const [line, { short, name }] of venues.entries())
    for (const each of [...name, short]) {
      const key = foldText(each);
      if (key !== '' && !lines.has(key)) lines.set(key, line);
    }
  return ({ containerTitle, containerTitleShort, eventTitle }) => {
    const line = [containerTitle, containerTitleShort, eventTitle]
      .map((name) => (name === undefined ? undefined : lines.get(foldText(name))))
      .find((found) => found !== undefined);
    const venue = line === undefined ? undefined : venues[line];
    const short = venue?.short ?? containerTitleShort;
    if (short === undefined) return undefined;
    const whole = containerTitle ?? venue?.name[0];
    return {
      short,
      ...(whole !== undefined && whole !== short && { name: whole }),
      ...(venue && line !== undefined && { venue, line }),
    };
  };
}

/** Returns the class of the short name of a venue, for its colour; `undefined` if the venue has no colour. */
export function venueClass({ venue, line }: ShortVenue): string | undefined {
  return venue?.colour === undefined ? undefined : `venue-${line}`;
}
