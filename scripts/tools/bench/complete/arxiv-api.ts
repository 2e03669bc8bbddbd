import { type ArXivQuery, parseArXivQuery } from './arxiv-query.ts';
import type { Holding } from './holdings.ts';
import { byKey, escapeXml, type MakeApi, numberIn, type PlayedResponse, searchedAbstract } from './play.ts';
import { createIndex, stemOf, withoutStopWords, wordsOf } from './search-index.ts';

/**
 * Plays the arXiv API: `/api/query` with `search_query` (fields `ti`, `au`, `abs` and `all`; `AND`, `OR` and `ANDNOT`;
 * phrases in quotation marks) and `id_list`. An answer is an Atom feed; a fault is a feed with one entry, "Error".
 */
export const arXivApi: MakeApi = (all) => {
  const holdings = all.filter(({ service }) => service === 'arxiv');
  const stems = (text: string) => withoutStopWords(wordsOf(text)).map(stemOf);
  const fields: Record<string, string[][]> = {
    ti: holdings.map(({ title }) => stems(title)),
    au: holdings.map(({ authors }) => authors.flatMap(wordsOf)),
    abs: holdings.map(({ abstract }) => stems(abstract.slice(0, searchedAbstract))),
  };
  const indexes = Object.fromEntries(
    Object.entries(fields).map(([name, texts]) => [name, createIndex(texts)]),
  );
  const known = byKey(holdings, ({ versions: [{ arXiv }] }) => [arXiv]);

  const find = (query: ArXivQuery): Map<number, number> => {
    if ('join' in query) {
      const [left, right] = [find(query.parts[0]), find(query.parts[1])];
      if (query.join === 'OR') {
        const joined = new Map(left);
        for (const [number, score] of right) joined.set(number, score + (joined.get(number) ?? 0));
        return joined;
      }
      return new Map(
        [...left].flatMap(([number, score]): [number, number][] => {
          const other = right.get(number);
          if (query.join === 'ANDNOT') return other === undefined ? [[number, score]] : [];
          return other === undefined ? [] : [[number, score + other]];
        }),
      );
    }
    const names = query.field === 'all' ? ['ti', 'au', 'abs'] : [query.field];
    const found = new Map<number, number>();
    for (const name of names) {
      const [index, texts] = [indexes[name], fields[name]];
      if (!index || !texts) continue;
      const words = name === 'au' ? wordsOf(query.words) : stems(query.words);
      // A name with an underscore, as in `au:del_maestro`, is a phrase too.
      const isPhrase = query.isPhrase || query.words.includes('_') || words.length > 1;
      for (const { number, score } of index.find(words, { needed: 1, limit: 20_000 }))
        if (!isPhrase || hasPhrase(texts[number] as string[], words))
          found.set(number, score + (found.get(number) ?? 0));
    }
    return found;
  };

  const answer = (query: URLSearchParams): PlayedResponse => {
    const [start, rows] = [numberIn(query, 'start', 0, 30_000), numberIn(query, 'max_results', 10, 2000)];
    const [text, ids] = [query.get('search_query') ?? '', query.get('id_list') ?? ''];
    if (text.trim() === '' && ids === '') return toFeed(query, [], 0, start, rows);
    let found: Holding[] = [];
    if (text.trim() !== '') {
      const parsed = parseArXivQuery(text);
      if (!parsed) return toError('malformed query');
      found = [...find(parsed)]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .map(([number]) => holdings[number] as Holding);
    }
    if (ids !== '') {
      const asked = ids.split(',').map((id) => id.trim().replace(/v\d+$/u, ''));
      const wrong = asked.find((id) => !/^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/u.test(id));
      if (wrong !== undefined) return toError(`incorrect id format for ${wrong}`);
      const listed = asked.flatMap((id) => known.get(id.toLowerCase()) ?? []);
      found = text.trim() === '' ? listed : listed.filter((one) => found.includes(one));
    }
    return toFeed(query, found.slice(start, start + rows), found.length, start, rows);
  };

  return {
    service: 'arxiv',
    basePath: '/api',
    answer: ({ path, query }) =>
      path === '/api/query' ? answer(query) : { status: 404, type: 'text/html', body: '<title>404</title>' },
  };
};

/** Whether words follow one after the other in a text. */
function hasPhrase(text: readonly string[], words: readonly string[]): boolean {
  return text.some((_, start) => words.every((word, at) => text[start + at] === word));
}

function toFeed(
  query: URLSearchParams,
  holdings: readonly Holding[],
  total: number,
  start: number,
  rows: number,
): PlayedResponse {
  const name = `search_query=${query.get('search_query') ?? ''}&id_list=${query.get('id_list') ?? ''}&start=${start}&max_results=${rows}`;
  const body = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/played</id>
  <title>arXiv Query: ${escapeXml(name)}</title>
  <updated>2026-11-01T00:00:00Z</updated>
  <link href="https://arxiv.org/api/query?${escapeXml(query.toString())}" type="application/atom+xml"/>
  <opensearch:itemsPerPage>${rows}</opensearch:itemsPerPage>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>${start}</opensearch:startIndex>
${holdings.map(toEntry).join('')}</feed>
`;
  return { status: 200, type: 'application/atom+xml; charset=utf-8', body };
}

function toEntry({ versions: [version], work, title, authors, abstract }: Holding): string {
  const [year, month = '01', day = '15'] = version.date.split('-');
  const stamp = `${year}-${month}-${day}T17:59:37Z`;
  const address = `http://arxiv.org/abs/${version.arXiv}v1`;
  const publication = work.versions.find((one) => one.arXiv === undefined);
  // Few authors add the DOI of the publication to their preprint.
  const doi = publication?.doi !== undefined && work.citations % 10 === 0 ? publication.doi : undefined;
  const categories = work.categories.map(
    (term) => `    <category term="${escapeXml(term)}" scheme="http://arxiv.org/schemas/atom"/>\n`,
  );
  return `  <entry>
    <id>${address}</id>
    <title>${escapeXml(wrapLine(title))}</title>
    <updated>${stamp}</updated>
    <link href="${address}" rel="alternate" type="text/html"/>
    <link href="${address.replace('/abs/', '/pdf/')}" rel="related" type="application/pdf" title="pdf"/>
    <summary>${escapeXml(abstract)}</summary>
${categories.join('')}    <published>${stamp}</published>
    <arxiv:primary_category term="${escapeXml(work.categories[0] ?? 'cs.CL')}"/>
${doi ? `    <arxiv:doi>${escapeXml(doi)}</arxiv:doi>\n    <link rel="related" href="https://doi.org/${escapeXml(doi)}" title="doi"/>\n` : ''}${authors.map((name) => `    <author>\n      <name>${escapeXml(name)}</name>\n    </author>\n`).join('')}  </entry>
`; // prettier-ignore
}

/** arXiv breaks long titles into lines of about 80 characters. */
function wrapLine(title: string): string {
  return title.length > 78 ? title.replace(/^(.{1,78})\s/u, '$1\n  ') : title;
}

function toError(message: string): PlayedResponse {
  const body = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/played-error</id>
  <title>arXiv Query: error</title>
  <opensearch:itemsPerPage>1</opensearch:itemsPerPage>
  <opensearch:totalResults>1</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  <entry>
    <id>https://arxiv.org/api/errors#${escapeXml(message.replaceAll(' ', '_'))}</id>
    <title>Error</title>
    <summary>${escapeXml(message)}</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>
</feed>
`;
  return { status: 400, type: 'application/atom+xml; charset=utf-8', body };
}
