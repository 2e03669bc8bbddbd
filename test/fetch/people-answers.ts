import type { Played } from './service.ts';

// The responses in this file have the documented formats of the services. Their people and papers do not exist.

const json = { 'content-type': 'application/json;charset=UTF-8' };

export function jsonAnswer(value: unknown, headers: Record<string, string> = {}): Played {
  return { headers: { ...json, ...headers }, body: JSON.stringify(value) };
}

export const orcid = '0000-0002-1825-0097';

/** The list of works that ORCID returns for a person. Two sources added the first work to ORCID. */
export const orcidWorks = jsonAnswer({
  'last-modified-date': { value: 1_700_000_000_000 },
  group: [
    {
      'external-ids': { 'external-id': [] },
      'work-summary': [
        { 'put-code': 12, 'display-index': '0', title: { title: { value: 'on herds' } } },
        { 'put-code': 11, 'display-index': '1', title: { title: { value: 'On Herds of Models' } } },
      ],
    },
    { 'work-summary': [{ 'put-code': 7, 'display-index': '0', title: { title: { value: 'On Packs' } } }] },
  ],
  path: `/${orcid}/works`,
});

const orcidWork = (code: number, title: string, year: string, doi: string) => ({
  work: {
    'put-code': code,
    path: `/${orcid}/work/${code}`,
    title: { title: { value: title } },
    type: 'journal-article',
    'publication-date': { year: { value: year }, month: null, day: null },
    'journal-title': { value: 'Journal of Herds' },
    'external-ids': {
      'external-id': [
        { 'external-id-type': 'doi', 'external-id-value': doi, 'external-id-relationship': 'self' },
      ],
    },
    contributors: { contributor: [{ 'credit-name': { value: 'Ada Quill' } }] },
  },
});

/** The complete works that ORCID returns when they are requested by put-code (the number of a work at ORCID). */
export const orcidBulk = jsonAnswer({
  bulk: [
    orcidWork(7, 'On Packs', '2020', '10.1234/packs'),
    orcidWork(11, 'On Herds of Models', '2024', '10.1234/herds'),
  ],
});

/** Returns a work (a paper) in the format of OpenAlex. */
export function openAlexWork(number: number, title: string, doi?: string, authors = ['Ada Quill']) {
  return {
    id: `https://openalex.org/W${number}`,
    title,
    display_name: title,
    type: 'article',
    publication_year: 2023,
    publication_date: '2023-05-02',
    ...(doi && { doi: `https://doi.org/${doi}` }),
    authorships: authors.map((display_name) => ({ author: { display_name } })),
    primary_location: { source: { display_name: 'Journal of Herds', type: 'journal' } },
  };
}

/** Returns the path at OpenAlex of one page of the list of a person's works. */
export function openAlexPage(id: string, page: number): string {
  return `/works?filter=authorships.author.id:${id}&sort=publication_date&per_page=100&page=${page}`;
}

export function openAlexAnswer(works: readonly object[], headers?: Record<string, string>): Played {
  return jsonAnswer({ meta: { count: works.length, per_page: 100 }, results: works, group_by: [] }, headers);
}

/**
 * The BibTeX file of a person at DBLP. It contains an author with the same name as another, a preprint, and fields
 * about the database.
 */
export const dblp: Played = {
  headers: { 'content-type': 'application/x-bibtex; charset=utf-8' },
  body: `@inproceedings{DBLP:conf/ich/QuillC24,
  author       = {Ada Quill and
                  Bo Chen 0001},
  title        = {Flocks, Counted},
  booktitle    = {International Conference on Herds, {ICH} 2022},
  pages        = {310--324},
  year         = {2022},
  timestamp    = {Mon, 02 Sep 2024 16:55:26 +0200},
  biburl       = {https://dblp.org/rec/conf/ich/QuillC24.bib},
  bibsource    = {dblp computer science bibliography, https://dblp.org}
}

@article{DBLP:journals/corr/abs-2407-21783,
  author       = {Bo Chen 0001 and
                  Ada Quill},
  title        = {The Flock of 0001},
  journal      = {CoRR},
  volume       = {abs/2407.21783},
  year         = {2024},
  doi          = {10.48550/ARXIV.2407.21783},
  eprinttype    = {arXiv},
  eprint       = {2407.21783},
  timestamp    = {Mon, 02 Sep 2024 16:55:26 +0200},
  bibsource    = {dblp computer science bibliography, https://dblp.org}
}
`,
};

/** Returns an arXiv feed with the given papers. `self` is the id of the feed. */
export function atom(self: string, ...entries: [id: string, title: string][]): Played {
  return {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${self}</id>
${entries
  .map(
    ([id, title]) => `<entry><id>http://arxiv.org/abs/${id}</id><published>2024-07-31T17:54:27Z</published>
<title>${title}</title><summary>We study herds.</summary><author><name>Ada Quill</name></author>
<category term="cs.AI"/></entry>`,
  )
  .join('\n')}
</feed>
`,
  };
}

/** Returns the path at Semantic Scholar of one page of the list of a person's papers. */
export function semanticScholarPage(id: string, offset: number): string {
  const fields =
    'title,authors,year,publicationDate,publicationTypes,venue,publicationVenue,journal,externalIds,abstract,url';
  return `/author/${id}/papers?fields=${fields}&limit=500&offset=${offset}`;
}

export function semanticScholarAnswer(titles: readonly string[], offset: number, next?: number): Played {
  return jsonAnswer({
    offset,
    ...(next !== undefined && { next }),
    data: titles.map((title, index) => ({
      paperId: `${offset}-${index}`,
      title,
      year: 2021,
      authors: [{ authorId: '1741101', name: 'Ada Quill' }],
      externalIds: {},
    })),
  });
}
