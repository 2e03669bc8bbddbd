import type { APIRoute } from 'astro';
import { typeLabels } from '../components/labels.ts';
import { currentLibrary } from '../library/current.ts';
import type { Library } from '../library/library.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { formatDate, yearOf } from '../model/date.ts';
import { type SearchDocument, toSearchIndex } from '../search/documents.ts';
import { toPlainText } from '../text/text.ts';

/** The index file of the search. */
export const GET: APIRoute = async () => {
  const library = await currentLibrary();
  const index = toSearchIndex(library.papers.map((paper) => toDocument(paper, library)));
  return new Response(index, { headers: { 'Content-Type': 'application/json' } });
};

function toDocument(paper: ShownPaper, library: Library): SearchDocument {
  const { credits, truncated, owners } = library.byline(paper);
  return {
    id: paper.id,
    title: paper.plainTitle,
    author: credits.map(({ name }) => name),
    ...(truncated && { authorsTruncated: true }),
    ...(owners.length > 0 && { owners: owners.map(({ name }) => name) }),
    ...(paper.abstract && { abstract: toPlainText(paper.abstract) }),
    venue: paper.containerTitle ?? typeLabels[paper.type],
    ...(paper.issued && { date: formatDate(paper.issued) }),
    ...(paper.categories && { categories: paper.categories }),
    ...(paper.code && { code: true }),
    ...(paper.URL?.endsWith('.pdf') && { pdf: true }),
    ...(paper.issued && { year: Number(yearOf(paper.issued)) }),
    type: paper.type,
    typeLabel: typeLabels[paper.type],
    authorIds: credits.map(({ person }) => person?.id),
  };
}
