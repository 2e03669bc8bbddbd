import { type Holding, splitName } from './holdings.ts';
import { byKey, jsonResponse, type MakeApi, numberIn, type PlayedResponse, yearOfVersion } from './play.ts';
import { createIndex, wordsOf } from './search-index.ts';

/**
 * Plays Crossref's REST API: `/works` with `query.bibliographic`, `query.title`, `query.author` and `filter=doi:…`, and
 * `/works/DOI`. A query returns whatever has any of its words, the likeliest first, however unlikely that is.
 */
export const crossrefApi: MakeApi = (all) => {
  const holdings = all.filter(({ service }) => service === 'crossref');
  const fullTitle = ({ title, subtitle = '' }: Holding) => wordsOf(`${title} ${subtitle}`);
  const people = ({ authors }: Holding) => wordsOf(authors.join(' '));
  const indexes = {
    title: createIndex(holdings.map(fullTitle)),
    author: createIndex(holdings.map(people)),
    bibliographic: createIndex(
      holdings.map((holding) => [
        ...fullTitle(holding),
        ...people(holding),
        ...wordsOf(holding.versions[0].venue ?? ''),
        holding.versions[0].date.slice(0, 4),
      ]),
    ),
  };
  const known = byKey(holdings, ({ versions: [first] }) => [first.doi]);
  const notices = new Map<string, Holding>();
  for (const holding of holdings) {
    const { updates } = holding.versions[0];
    if (updates) notices.set(updates.doi.toLowerCase(), holding);
  }

  const listWorks = (query: URLSearchParams): PlayedResponse => {
    const rows = numberIn(query, 'rows', 20, 1000);
    const offset = numberIn(query, 'offset', 0, 10_000);
    const filter = query.get('filter') ?? '';
    const dois = [...filter.matchAll(/(?:^|,)doi:([^,]+)/gu)].map(([, doi = '']) => doi.toLowerCase());
    const scores = new Map<Holding, number>();
    for (const [name, index] of Object.entries(indexes)) {
      const text = query.get(`query.${name}`) ?? (name === 'bibliographic' ? query.get('query') : null);
      if (text === null) continue;
      for (const { number, score } of index.find(wordsOf(text), { needed: 0, limit: 300 })) {
        const holding = holdings[number] as Holding;
        scores.set(holding, (scores.get(holding) ?? 0) + score);
      }
    }
    const found =
      dois.length > 0
        ? dois.flatMap((doi) => known.get(doi) ?? [])
        : [...scores].sort((a, b) => b[1] - a[1]).map(([holding]) => holding);
    const kept = found.filter(yearsWithin(filter));
    return jsonResponse({
      status: 'ok',
      'message-type': 'work-list',
      'message-version': '1.0.0',
      message: {
        facets: {},
        'total-results': kept.length,
        items: kept
          .slice(offset, offset + rows)
          .map((holding) =>
            select(toCrossrefWork(holding, notices, scores.get(holding) ?? 1), query.get('select')),
          ),
        'items-per-page': rows,
        query: { 'start-index': offset, 'search-terms': null },
      },
    });
  };

  return {
    service: 'crossref',
    basePath: '',
    answer({ path, query }) {
      if (path === '/works') return listWorks(query);
      const doi = /^\/works\/(.+)$/u.exec(path)?.[1];
      const holding = doi === undefined ? undefined : known.get(doi.toLowerCase());
      return holding
        ? jsonResponse({
            status: 'ok',
            'message-type': 'work',
            'message-version': '1.0.0',
            message: toCrossrefWork(holding, notices, 1),
          })
        : { status: 404, type: 'text/plain', body: 'Resource not found.' };
    },
  };
};

function yearsWithin(filter: string): (holding: Holding) => boolean {
  const from = Number(/from-pub-date:(\d{4})/u.exec(filter)?.[1] ?? 0);
  const until = Number(/until-pub-date:(\d{4})/u.exec(filter)?.[1] ?? 9999);
  return ({ versions: [first] }) => yearOfVersion(first) >= from && yearOfVersion(first) <= until;
}

function select(work: Record<string, unknown>, fields: string | null): Record<string, unknown> {
  if (fields === null) return work;
  const names = fields.split(',').filter((field) => Object.hasOwn(work, field));
  return Object.fromEntries(names.map((field) => [field, work[field]]));
}

function toCrossrefWork(
  holding: Holding,
  notices: ReadonlyMap<string, Holding>,
  score: number,
): Record<string, unknown> {
  const { title, subtitle, authors, orcids, work, versions } = holding;
  const [{ kind, doi = '', date, venue, volume, issue, pages, publisher, updates }] = versions;
  const [parts, notice] = [{ 'date-parts': [date.split('-').map(Number)] }, notices.get(doi.toLowerCase())];
  const stamp = {
    'date-parts': [[2026, 3, 2]],
    'date-time': '2026-03-02T10:11:12Z',
    timestamp: 1772446272000,
  };
  const people = authors.map((name, place) => {
    const { given, family } = splitName(name);
    return {
      ...(orcids[place] && { ORCID: `https://orcid.org/${orcids[place]}`, 'authenticated-orcid': false }),
      ...(given && { given }),
      family,
      sequence: place === 0 ? 'first' : 'additional',
      affiliation: [],
    };
  });
  return {
    indexed: stamp,
    'reference-count': 0,
    publisher: publisher ?? 'Example Press',
    ...(issue && { issue }),
    'content-domain': { domain: [], 'crossmark-restriction': false },
    'short-container-title': [],
    'published-print': parts,
    DOI: doi,
    type: kind === 'erratum' ? 'journal-article' : kind,
    created: stamp,
    ...(pages && { page: pages }),
    ...(updates && { 'update-to': [{ DOI: updates.doi, type: updates.type, label: updates.type === 'erratum' ? 'Erratum' : 'Retraction', source: 'publisher', updated: stamp }] }),
    ...(notice && { 'updated-by': [{ DOI: notice.versions[0].doi, type: notice.versions[0].updates?.type, label: 'Erratum', source: 'publisher', updated: stamp }] }),
    source: 'Crossref',
    'is-referenced-by-count': work.citations,
    title: [inHtml(title)],
    ...(subtitle && { subtitle: [inHtml(subtitle)] }),
    prefix: doi.split('/')[0],
    ...(volume && { volume }),
    [kind === 'proceedings' ? 'editor' : 'author']: people,
    member: '9999',
    'container-title': kind === 'dissertation' || venue === undefined ? [] : [venue],
    ...(kind === 'dissertation' && { institution: [{ name: publisher }], degree: ['PhD'] }),
    language: 'en',
    deposited: stamp,
    score,
    resource: { primary: { URL: `https://papers.example.org/${doi}` } },
    issued: parts,
    'references-count': 0,
    URL: `https://doi.org/${doi}`,
    published: parts,
    ...(holding.abstract && { abstract: `<jats:p>${inHtml(holding.abstract)}</jats:p>` }),
  }; // prettier-ignore
}

/** Writes a title as publishers deposit it: formulas as HTML, and `&` escaped. */
function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replace(/\$([^$\\]{1,30})\$/gu, '<i>$1</i>');
}
