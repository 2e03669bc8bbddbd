import { hashOf } from './corpus-records.ts';
import type { Holding } from './holdings.ts';
import {
  byKey,
  jsonResponse,
  type MakeApi,
  numberIn,
  type PlayedResponse,
  searchedAbstract,
  yearOfVersion,
} from './play.ts';
import { createIndex, withoutStopWords, wordsOf } from './search-index.ts';

/** Fields that the Academic Graph API knows; a request for any other field is refused. */
const knownFields = new Set([
  'paperId', 'corpusId', 'externalIds', 'url', 'title', 'abstract', 'venue', 'publicationVenue', 'year', 'referenceCount',
  'citationCount', 'influentialCitationCount', 'isOpenAccess', 'openAccessPdf', 'fieldsOfStudy', 's2FieldsOfStudy',
  'publicationTypes', 'publicationDate', 'journal', 'citationStyles', 'authors', 'tldr',
]); // prettier-ignore

/**
 * Plays Semantic Scholar's Academic Graph API: `paper/search/match` (the nearest title, or status 404),
 * `paper/search` (all words), `paper/batch` (500 ids) and `paper/ID`.
 */
export const semanticScholarApi: MakeApi = (all) => {
  const holdings = all.filter(({ service }) => service === 'semantic-scholar');
  const titles = createIndex(holdings.map(({ title }) => wordsOf(title)));
  const texts = createIndex(
    holdings.map(({ title, abstract, authors, versions: [first] }) => [
      ...new Set([
        ...wordsOf(title),
        ...wordsOf(abstract.slice(0, searchedAbstract)),
        ...authors.flatMap(wordsOf),
        first.date.slice(0, 4),
      ]),
    ]),
  );
  const known = byKey(holdings, (holding) => [
    semanticScholarId(holding),
    `corpusid:${270_000_000 + holding.number}`,
    ...holding.versions.flatMap(({ doi, arXiv }) => [
      ...(doi ? [`doi:${doi}`] : []),
      ...(arXiv ? [`arxiv:${arXiv}`] : []),
    ]),
  ]);
  const found = (id: string) => known.get(id.replace(/^(arxiv:.+?)v\d+$/iu, '$1').toLowerCase());

  const match = (query: URLSearchParams, fields: readonly string[]): PlayedResponse => {
    // The nearest title must have most of the words. The real threshold is not documented.
    const words = wordsOf(query.get('query') ?? '');
    const [best] = titles.find(words, { needed: 0.7, limit: 1 });
    if (!best) return jsonResponse({ error: 'Title match not found' }, 404);
    const paper = toPaperJson(holdings[best.number] as Holding, fields);
    return jsonResponse({ data: [{ ...paper, matchScore: best.score * 10 }] });
  };

  const search = (query: URLSearchParams, fields: readonly string[]): PlayedResponse => {
    const text = query.get('query') ?? '';
    const [offset, limit] = [numberIn(query, 'offset', 0, 1000), numberIn(query, 'limit', 100, 100)];
    const words = withoutStopWords(wordsOf(text));
    // The documentation says that a term with a hyphen finds nothing.
    const list =
      /\p{L}-\p{L}/u.test(text) || words.length === 0 ? [] : texts.find(words, { needed: 1, limit: 1000 });
    const data = list
      .slice(offset, offset + limit)
      .map(({ number }) => toPaperJson(holdings[number] as Holding, fields));
    const next = offset + limit < list.length ? { next: offset + limit } : {};
    return jsonResponse(
      list.length === 0 ? { total: 0, offset } : { total: list.length, offset, ...next, data },
    );
  };

  const batch = (body: string, fields: readonly string[]): PlayedResponse => {
    const ids = idsOf(body);
    if (!ids) return jsonResponse({ error: 'Bad Request: ids must be a list of texts' }, 400);
    if (ids.length > 500) return jsonResponse({ error: 'Too many ids: at most 500 are allowed' }, 400);
    const papers = ids.map((id) => {
      const holding = found(id);
      return holding ? toPaperJson(holding, fields) : null;
    });
    return papers.some((paper) => paper !== null)
      ? jsonResponse(papers)
      : jsonResponse({ error: 'No valid paper ids given' }, 400);
  };

  return {
    service: 'semantic-scholar',
    basePath: '/graph/v1',
    answer({ method, path, query, body }) {
      const fields = (query.get('fields') ?? 'title').split(',').filter((field) => field !== '');
      const bad = fields.filter((field) => !knownFields.has(field.split('.')[0] as string));
      if (bad.length > 0)
        return jsonResponse({ error: `Unrecognized or unsupported fields: [${bad.join(', ')}]` }, 400);
      if (path === '/graph/v1/paper/search/match') return match(query, fields);
      if (path === '/graph/v1/paper/search') return search(query, fields);
      if (path === '/graph/v1/paper/batch' && method === 'POST') return batch(body, fields);
      const id = /^\/graph\/v1\/paper\/(.+)$/u.exec(path)?.[1];
      const holding = id === undefined ? undefined : found(id);
      return holding
        ? jsonResponse(toPaperJson(holding, fields))
        : jsonResponse({ error: `Paper with id ${id ?? ''} not found` }, 404);
    },
  };
};

/** Returns the id of a paper at Semantic Scholar: 40 digits in base 16. */
export function semanticScholarId({ number }: Pick<Holding, 'number'>): string {
  const part = (salt: string) => hashOf(`${salt}${number}`).toString(16).padStart(8, '0');
  return number.toString(16).padStart(8, '0') + ['a', 'b', 'c', 'd'].map(part).join('');
}

function idsOf(body: string): string[] | undefined {
  try {
    const { ids } = JSON.parse(body) as { ids?: unknown };
    return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids : undefined;
  } catch {
    return undefined;
  }
}

function toPaperJson(holding: Holding, fields: readonly string[]): Record<string, unknown> {
  const { versions, work, title, authors, number } = holding;
  const [first] = versions;
  const arXiv = versions.find((one) => one.arXiv !== undefined)?.arXiv;
  const isPreprint = first.arXiv !== undefined;
  const types = {
    'journal-article': ['JournalArticle'], 'proceedings-article': ['Conference'], 'posted-content': ['JournalArticle'],
    dissertation: null, proceedings: ['Book'], dataset: ['Dataset'], 'peer-review': ['Review'], erratum: null,
  } as const; // prettier-ignore
  const values: Record<string, unknown> = {
    corpusId: 270_000_000 + number,
    externalIds: {
      ...(arXiv && { ArXiv: arXiv }),
      ...(first.doi && { DOI: first.doi }),
      CorpusId: 270_000_000 + number,
    },
    url: `https://www.semanticscholar.org/paper/${semanticScholarId(holding)}`,
    title,
    abstract: holding.abstract || null,
    venue: isPreprint ? 'arXiv.org' : (first.venue ?? ''),
    publicationVenue: isPreprint || first.venue === undefined ? null : {
      id: `venue-${hashOf(first.venue)}`, name: first.venue, type: first.kind === 'proceedings-article' ? 'conference' : 'journal', alternate_names: [],
    },
    year: yearOfVersion(first),
    referenceCount: 0,
    citationCount: work.citations,
    influentialCitationCount: 0,
    isOpenAccess: arXiv !== undefined,
    openAccessPdf: arXiv ? { url: `https://arxiv.org/pdf/${arXiv}`, status: 'GREEN', license: null, disclaimer: 'Notice: This paper is in an open repository.' } : { url: '', status: null, license: null },
    fieldsOfStudy: ['Computer Science'],
    s2FieldsOfStudy: [{ category: 'Computer Science', source: 'external' }],
    publicationTypes: types[first.kind],
    publicationDate: /^\d{4}-\d\d-\d\d$/u.test(first.date) ? first.date : null,
    journal: isPreprint ? { name: 'ArXiv', volume: `abs/${arXiv}` } : first.venue ? { name: first.venue, ...(first.volume && { volume: first.volume }), ...(first.pages && { pages: first.pages }) } : null,
    citationStyles: { bibtex: '' },
    tldr: null,
    authors: authors.map((name, place) => ({ authorId: `${2_000_000_000 + number * 1000 + place}`, name })),
  }; // prettier-ignore
  const asked = new Set(fields.map((field) => field.split('.')[0] as string));
  return {
    paperId: semanticScholarId(holding),
    ...Object.fromEntries(Object.entries(values).filter(([key]) => asked.has(key))),
  };
}
