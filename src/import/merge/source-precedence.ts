import { hashValue, includesHash, type SourceHashes } from './baseline.ts';
import { sourcesOf, type SourcePrecedence } from './decide-field.ts';
import type { SourceRecord } from './group-records.ts';
import { compareValues, fillValues } from './precedence.ts';
import { isProfileBefore } from './record-order.ts';

/**
 * Returns the rules that decide between the current values of a paper and those of a record. A value that a source could only
 * guess comes after all others.
 *
 * @param sources the hashes of the values that the sources have had so far
 * @param profiles ids of the people whose profiles list the paper
 */
export function precedenceOf(
  { profile, uncertain }: SourceRecord,
  sources: SourceHashes,
  profiles: readonly string[],
): SourcePrecedence {
  /** Whether all sources of a current value could only guess it. */
  const wasGuess = (field: string, current: unknown) => {
    const names = sourcesOf(field, hashValue(current), sources);
    return (
      names.length > 0 && names.every((name) => includesHash(sources[name]?.uncertain, hashValue(field)))
    );
  };
  /** Returns the id of the person whose profile is a source; undefined if the source is not a profile. */
  const profileOf = (source: string) => profiles.find((id) => source === id || source.startsWith(`${id} (`));
  return {
    compare: (field, current, incoming) => {
      const isGuess = uncertain?.some((guessed) => guessed === field) ?? false;
      if (isGuess !== wasGuess(field, current)) return isGuess ? 'current' : 'incoming';
      return compareValues(field, current, incoming);
    },
    fill: fillValues,
    isBefore: (others) => isProfileBefore(profile, others.map(profileOf)),
  };
}
