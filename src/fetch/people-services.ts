import { arXiv } from './arxiv.ts';
import { dblp } from './dblp.ts';
import type { PeopleService } from './listing.ts';
import { openAlex } from './openalex.ts';
import { orcid } from './orcid.ts';
import { semanticScholar } from './semantic-scholar.ts';

/** The services, by the name that users write after `--source`. Requests are made in the order of this table. */
export const peopleServices = {
  orcid,
  openalex: openAlex,
  dblp,
  arxiv: arXiv,
  'semantic-scholar': semanticScholar,
} as const satisfies Record<string, PeopleService>;

export type ServiceName = keyof typeof peopleServices;

export const serviceNames = Object.keys(peopleServices) as ServiceName[];

export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(peopleServices, name);
}
