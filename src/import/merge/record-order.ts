/**
 * Whether the value of a profile replaces a value of other profiles. It does if the profile's id comes before their
 * ids in alphabetical order.
 *
 * @param others the profiles that the current value comes from; undefined for a source that is not a profile. The
 * value of such a source stays.
 */
export function isProfileBefore(
  profile: string | undefined,
  others: readonly (string | undefined)[],
): boolean {
  return (
    profile !== undefined &&
    others.length > 0 &&
    others.every((other) => other !== undefined && profile < other)
  );
}

/**
 * Compares two records by the order in which they are merged: records without a profile first, then by profile, file
 * and line.
 */
export function compareRecords(a: RecordOrigin, b: RecordOrigin): number {
  return (
    compareStrings(a.profile ?? '', b.profile ?? '') || compareStrings(a.file, b.file) || a.line - b.line
  );
}

interface RecordOrigin {
  profile?: string;
  file: string;
  line: number;
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
