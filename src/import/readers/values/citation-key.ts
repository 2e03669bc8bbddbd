import { citationKeyPattern } from '../../../model/paper.ts';
import type { PaperRecord } from '../record.ts';

/** The formats whose records have citation keys, and the key below `other` where their readers keep it. */
const otherKeys: Readonly<Record<string, readonly string[]>> = {
  bibtex: ['citation-key'],
  ris: ['ID'],
  enw: ['%F'],
  'csl-json': ['citation-key', 'id'],
};

/**
 * Moves the citation key of a record from `other` to `citationKey`, if it is valid in BibTeX. The ID of a record in RIS,
 * EndNote or CSL-JSON may also be a number or an address. It is a citation key if it begins with a letter.
 */
export function readCitationKey(record: PaperRecord, format: string): PaperRecord {
  const { paper } = record;
  const values = Object.hasOwn(otherKeys, format) ? (otherKeys[format] ?? []) : [];
  const field = values.find((key) => isCitationKey(paper.other?.[key], key === 'citation-key'));
  if (field === undefined || paper.citationKey !== undefined) return record;
  const { [field]: citationKey, ...kept } = paper.other ?? {};
  // An item of CSL-JSON usually has the citation key as its id too.
  const others = Object.fromEntries(
    Object.entries(kept).filter(([key, value]) => key !== 'id' || value !== citationKey),
  );
  const { other: _, ...rest } = paper;
  return {
    ...record,
    paper: {
      ...rest,
      citationKey: String(citationKey),
      ...(Object.keys(others).length > 0 && { other: others }),
    },
  };
}

function isCitationKey(value: unknown, isSure: boolean): boolean {
  return (
    typeof value === 'string' &&
    citationKeyPattern.test(value) &&
    (isSure || (/^\p{L}/u.test(value) && value.length < 60 && !value.includes('//')))
  );
}
