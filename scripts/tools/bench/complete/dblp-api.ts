import { hashOf } from './corpus-records.ts';
import { type Holding, splitName } from './holdings.ts';
import { byKey, jsonResponse, type MakeApi, numberIn, type PlayedResponse, yearOfVersion } from './play.ts';
import { createIndex, wordsOf } from './search-index.ts';

/**
 * Plays DBLP: `/search/publ/api?format=json`, and the BibTeX of a record at `/rec/KEY.bib`. A search finds records that
 * have, for each word of the query, a word that begins like it, in the title, the names, the venue or the year.
 */
export const dblpApi: MakeApi = (all) => {
  const holdings = all.filter(({ service }) => service === 'dblp');
  const index = createIndex(
    holdings.map(({ title, authors, versions: [first] }) => [
      ...wordsOf(title),
      ...authors.flatMap(wordsOf),
      ...wordsOf(venueOf(first)),
      first.date.slice(0, 4),
    ]),
  );
  const known = byKey(holdings, (holding) => [dblpKey(holding)]);

  const search = (query: URLSearchParams): PlayedResponse => {
    const text = query.get('q') ?? '';
    const [first, rows] = [numberIn(query, 'f', 0, 10_000), numberIn(query, 'h', 30, 1000)];
    const words = wordsOf(text.replaceAll('$', ' '));
    const found = words.length === 0 ? [] : index.find(words, { needed: 1, limit: 10_000, isPrefix: true });
    const shown = found.slice(first, first + rows).map(({ number }) => holdings[number] as Holding);
    const format = query.get('format') ?? 'xml';
    if (/^bib/u.test(format))
      return {
        status: 200,
        type: 'application/x-bibtex; charset=utf-8',
        body: shown.map(toBibtex).join('\n'),
      };
    if (format !== 'json')
      return {
        status: 200,
        type: 'text/xml; charset=utf-8',
        body: '<?xml version="1.0" encoding="UTF-8"?>\n<result/>\n',
      };
    return jsonResponse({
      result: {
        query: words.map((word) => `${word}*`).join(' '),
        status: { '@code': '200', text: 'OK' },
        time: { '@unit': 'msecs', text: '12.34' },
        completions: { '@total': '0', '@computed': '0', '@sent': '0' },
        hits: {
          '@total': String(found.length),
          '@computed': String(Math.min(found.length, 100)),
          '@sent': String(shown.length),
          '@first': String(first),
          ...(shown.length > 0 && { hit: shown.map((holding) => toHit(holding, words.length)) }),
        },
      },
    }); // prettier-ignore
  };

  return {
    service: 'dblp',
    basePath: '',
    answer({ path, query }) {
      if (path === '/search/publ/api') return search(query);
      const key = /^\/rec\/(.+)\.bib$/u.exec(path)?.[1];
      const holding = key === undefined ? undefined : known.get(key.toLowerCase());
      return holding
        ? { status: 200, type: 'application/x-bibtex; charset=utf-8', body: toBibtex(holding) }
        : { status: 404, type: 'text/html; charset=utf-8', body: '<title>404 Not Found</title>' };
    },
  };
};

/** Returns the key of a record at DBLP, such as `conf/acl/QuillC25`. */
export function dblpKey({ versions: [first], authors, number }: Holding): string {
  if (first.arXiv) return `journals/corr/abs-${first.arXiv.replace('.', '-').replaceAll('/', '-')}`;
  const folder = {
    'journal-article': 'journals',
    'proceedings-article': 'conf',
    dissertation: 'phd',
    dataset: 'data',
  };
  const name = splitName(authors[0] ?? 'Quill')
    .family.normalize('NFD')
    .replace(/[^A-Za-z]/gu, '');
  const kind = folder[first.kind as keyof typeof folder] ?? 'conf';
  return `${kind}/ex${hashOf(first.venue ?? '') % 100}/${name}${first.date.slice(2, 4)}x${number}`;
}

function venueOf({
  arXiv,
  venueShort,
  venue = '',
}: {
  arXiv?: string;
  venueShort?: string;
  venue?: string;
}): string {
  return arXiv ? 'CoRR' : (venueShort ?? venue);
}

/** DBLP adds a number to names that several people have. */
function nameAtDblp(name: string): string {
  const number = hashOf(name) % 20;
  return number < 2 ? `${name} ${String(number + 1).padStart(4, '0')}` : name;
}

const types = {
  'journal-article': 'Journal Articles', 'proceedings-article': 'Conference and Workshop Papers', 'posted-content': 'Informal and Other Publications',
  dissertation: 'Books and Theses', proceedings: 'Editorship', dataset: 'Data and Artifacts', 'peer-review': 'Reference Works', erratum: 'Journal Articles',
} as const; // prettier-ignore

function toHit(holding: Holding, score: number): Record<string, unknown> {
  const { versions: [first], authors, number } = holding; // prettier-ignore
  const people = authors.map((name) => ({
    '@pid': `${hashOf(name) % 400}/${hashOf(name) % 9999}`,
    text: escapeForDblp(nameAtDblp(name)),
  }));
  const key = dblpKey(holding);
  const doi = first.arXiv ? `10.48550/ARXIV.${first.arXiv}` : first.doi?.toUpperCase();
  return {
    '@score': String(score),
    '@id': String(5_000_000 + number),
    info: {
      // A single author is not in a list.
      authors: { author: people.length === 1 ? people[0] : people },
      title: escapeForDblp(titleAtDblp(holding.title)),
      venue: escapeForDblp(venueOf(first)),
      ...(first.arXiv ? { volume: `abs/${first.arXiv}` } : first.volume && { volume: first.volume }),
      ...(first.issue && { number: first.issue }),
      ...(first.pages && { pages: first.pages.replace('–', '-') }),
      year: String(yearOfVersion(first)),
      type: types[first.kind],
      access: 'open',
      key,
      ...(doi && { doi }),
      ...(doi && { ee: `https://doi.org/${doi}` }),
      url: `https://dblp.org/rec/${key}`,
    },
    url: `URL#${5_000_000 + number}`,
  }; // prettier-ignore
}

function toBibtex(holding: Holding): string {
  const { versions: [first], authors, title } = holding; // prettier-ignore
  const kinds = {
    'journal-article': 'article',
    'posted-content': 'article',
    'proceedings-article': 'inproceedings',
    dissertation: 'phdthesis',
    proceedings: 'proceedings',
  };
  const kind = kinds[first.kind as keyof typeof kinds] ?? 'misc';
  const names = authors.map(nameAtDblp).join(' and\n                  ');
  const venue = first.arXiv ? 'CoRR' : (first.venue ?? '');
  const fields: [string, string | undefined][] = [
    [kind === 'proceedings' ? 'editor' : 'author', names],
    ['title', title.replaceAll('&', '\\&')],
    [kind === 'inproceedings' ? 'booktitle' : kind === 'phdthesis' ? 'school' : 'journal', kind === 'phdthesis' ? first.publisher : venue],
    ['volume', first.arXiv ? `abs/${first.arXiv}` : first.volume],
    ['number', first.issue],
    ['pages', first.pages?.replace(/[-–]/u, '--')],
    ['year', first.date.slice(0, 4)],
    ['url', first.doi && `https://doi.org/${first.doi}`],
    ['doi', first.doi],
    ['eprinttype', first.arXiv && 'arXiv'],
    ['eprint', first.arXiv],
    ['timestamp', 'Mon, 02 Mar 2026 10:11:12 +0100'],
    ['biburl', `https://dblp.org/rec/${dblpKey(holding)}.bib`],
    ['bibsource', 'dblp computer science bibliography, https://dblp.org'],
  ]; // prettier-ignore
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name.padEnd(12)} = {${value}}`] : []));
  return `@${kind}{DBLP:${dblpKey(holding)},\n${lines.join(',\n')}\n}\n`;
}

/** Each title ends with a full stop, unless it ends with another sign. */
function titleAtDblp(title: string): string {
  return /[.?!]$/u.test(title) ? title : `${title}.`;
}

function escapeForDblp(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&apos;')
    .replaceAll('"', '&quot;');
}
