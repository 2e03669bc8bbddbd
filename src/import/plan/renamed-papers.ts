import type { Paper } from '../../model/paper.ts';
import { type FieldHashes, includesHash, joinHashes, type SourceHashes } from '../merge/baseline.ts';
import { hashFields, toFields } from '../merge/paper-fields.ts';
import { areSimilarTitles } from '../merge/similar-titles.ts';
import type { ExistingContent } from './existing.ts';
import { paperFile } from './paper-path.ts';

/** The files of papers that a user renamed. */
export interface RenamedPapers {
  /** The new ids, by the id at the last import. */
  renamed: ReadonlyMap<string, string>;
  /** Files that may be a renamed file, if only a person can decide: the new ids, by the id at the last import. */
  doubtful: ReadonlyMap<string, string>;
}

/** Fields by which a renamed file is looked up. The other fields have equal values in many papers. */
const lookupFields = [
  'title',
  'abstract',
  'DOI',
  'arXiv',
  'PMID',
  'PMCID',
  'citationKey',
  'other.citation-key',
  'author',
];

/** Maximum number of missing files with the same value that a file is compared with. */
const maxCandidates = 25;

/**
 * Finds the files of papers that a user renamed since the last import: a file that is missing and a file that is new
 * have most values in common, even if the user also changed the title.
 */
export function findRenamedPapers({
  papers,
  baseline,
}: Pick<ExistingContent, 'papers' | 'baseline'>): RenamedPapers {
  const missing = new Map<string, FieldHashes>();
  for (const [file, { sources }] of baseline) {
    const id = /^papers\/(.+)\.md$/u.exec(file)?.[1];
    if (id !== undefined && !papers.has(id)) missing.set(id, valuesOfAll(sources));
  }
  const renamed = new Map<string, string>();
  const doubtful = new Map<string, string>();
  if (missing.size === 0) return { renamed, doubtful };
  const index = indexValues(missing);
  const pairs = [...papers].flatMap(([id, { value }]) => {
    if (!value || baseline.has(paperFile(id))) return [];
    const hashes = hashFields(toFields(value));
    const candidates = [
      ...(value.aliases ?? []).filter((alias) => missing.has(alias)),
      ...lookupFields.flatMap((field) => index.get(`${field} ${hashes[field]}`) ?? []),
    ];
    return [...new Set(candidates)].map((from) => {
      const isAlias = value.aliases?.includes(from) === true;
      const { verdict, score } = compare(from, missing.get(from) ?? {}, value, hashes);
      return { from, to: id, verdict: isAlias ? 'same' : verdict, score: isAlias ? Infinity : score };
    });
  });
  pairs.sort((a, b) => b.score - a.score);
  const taken = new Set<string>();
  for (const { from, to, verdict } of pairs) {
    if (renamed.has(from) || taken.has(to) || verdict === 'none') continue;
    if (verdict === 'same') {
      renamed.set(from, to);
      taken.add(to);
    } else if (!doubtful.has(from)) doubtful.set(from, to);
  }
  for (const [from, to] of doubtful) if (renamed.has(from) || taken.has(to)) doubtful.delete(from);
  return { renamed, doubtful };
}

/** Combines the hashes of all sources of a file. */
function valuesOfAll(sources: SourceHashes): FieldHashes {
  const values: FieldHashes = {};
  for (const hashes of Object.values(sources))
    for (const [field, hash] of Object.entries(hashes)) values[field] = joinHashes(values[field], hash);
  return values;
}

function indexValues(missing: ReadonlyMap<string, FieldHashes>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [id, values] of missing) {
    for (const field of lookupFields) {
      for (const hash of values[field]?.split(' ') ?? []) {
        const ids = index.get(`${field} ${hash}`) ?? [];
        if (ids.length < maxCandidates) index.set(`${field} ${hash}`, [...ids, id]);
      }
    }
  }
  return index;
}

/** Decides whether a new file is the missing file with another name. */
function compare(
  from: string,
  values: FieldHashes,
  { title, abstract = '' }: Paper,
  hashes: FieldHashes,
): { verdict: 'same' | 'unclear' | 'none'; score: number } {
  const fields = Object.keys(values).filter(
    (field) => !['title', 'type', 'form', 'key', 'after', 'uncertain'].includes(field),
  );
  const isEqual = (field: string) => includesHash(values[field], hashes[field]);
  const equal = fields.filter(isEqual).length;
  const score = equal + (isEqual('title') ? 3 : 0);
  const isSame =
    (isEqual('title') && (equal > 0 || fields.length === 0)) ||
    ['DOI', 'arXiv', 'PMID', 'PMCID'].some(isEqual) ||
    (isEqual('abstract') && abstract.length > 20) ||
    (isEqual('author') &&
      (isEqual('citationKey') ||
        isEqual('other.citation-key') ||
        areSimilarTitles(from.replaceAll('-', ' '), title) ||
        (isEqual('issued') && equal > 2 && equal * 3 >= fields.length * 2)));
  if (isSame) return { verdict: 'same', score };
  return { verdict: isEqual('author') && isEqual('issued') ? 'unclear' : 'none', score };
}
