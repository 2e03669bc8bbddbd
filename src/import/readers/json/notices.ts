import type { Paper } from '../../../model/paper.ts';
import { parseDoi } from '../values/identifiers.ts';
import { at, type Json, listAt, textAt } from '../values/json.ts';
import { parseCslDate } from './dates.ts';

/** A notice that was published about a paper, such as its retraction. */
type Notice = NonNullable<Paper['updates']>[number];

/** The kinds of notices for the types of updates at Crossref (Crossmark). Types that change nothing are left out. */
const kinds = {
  retraction: 'retraction', partial_retraction: 'retraction', withdrawal: 'withdrawal', removal: 'withdrawal',
  expression_of_concern: 'expression-of-concern', correction: 'correction', corrigendum: 'correction', erratum: 'erratum',
} as const satisfies Record<string, Notice['type']>; // prettier-ignore

/**
 * Reads the notices about a paper from `updated-by` of a work at Crossref. If a notice is listed twice, by its publisher
 * and by Retraction Watch, it is read once.
 */
export function readNotices(value: Json): Notice[] {
  const notices = new Map<string, Notice>();
  for (const update of listAt(value)) {
    const word = (textAt(update, 'type') ?? '').toLowerCase().replaceAll('-', '_');
    const type = Object.hasOwn(kinds, word) ? kinds[word as keyof typeof kinds] : undefined;
    if (type === undefined) continue;
    const DOI = parseDoi(textAt(update, 'DOI') ?? '');
    const date = parseCslDate(at(update, 'updated') ?? '');
    const key = `${type} ${DOI?.toLowerCase()}`;
    if (notices.has(key)) continue;
    notices.set(key, {
      type,
      ...(date && { issued: date.issued }),
      ...(DOI !== undefined && { URL: `https://doi.org/${encodeURI(DOI)}` }),
    });
  }
  return [...notices.values()];
}
