import { factsOf } from '../index/build-index.ts';
import type { SearchDocument } from '../index/document.ts';
import { createMarker, type Marker } from './highlight.ts';
import type { SearchResult } from './protocol.ts';
import type { SearchableIndex } from './searchable-index.ts';
import type { QueryPlan } from './query-plan.ts';
import { splitWords } from '../index/tokens.ts';

/** Names of a paper that are shown whether they match or not, and names beyond these that are shown because they do. */
const shownAuthors = 8;
const shownMatches = 3;

/** In a title, words that tell less than this share of what the rarest word tells may be missing. */
const telling = 0.2;

/**
 * Papers as a page shows them, what matches marked. Abstracts are read for those whose title and people do not hold all that the
 * query asks for.
 *
 * @param quick no abstract is read
 */
export async function toResults(
  { readDocuments }: SearchableIndex,
  { words }: QueryPlan,
  places: readonly number[],
  quick: boolean,
): Promise<SearchResult[]> {
  const weights = words.map(({ weight }) => weight);
  const least = telling * Math.max(0, ...weights);
  const asked = words.filter(({ weight }) => weight >= least).map(({ meanings }) => meanings.words);
  const documents = await readDocuments(places, (document) => {
    if (quick) return false;
    const own = splitWords(textsOf(document).join('\n')).map(({ word }) => word);
    return !asked.every((meant) => own.some((word) => (meant.get(word) ?? 0) >= 0.9));
  });
  const markerOf = createMarker(
    words.map(({ meanings }) => meanings.words),
    weights,
  );
  return places.flatMap((place) => {
    const document = documents.get(place);
    return document ? toResult(document, markerOf(textsOf(document))) : [];
  });
}

/** What of a paper is read for marks. */
function textsOf(document: SearchDocument): string[] {
  const { title, author, owners = [], abstract = '' } = document;
  return [title, ...author, ...owners, ...factsOf(document), abstract];
}

function toResult(document: SearchDocument, { mark, markExcerpt }: Marker): SearchResult {
  const names = document.author.map((name, index) => ({ name: mark(name), id: document.authorIds?.[index] }));
  const matches = names.slice(shownAuthors).filter(({ name }) => name.highlights.length > 0);
  const shown = [...names.slice(0, shownAuthors), ...matches.slice(0, shownMatches)];
  const excerpt = document.abstract ? markExcerpt(document.abstract) : undefined;
  return {
    id: document.id,
    title: mark(document.title),
    authors: shown.map(({ name }) => name),
    authorIds: shown.map(({ id }) => id),
    hiddenAuthors: names.length - shown.length,
    authorsTruncated: document.authorsTruncated ?? false,
    owners: (document.owners ?? []).map((name) => mark(name)),
    ...(excerpt && { excerpt }),
    facts: [document.venue, document.date, ...(document.categories ?? [])].flatMap((fact) =>
      fact === undefined ? [] : mark(fact),
    ),
    code: document.code ?? false,
    ...(document.year !== undefined && { year: document.year }),
    ...(document.citations !== undefined && { citations: document.citations }),
  };
}
