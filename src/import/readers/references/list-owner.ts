import { formatName, type Name } from '../../../model/name.ts';
import { toParts } from '../../../model/name-parts.ts';
import type { PaperRecord, ProfileOwner } from '../record.ts';
import type { Line } from '../values/lines.ts';

const titles =
  /^(?:(?:Prof|Dr|Professor|Univ|Assoc|Asst|Apl|Priv|PD|Mr|Ms|Mrs|Ing|Dipl|habil|rer|nat|phil)\b\.?-?[ ]?)+/u;
const degree = /^(?:Ph\.? ?D\.?|M\.?Sc\.?|M\.?D\.?|Dr\.?|MA|BSc|FRS|MBA)$/u;

/** Finds the person whose list this is: a name above the list that most of the papers have among their authors. */
export function findOwner(head: readonly Line[], records: readonly PaperRecord[]): ProfileOwner | undefined {
  const keys = records.map(({ paper }) => new Set((paper.author ?? []).map(nameKey)));
  for (const { text } of head.slice(0, 20)) {
    const name = text
      .replace(
        /^(?:curriculum vitae|cv|lebenslauf|publications?|selected publications|list of publications|publikationen)(?: of| by| von|:|,| [-–—|])? /iu,
        '',
      )
      .replace(titles, '')
      .split(',')
      .filter((part, index) => index === 0 || !degree.test(part.trim()))
      .join(',')
      .trim();
    const words = name.split(' ').filter((word, index) => index < 2 || !degree.test(word));
    if (words.length < 2 || words.length > 6 || !/^[\p{L}\p{M}'’.,-]+(?: [\p{L}\p{M}'’.,-]+)+$/u.test(name))
      continue;
    const parts = toParts(name);
    if (!('family' in parts)) continue;
    const key = nameKey(name);
    const count = keys.filter((own) => own.has(key)).length;
    const complete = records.filter(({ paper }) => paper.authorsTruncated !== true).length;
    if (count > 0 && count * 2 >= complete) return ownerOf(name, key, records);
  }
  return undefined;
}

/** Returns the owner with the spellings that the references use, such as `A. Quill` for `Ada Quill`. */
function ownerOf(name: string, key: string, records: readonly PaperRecord[]): ProfileOwner {
  const authors = records.flatMap(({ paper }) => paper.author ?? []);
  const spellings = new Set(
    authors
      .filter((author) => nameKey(author) === key)
      .map((author) => formatName(author).replace(/[^\p{L}\p{M}.'’ -]/gu, '')),
  );
  spellings.delete(name);
  const alternateName = [...spellings];
  return { name, ...(alternateName.length > 0 && { alternateName }), metrics: [] };
}

/** Returns the family name and the first initial of a name, to compare names that are shortened. */
function nameKey(name: Name): string {
  const parts = toParts(name);
  if (!('family' in parts)) return parts.literal.toLowerCase();
  const family = `${parts.nonDroppingParticle ?? ''} ${parts.family}`.trim();
  return `${family} ${(parts.given ?? '').charAt(0)}`
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}]/gu, '')
    .toLowerCase();
}
