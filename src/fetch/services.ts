import type { Registries, ServiceAccess } from './listing.ts';
import { peopleServices, type ServiceName } from './people-services.ts';

/** The addresses of all services. The services with lists of papers by person also have an API key. */
export interface Services extends Registries {
  people: Readonly<Record<ServiceName, ServiceAccess>>;
  zotero: ServiceAccess;
}

/**
 * Returns the addresses and API keys of the services. An environment variable can replace each address, for example
 * with the address of a mirror.
 *
 * @throws if such a variable does not contain a web address
 */
export function servicesOf(environment: NodeJS.ProcessEnv): Services {
  const people = Object.entries(peopleServices).map(
    ([name, { variable, address }]): [string, ServiceAccess] => [
      name,
      { address: addressOf(environment, variable, address), key: environment[`${variable}_KEY`] ?? '' },
    ],
  );
  return {
    crossref: addressOf(environment, 'OFFPRINT_CROSSREF', 'https://api.crossref.org'),
    doi: addressOf(environment, 'OFFPRINT_DOI', 'https://doi.org'),
    arXiv: addressOf(environment, 'OFFPRINT_ARXIV', 'https://export.arxiv.org/api'),
    zotero: {
      address: addressOf(environment, 'OFFPRINT_ZOTERO', 'https://api.zotero.org'),
      key: environment.OFFPRINT_ZOTERO_KEY ?? '',
    },
    people: Object.fromEntries(people) as Record<ServiceName, ServiceAccess>,
  };
}

function addressOf(environment: NodeJS.ProcessEnv, name: string, fallback: string): string {
  const value = environment[name] || fallback;
  const isValid = URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol);
  if (!isValid)
    throw new Error(`${name} is "${value}", which is not a web address. Set it to ${fallback}, for example.`);
  return value.replace(/\/{1,9}$/u, '');
}
