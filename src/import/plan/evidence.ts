import { foldText } from '../../model/characters.ts';
import { toId } from '../../model/id.ts';
import { identifiersOf, shareAuthor } from '../merge/match.ts';
import { areSimilarTitles } from '../merge/similar-titles.ts';
import type { ExistingContent } from './existing.ts';
import type { HashedRecord, KnownRecord } from './known-records.ts';

/** The values that a record and a former record have in common. */
interface Evidence {
  hasSameKey: boolean;
  /** The number of common neighbours in the source: 0, 1 or 2. */
  neighbours: number;
  title: 'same' | 'similar' | 'different';
  author: 'same' | 'common' | 'different';
  hasSameDate: boolean;
  /** Whether the common date is a whole date and not only a year. */
  hasSameDay: boolean;
  hasSameIdentifier: boolean;
  hasOtherDoi: boolean;
  hasSameAbstract: boolean;
  /** The number of authors of the record. */
  authors: number;
  /** The number of details, such as venue and pages, for which both have a value, and the values differ. */
  conflicts: number;
  /** The number of all equal values. */
  equalValues: number;
}

/** Fields that seldom change together if a record is corrected. */
const details = ['containerTitle', 'volume', 'page', 'abstract'];

export class EvidenceFinder {
  readonly #existing: ExistingContent;
  readonly #renamed: ReadonlyMap<string, string>;

  constructor(existing: ExistingContent, renamed: ReadonlyMap<string, string>) {
    this.#existing = existing;
    this.#renamed = renamed;
  }

  compare({ record, hashes }: HashedRecord, known: KnownRecord, neighbours: number): Evidence {
    const { paper } = record;
    const value = this.#existing.papers.get(this.#renamed.get(known.id) ?? known.id)?.value;
    const isEqual = (field: string) => known.has(field, hashes[field]);
    const hasSameDate = isEqual('issued');
    const titles = [value?.title, known.id.replace(/-\d{1,3}$/u, '').replaceAll('-', ' ')];
    const hasSameTitle = isEqual('title') || (value && foldText(value.title) === foldText(paper.title));
    const hasSimilarTitle = () =>
      titles.some(
        (title) =>
          title !== undefined &&
          (areSimilarTitles(title, paper.title) ||
            areSimilarTitles(title, toId(paper.title, 'paper').replaceAll('-', ' '))),
      );
    const ids = new Set(value ? identifiersOf(value) : []);
    return {
      hasSameKey: known.hasKey(hashes),
      neighbours,
      title: hasSameTitle ? 'same' : hasSimilarTitle() ? 'similar' : 'different',
      author: isEqual('author') ? 'same' : value && shareAuthor(value, paper) ? 'common' : 'different',
      hasSameDate,
      hasSameDay: hasSameDate && paper.issued?.length === 10,
      hasSameIdentifier:
        ['DOI', 'arXiv', 'PMID', 'PMCID'].some(isEqual) || identifiersOf(paper).some((id) => ids.has(id)),
      hasOtherDoi: known.hashes.DOI !== undefined && hashes.DOI !== undefined && !isEqual('DOI'),
      hasSameAbstract: isEqual('abstract') && (paper.abstract ?? '').length > 20,
      authors: paper.author?.length ?? 0,
      conflicts: details.filter((field) => known.hashes[field] && hashes[field] && !isEqual(field)).length,
      equalValues: Object.keys(hashes).filter(isEqual).length,
    };
  }
}

/** Decides whether a record is a former record: the `same`, `unclear`, or `none` if nothing suggests it. */
export function judge(evidence: Evidence): 'same' | 'unclear' | 'none' {
  const { neighbours, title, author, hasSameDate, hasSameIdentifier, hasSameAbstract } = evidence;
  const hasTitle = title !== 'different';
  const hasAuthor = author !== 'different';
  if (evidence.hasSameKey) {
    if (hasTitle || hasSameAbstract) return 'same';
    // Two sources with the same file name may use one key for two papers of the same authors.
    if (evidence.hasOtherDoi || evidence.conflicts > 1) return 'unclear';
    const isOfGroup = author === 'same' && evidence.authors > 1;
    return hasSameIdentifier || (hasAuthor && hasSameDate) || isOfGroup ? 'same' : 'unclear';
  }
  if (hasSameIdentifier) return hasTitle || hasAuthor ? 'same' : 'unclear';
  if (hasSameAbstract) return hasTitle || hasAuthor || hasSameDate ? 'same' : 'unclear';
  if (title === 'same') return hasAuthor || neighbours > 0 || evidence.hasSameDay ? 'same' : 'none';
  if (title === 'similar') {
    if (author === 'same' && (hasSameDate || neighbours > 0)) return 'same';
    if (neighbours === 2 && (hasSameDate || hasAuthor)) return 'same';
    return neighbours > 0 || (hasAuthor && hasSameDate) ? 'unclear' : 'none';
  }
  if (neighbours < 2 || !hasAuthor) return 'none';
  if (author !== 'same') return evidence.hasSameDay ? 'unclear' : 'none';
  if (evidence.hasSameDay && evidence.conflicts === 0) return 'same';
  return hasSameDate || evidence.authors > 1 ? 'unclear' : 'none';
}

/**
 * Whether a record of one source may be a record of another source with a corrected title. Records with the same title
 * are found by `KnownFiles`.
 */
export function isCorrected({ title, author, hasSameKey, hasSameAbstract }: Evidence): boolean {
  if (title === 'same') return false;
  return hasSameAbstract || (title === 'similar' && (hasSameKey || author !== 'different'));
}

/** Returns a number by which pairs are ordered: the more two records have in common, the higher it is. */
export function scoreOf(evidence: Evidence): number {
  return (
    (evidence.hasSameKey ? 3 : 0) +
    (evidence.title === 'same' ? 3.5 : evidence.title === 'similar' ? 1.5 : 0) +
    (evidence.hasSameIdentifier ? 3 : 0) +
    (evidence.hasSameAbstract ? 2 : 0) +
    evidence.equalValues +
    evidence.neighbours / 2
  );
}
