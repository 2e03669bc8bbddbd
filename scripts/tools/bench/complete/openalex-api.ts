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
import { createIndex, stemOf, withoutStopWords, wordsOf } from './search-index.ts';
import type { WorkVersion } from './works.ts';

/**
 * Plays OpenAlex: `/works` with `search` and `filter`, and `/works/ID`, as its documentation describes them. A search
 * returns works that have all words, after removing common words and endings; `title.search` looks at titles only.
 */
export const openAlexApi: MakeApi = (all) => {
  const holdings = all.filter(({ service }) => service === 'openalex');
  const stems = (text: string) => withoutStopWords(wordsOf(text)).map(stemOf);
  const titles = holdings.map(({ title }) => stems(title));
  const indexes = {
    title: createIndex(titles),
    // Words of the title count more: they are listed first, and the abstract adds each of its words once.
    text: createIndex(
      holdings.map(({ abstract }, place) => [
        ...(titles[place] as string[]),
        ...new Set(stems(abstract.slice(0, searchedAbstract))),
      ]),
    ),
  };
  const known = byKey(holdings, (holding) => [
    openAlexId(holding),
    ...holding.versions.flatMap(({ doi }) => (doi ? [doi] : [])),
  ]);

  /** Finds works by words; `limit` works at most. Works with the words in their titles come first. */
  const search = (text: string, field: keyof typeof indexes): [Holding, number][] => {
    const words = stems(text.replace(/["()]/gu, ' '));
    if (words.length === 0) return [];
    const inTitle = indexes.title.find(words, { needed: 1, limit: 200 });
    const inText = field === 'title' ? [] : indexes.text.find(words, { needed: 1, limit: 200 });
    const places = new Map([...inText, ...inTitle].map(({ number, score }) => [number, score]));
    for (const { number, score } of inTitle) places.set(number, score * 2);
    return [...places]
      .map(([number, score]): [Holding, number] => {
        const holding = holdings[number] as Holding;
        return [holding, score * 10 + Math.log1p(holding.work.citations)];
      })
      .sort((a, b) => b[1] - a[1]);
  };

  const listWorks = (query: URLSearchParams): PlayedResponse => {
    const page = Math.max(1, numberIn(query, 'page', 1, 500));
    const perPage = numberIn(query, 'per_page', numberIn(query, 'per-page', 25, 200), 200);
    let found: [Holding, number][] | undefined;
    const text = query.get('search');
    if (text !== null) found = search(text, 'text');
    const filters: ((holding: Holding) => boolean)[] = [];
    for (const filter of splitFilters(query.get('filter') ?? '')) {
      const at = filter.indexOf(':');
      const [key, value] = [filter.slice(0, at), filter.slice(at + 1)];
      if (key === 'doi' || key === 'openalex' || key === 'openalex_id' || key === 'ids.openalex') {
        const values = value.split('|');
        if (values.length > 100)
          return badRequest('Maximum number of values exceeded for filter. Decrease values to 100 or below.');
        const ids = values.map((one) => known.get(toKey(one))).filter((one) => one !== undefined);
        found = [...new Set(ids)].map((holding) => [holding, 1]);
      } else if (key === 'title.search' || key === 'display_name.search') {
        const list = search(value, 'title');
        const earlier = found && new Set(found.map(([holding]) => holding));
        found = earlier ? list.filter(([holding]) => earlier.has(holding)) : list;
      } else if (key === 'default.search' || key === 'title_and_abstract.search')
        found = search(value, 'text');
      else if (key === 'publication_year') filters.push(yearFilter(value));
      else if (key === 'type') filters.push((holding) => value.split('|').includes(openAlexType(holding)));
      else if (key === 'raw_author_name.search')
        filters.push((holding) => {
          const names = new Set(wordsOf(holding.authors.join(' ')));
          return wordsOf(value).every((word) => names.has(word));
        });
      else
        return badRequest(
          `${key} is not a valid field. Valid fields are underscore or hyphenated versions of: abstract.search, doi, …`,
        );
    }
    const works = (found ?? holdings.slice(0, 1000).map((one): [Holding, number] => [one, 1])).filter(
      ([holding]) => filters.every((isKept) => isKept(holding)),
    );
    const hasScore = text !== null || /search:/u.test(query.get('filter') ?? '');
    const shown = works.slice((page - 1) * perPage, page * perPage);
    return jsonResponse({
      meta: { count: works.length, db_response_time_ms: 21, page, per_page: perPage, groups_count: null },
      results: shown.map(([holding, score]) =>
        select(toWorkJson(holding, true, hasScore ? score : undefined), query.get('select')),
      ),
      group_by: [],
    });
  };

  return {
    service: 'openalex',
    basePath: '',
    answer({ path, query }) {
      if (path === '/works') return listWorks(query);
      const id = /^\/works\/(.+)$/u.exec(path)?.[1];
      const holding = id === undefined ? undefined : known.get(toKey(id));
      return holding
        ? jsonResponse(select(toWorkJson(holding, false), query.get('select')))
        : { status: 404, type: 'text/html', body: '<!doctype html><title>404 Not Found</title>' };
    },
  };
};

/** Returns the address of a work at OpenAlex. */
export function openAlexId({ number }: Pick<Holding, 'number'>): string {
  return `https://openalex.org/W${7_000_000_000 + number}`;
}

/** Splits filters at commas; a comma inside of quotation marks does not separate. */
function splitFilters(text: string): string[] {
  return (text.match(/(?:"[^"]*"|[^",])+/gu) ?? []).filter((filter) => filter.includes(':'));
}

function yearFilter(value: string): (holding: Holding) => boolean {
  const range = /^(\d{4})?-(\d{4})?$/u.exec(value);
  return ({ versions: [first] }) => {
    const year = yearOfVersion(first);
    if (range) return year >= Number(range[1] ?? 0) && year <= Number(range[2] ?? 9999);
    return value.split('|').map(Number).includes(year);
  };
}

function toKey(id: string): string {
  const text = id
    .toLowerCase()
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//u, '')
    .replace(/^doi:/u, '');
  return /^w\d+$/u.test(text) ? `https://openalex.org/${text}` : text;
}

function badRequest(message: string): PlayedResponse {
  return jsonResponse({ error: 'Invalid query parameters error.', message }, 400);
}

function select(work: Record<string, unknown>, fields: string | null): Record<string, unknown> {
  if (fields === null) return work;
  return Object.fromEntries(fields.split(',').map((field) => [field, work[field] ?? null]));
}

function openAlexType({ versions: [{ kind }] }: Holding): string {
  const types = {
    'journal-article': 'article', 'proceedings-article': 'article', 'posted-content': 'preprint', dissertation: 'dissertation',
    proceedings: 'book', dataset: 'dataset', 'peer-review': 'peer-review', erratum: 'erratum',
  } as const; // prettier-ignore
  return types[kind];
}

/** Returns a work as OpenAlex sends it. A list shows the first 100 authors of a work only. */
function toWorkJson(holding: Holding, isInList: boolean, score?: number): Record<string, unknown> {
  const { versions, work, title, authors, orcids } = holding;
  const [first] = versions;
  const shown = isInList ? authors.slice(0, 100) : authors;
  const locations = versions.map(toLocation);
  const free = locations.find((location) => location.is_oa) ?? null;
  const [firstPage, lastPage] = (first.pages ?? '').split(/[-–]/u);
  const days = first.date.split('-');
  return {
    id: openAlexId(holding),
    doi: first.doi === undefined ? null : `https://doi.org/${first.doi.toLowerCase()}`,
    title,
    display_name: title,
    ...(score !== undefined && { relevance_score: score }),
    publication_year: yearOfVersion(first),
    publication_date: [days[0], days[1] ?? '01', days[2] ?? '01'].join('-'),
    ids: { openalex: openAlexId(holding), ...(first.doi && { doi: `https://doi.org/${first.doi.toLowerCase()}` }) },
    language: 'en',
    primary_location: locations[0],
    type: openAlexType(holding),
    indexed_in: [first.arXiv ? 'arxiv' : 'crossref'],
    open_access: { is_oa: free !== null, oa_status: free ? 'green' : 'closed', oa_url: free?.pdf_url ?? null, any_repository_has_fulltext: free !== null },
    authorships: shown.map((name, place) => ({
      author_position: place === 0 ? 'first' : place === authors.length - 1 ? 'last' : 'middle',
      author: {
        id: `https://openalex.org/A${5_000_000_000 + holding.number * 1000 + place}`,
        display_name: name,
        orcid: orcids[place] ? `https://orcid.org/${orcids[place]}` : null,
      },
      institutions: [],
      countries: [],
      is_corresponding: false,
      raw_author_name: name,
      raw_affiliation_strings: [],
      affiliations: [],
    })),
    ...(shown.length < authors.length && { is_authors_truncated: true }),
    institutions: [],
    cited_by_count: work.citations,
    biblio: { volume: first.volume ?? null, issue: first.issue ?? null, first_page: firstPage || null, last_page: lastPage ?? null },
    is_retracted: false,
    is_paratext: false,
    locations_count: locations.length,
    locations,
    best_oa_location: free,
    abstract_inverted_index: invert(holding.abstract),
    counts_by_year: work.citations === 0 ? [] : [{ year: yearOfVersion(first) + 1, cited_by_count: work.citations }],
    updated_date: '2026-10-02T11:20:03.123456',
    created_date: '2025-10-10T00:00:00',
  }; // prettier-ignore
}

function toLocation(version: WorkVersion) {
  const { arXiv, doi, venue, kind } = version;
  return {
    is_oa: arXiv !== undefined,
    landing_page_url: arXiv ? `http://arxiv.org/abs/${arXiv}` : doi ? `https://doi.org/${doi.toLowerCase()}` : null,
    pdf_url: arXiv ? `https://arxiv.org/pdf/${arXiv}` : null,
    source: venue === undefined ? null : {
      id: 'https://openalex.org/S4306400194',
      display_name: arXiv ? 'arXiv (Cornell University)' : venue,
      issn_l: null,
      issn: null,
      is_oa: arXiv !== undefined,
      is_in_doaj: false,
      host_organization: null,
      host_organization_name: arXiv ? 'Cornell University' : (version.publisher ?? null),
      type: arXiv ? 'repository' : kind === 'proceedings-article' ? 'conference' : 'journal',
    },
    license: arXiv ? 'cc-by' : null,
    version: arXiv ? 'submittedVersion' : 'publishedVersion',
    is_accepted: arXiv === undefined,
    is_published: arXiv === undefined,
    raw_type: kind === 'erratum' ? 'journal-article' : kind,
  }; // prettier-ignore
}

/** Returns the places of each word of an abstract, as OpenAlex sends abstracts. */
function invert(abstract: string): Record<string, number[]> | null {
  if (abstract === '') return null;
  const index = new Map<string, number[]>();
  for (const [place, word] of abstract.split(' ').entries())
    index.set(word, [...(index.get(word) ?? []), place]);
  return Object.fromEntries(index);
}
