import { factsOf, type SearchDocument } from '../index/document.ts';
import { joinCompounds, splitWords } from '../../model/tokens.ts';
import { createHighlighter, type Highlighter, minRelativeWeight } from './highlight.ts';
import type { SearchResult } from './protocol.ts';
import type { QueryPlan } from './query-plan.ts';
import type { SearchableIndex } from './searchable-index.ts';

/** Number of first authors that are always shown. */
const shownAuthors = 8;
/** Maximum number of further authors that are shown because their names match the query. */
const maxFurtherAuthors = 3;

/**
 * Minimum similarity at which a word of the paper counts as a word of the query. If a paper contains all rare words of
 * the query in this way outside the abstract, the result has no excerpt.
 */
const minFoundSimilarity = 0.9;

/**
 * Builds the results to display, with matches highlighted. A result has an excerpt of the abstract only if the other
 * texts of the paper do not contain all rare words of the query.
 */
export async function toResults(
  { index }: SearchableIndex,
  { words }: QueryPlan,
  paperNumbers: readonly number[],
): Promise<SearchResult[]> {
  const weights = words.map(({ weight }) => weight);
  const minWeight = minRelativeWeight * Math.max(0, ...weights);
  const rareMatches = words.filter(({ weight }) => weight >= minWeight).map(({ matches }) => matches.words);
  const needsExcerpt = (document: SearchDocument) => {
    const ownTexts = textsOf({ ...document, abstract: '' }).join('\n');
    const ownWords = [...splitWords(ownTexts).map(({ word }) => word), ...joinCompounds(ownTexts)];
    return !rareMatches.every((similarities) =>
      ownWords.some((word) => (similarities.get(word) ?? 0) >= minFoundSimilarity),
    );
  };
  const documents = await index.documents(paperNumbers);
  const highlighterOf = createHighlighter(
    words.map(({ matches }) => matches.words),
    weights,
  );
  return paperNumbers.flatMap((paperNumber) => {
    const document = documents.get(paperNumber);
    if (!document) return [];
    const { abstract, ...others } = document;
    const shown: SearchDocument = needsExcerpt(document)
      ? document
      : { ...others, hasAbstract: Boolean(abstract) || document.hasAbstract === true };
    return toResult(shown, highlighterOf(textsOf(shown)));
  });
}

/** Returns all texts of a paper in which words can be highlighted. */
function textsOf(document: SearchDocument): string[] {
  const { title, author, owners = [], abstract = '' } = document;
  return [title, ...author, ...owners, ...factsOf(document), abstract];
}

function toResult(document: SearchDocument, highlighter: Highlighter): SearchResult {
  const { highlight } = highlighter;
  const names = document.author.map((name, index) => ({
    name: highlight(name),
    id:
      document.pagePositions === undefined || document.pagePositions.includes(index)
        ? document.authorIds?.[index]
        : undefined,
  }));
  const further = names.slice(shownAuthors);
  const matching = further.filter(({ name }) => name.highlights.length > 0).slice(0, maxFurtherAuthors);
  const members = new Set(document.memberPositions?.map((position) => names[position]));
  const shown = [
    ...names.slice(0, shownAuthors),
    ...further.filter((each) => members.has(each) || matching.includes(each)),
  ];
  const excerpt = document.abstract ? highlighter.excerpt(document.abstract) : undefined;
  return {
    id: document.id,
    title: highlight(document.title),
    authors: shown.map(({ name }) => name),
    authorIds: shown.map(({ id }) => id),
    hiddenAuthors: names.length - shown.length,
    authorsTruncated: document.authorsTruncated ?? false,
    owners: (document.owners ?? []).map((name) => highlight(name)),
    ...(document.ownerIds && { ownerIds: document.ownerIds }),
    ...(excerpt && { excerpt }),
    facts: [document.venue ?? document.typeLabel, document.date, ...(document.categories ?? [])].flatMap(
      (fact) => (fact === undefined ? [] : highlight(fact)),
    ),
    ...(document.venueShort && { venueShort: highlight(document.venueShort) }),
    code: document.code ?? false,
    hasAbstract: document.hasAbstract ?? Boolean(document.abstract),
    ...(document.links && { links: document.links }),
    ...(document.awards && { awards: document.awards }),
    ...(document.year !== undefined && { year: document.year }),
    ...(document.notice && { notice: document.notice }),
    ...(document.citations !== undefined && { citations: document.citations }),
  };
}
