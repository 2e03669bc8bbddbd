/** Where the services are. */
export interface Services {
  crossref: string;
  doi: string;
  arXiv: string;
  /** Pages of people with an id of arXiv. */
  arXivAuthors: string;
  orcid: string;
  openAlex: string;
  dblp: string;
  semanticScholar: string;
  /** Keys that services give to those who ask for one; without any they answer fewer requests. */
  keys: { openAlex: string; semanticScholar: string };
}

/** The addresses of the services, each of which a setting may replace, such as by that of a mirror. */
export function servicesOf(environment: NodeJS.ProcessEnv): Services {
  return {
    crossref: address(environment, 'OFFPRINT_CROSSREF', 'https://api.crossref.org'),
    doi: address(environment, 'OFFPRINT_DOI', 'https://doi.org'),
    arXiv: address(environment, 'OFFPRINT_ARXIV', 'https://export.arxiv.org/api'),
    arXivAuthors: address(environment, 'OFFPRINT_ARXIV_AUTHORS', 'https://arxiv.org/a'),
    orcid: address(environment, 'OFFPRINT_ORCID', 'https://pub.orcid.org/v3.0'),
    openAlex: address(environment, 'OFFPRINT_OPENALEX', 'https://api.openalex.org'),
    dblp: address(environment, 'OFFPRINT_DBLP', 'https://dblp.org'),
    semanticScholar: address(
      environment,
      'OFFPRINT_SEMANTIC_SCHOLAR',
      'https://api.semanticscholar.org/graph/v1',
    ),
    keys: {
      openAlex: environment.OFFPRINT_OPENALEX_KEY ?? '',
      semanticScholar: environment.OFFPRINT_SEMANTIC_SCHOLAR_KEY ?? '',
    },
  };
}

/** @throws where a setting is no address */
function address(environment: NodeJS.ProcessEnv, name: string, usual: string): string {
  const set = environment[name] || usual;
  const isRight = URL.canParse(set) && /^https?:$/u.test(new URL(set).protocol);
  if (!isRight) throw new Error(`${name} is "${set}". Set it to an address such as ${usual}.`);
  return set.replace(/\/{1,9}$/u, '');
}
