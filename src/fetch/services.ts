/** The base addresses of the services, without a slash at the end. */
export interface Services {
  crossref: string;
  doi: string;
  arXiv: string;
  /** The feeds of people with an arXiv author id. */
  arXivAuthors: string;
  orcid: string;
  openAlex: string;
  dblp: string;
  semanticScholar: string;
  /** API keys; empty if there is none. With a key, a service allows more requests. */
  keys: { openAlex: string; semanticScholar: string };
}

/**
 * Returns the addresses of the services. An environment variable can replace each of them, for example with a mirror.
 *
 * @throws if a variable is not a web address
 */
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

function address(environment: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const value = environment[name] || fallback;
  const isValid = URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol);
  if (!isValid)
    throw new Error(`${name} is "${value}", which is not a web address. Set it to ${fallback}, for example.`);
  return value.replace(/\/{1,9}$/u, '');
}
