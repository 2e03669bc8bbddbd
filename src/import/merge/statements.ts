import { hashValue } from './baseline.ts';
import { compareValues } from './precedence.ts';
import type { Fields } from './merge-fields.ts';
import { isPreprint } from './versions.ts';
import type { Gathered, OwnedRecord } from './gather.ts';
import { toFields } from './paper-fields.ts';

/** What one source says of one form of a paper. */
export interface Statement {
  /** What the baseline knows it by. */
  source: string;
  fields: Fields;
  /** Where it begins. */
  record: OwnedRecord;
}

/** What each source says: of its records for one form of the paper, the first, filled up by the others. */
export function toStatements(records: Gathered): Statement[] {
  const bySource = Map.groupBy(records, ({ source }) => source);
  const statements = [...bySource].flatMap(([source, all]) => {
    const forms = Map.groupBy(all, ({ paper }) => isPreprint(paper));
    return [...forms].map(([isOfPreprint, same]): Statement => {
      const [record] = same as Gathered;
      const name = isOfPreprint ? preprintName(source) : source;
      return { source: name, fields: same.map(({ paper }) => toFields(paper)).reduce(join), record };
    });
  });
  // In the order of their records, whatever their form.
  return statements.sort((a, b) => records.indexOf(a.record) - records.indexOf(b.record));
}

/** What the baseline knows a source by for what it says of the preprint. */
export function preprintName(source: string): string {
  return `${source} (preprint)`;
}

function join(mine: Fields, theirs: Fields): Fields {
  const more = Object.entries(theirs).filter(
    ([field, value]) =>
      mine[field] === undefined ||
      (hashValue(mine[field]) !== hashValue(value) && compareValues(field, mine[field], value) === 'theirs'),
  );
  return { ...mine, ...Object.fromEntries(more) };
}
