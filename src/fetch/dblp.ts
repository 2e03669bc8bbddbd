import { at, listAt, textAt } from '../import/readers/values/json.ts';
import {
  type Listing,
  type PeopleService,
  requestJson,
  type ServiceContext,
  unexpectedJson,
} from './listing.ts';
import { isNothingFound, type PaperSearch, searchMaxAge, toRecords } from './paper-search.ts';
import { bibtexProblem } from './answer-problems.ts';

/**
 * Minimum time between two requests to DBLP, in milliseconds. DBLP's FAQ asks for this pause ("Am I allowed to crawl
 * the dblp website?").
 */
const pause = 2000;

export const dblp: PeopleService = {
  idKey: 'dblp',
  address: 'https://dblp.org',
  variable: 'OFFPRINT_DBLP',
  format: 'bibtex',
  list: listDblp,
};

/** Requests all publications of a person from DBLP, as one BibTeX file. */
async function listDblp(id: string, { address, transport }: ServiceContext): Promise<Listing> {
  const response = await transport({
    url: `${address}/pid/${id}.bib?param=1`,
    accept: 'application/x-bibtex',
    mediaType: /^(?:application|text)\/(?:x-bibtex|plain)\b/iu,
    pause,
    problemOf: bibtexProblem,
  });
  return 'fault' in response
    ? { texts: [], fault: response.fault }
    : { texts: [removeDblpValues(response.text)] };
}

/**
 * Removes values from DBLP's BibTeX that are about DBLP and not about the paper:
 *
 * - the number that DBLP adds to the names of people with the same name (`Bo Chen 0001`);
 * - the time of the last change, and the name of the database;
 * - the journal `CoRR`, which is DBLP's name for arXiv preprints.
 */
function removeDblpValues(text: string): string {
  let field = '';
  const lines = text
    .replace(/^ {1,9}(?:timestamp|bibsource) {1,20}=.*\n/gmu, '')
    .replace(/^ {1,9}journal {1,20}= \{CoRR\},\n {1,9}volume {1,20}= \{abs\/.{1,40}\},\n/gmu, '')
    .split('\n');
  return lines
    .map((line) => {
      field = /^ {1,9}(\w{1,30}) {1,20}=/u.exec(line)?.[1] ?? field;
      const hasNames = field === 'author' || field === 'editor';
      return hasNames ? line.replace(/ 0\d{3}(?= and$|\},?$)/u, '') : line;
    })
    .join('\n');
}

/** Number of publications that a search asks for. */
const searchSize = 10;
/** Maximum number of words of a title in a query. */
const maxWords = 12;

/**
 * Searches dblp. It finds publications that have, for each word of the query, a word that begins with it ("How to use
 * the dblp search API").
 */
export const dblpSearch: PaperSearch = {
  format: 'dblp',
  batchSize: 0,
  search: async ({ title, family }, { services, transport }) => {
    const words = title.split(' ').slice(0, maxWords);
    const query = [...(family === undefined ? [] : [family]), ...words].join(' ');
    const { address } = services.people.dblp;
    const url = `${address}/search/publ/api?q=${encodeURIComponent(query)}&format=json&h=${searchSize}&c=0`;
    const response = await requestJson({ url, pause, maxAge: searchMaxAge }, transport);
    if ('fault' in response) return isNothingFound(response) ? { records: [] } : response;
    if (at(response.value, 'result') === undefined) return { fault: unexpectedJson(url) };
    const hits = listAt(response.value, 'result', 'hits', 'hit');
    return { records: toRecords(hits, (hit) => textAt(hit, 'info', 'url')) };
  },
};
