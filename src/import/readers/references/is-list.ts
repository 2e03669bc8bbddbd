import type { PaperRecord } from '../record.ts';
import type { ReferenceEntry } from './split-references.ts';

/**
 * Whether the references are a list and not a few references inside another text. Below a heading such as
 * "Publications", other lines may be between them. If there are several such headings, one list is enough, because the
 * others can contain anything.
 */
export function isList(
  records: readonly PaperRecord[],
  entries: readonly ReferenceEntry[],
  rejected: readonly ReferenceEntry[],
  hasHeading: boolean,
): boolean {
  if (records.length === 0) return false;
  if (shareOfReferences(entries, rejected) > (hasHeading ? 0.3 : 0.6)) return true;
  const sections = new Set(
    entries.map(({ heading }) => heading).filter(({ hasPublications }) => hasPublications === true),
  );
  return [...sections].some((section) => {
    const isIn = ({ heading }: ReferenceEntry) => heading === section;
    return shareOfReferences(entries.filter(isIn), rejected.filter(isIn)) > 0.6;
  });
}

/** Returns which share of the text of entries is that of references, between 0 and 1. */
function shareOfReferences(entries: readonly ReferenceEntry[], rejected: readonly ReferenceEntry[]): number {
  const size = (list: readonly ReferenceEntry[]) => list.reduce((sum, { text }) => sum + text.length, 0);
  return 1 - size(rejected) / size(entries);
}
