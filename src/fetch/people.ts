import type { Source } from '../import/read-sources.ts';
import type { Author, Metric } from '../model/author.ts';
import type { PeopleService } from './listing.ts';
import { peopleServices, type ServiceName, serviceNames } from './people-services.ts';
import type { Services } from './services.ts';
import type { Fault } from './faults.ts';
import type { Transport } from './service-request.ts';

/** The objects and settings that are needed to request the papers of people. */
export interface FetchContext {
  services: Services;
  transport: Transport;
  /** Maximum number of papers that are requested for one person. It stops a service that never ends its list. */
  maxPapers: number;
  /** Called before the papers of a person are requested, to show progress. `name` is the name of the person. */
  onPerson?: (service: string, name: string) => void;
}

/** Whether an author file contains the person's id at one or more of the given services. */
export function isListed(author: Author, names: readonly ServiceName[]): boolean {
  return names.some((name) => idAt(name, author) !== undefined);
}

/**
 * Requests the papers of people from services. All services are asked at the same time. If a service is not available, the people who have not been requested
 * yet are skipped for that service. The other services are still used.
 *
 * @param names the services to use
 * @param withMetrics whether to request the citation counts of each person too
 * @returns one source per response, and one source per fault (the reason why a request failed)
 */
export async function fetchPeople(
  authors: readonly Author[],
  names: readonly ServiceName[],
  withMetrics: boolean,
  context: FetchContext,
): Promise<Source[]> {
  const services = serviceNames.filter((one) => names.includes(one));
  const found = await Promise.all(services.map((name) => fetchFrom(name, authors, withMetrics, context)));
  return found.flat();
}

/** Requests the papers of people from one service, one person after the other. */
async function fetchFrom(
  name: ServiceName,
  authors: readonly Author[],
  withMetrics: boolean,
  context: FetchContext,
): Promise<Source[]> {
  const sources: Source[] = [];
  const listed = authors.filter((author) => idAt(name, author) !== undefined);
  for (const [index, author] of listed.entries()) {
    context.onPerson?.(name, author.name);
    const { found, isDown } = await fetchPerson(author, name, withMetrics, context);
    sources.push(...found);
    if (!isDown) continue;
    const skipped = listed.slice(index + 1).map(({ id }) => `authors/${id}.md`);
    if (skipped.length > 0) {
      const message = `The service is not available; ${skipped.join(', ')} ${skipped.length === 1 ? 'was' : 'were'} skipped.`;
      sources.push({ file: name, content: { message, advice: 'Try again later.' } });
    }
    break;
  }
  return sources;
}

async function fetchPerson(
  author: Author,
  service: ServiceName,
  withMetrics: boolean,
  { services, transport, maxPapers }: FetchContext,
): Promise<{ found: Source[]; isDown: boolean }> {
  const { idKey, format, list, count }: PeopleService = peopleServices[service];
  const id = idAt(service, author) ?? '';
  const context = { ...services.people[service], registries: services, transport, maxPapers };
  const { texts, fault, isCut } = await list(id, context);
  const counted = withMetrics && !fault && count ? await count(id, context) : { metrics: [] };
  const owner = toOwner(author, 'metrics' in counted ? counted.metrics : []);
  const file = `${service}:${id}`;
  const found = texts.map((text, index): Source => ({
    file: texts.length === 1 ? file : `${file} (page ${index + 1})`,
    format,
    listed: { owner, service },
    content: new TextEncoder().encode(text),
  }));
  const where = `${idKey === 'ORCID' ? idKey : `ids.${idKey}`} in authors/${author.id}.md`;
  if (isCut) {
    const message = `The list has more than ${maxPapers} papers; only the first ${maxPapers} were requested.`;
    found.push({ file, content: { message, advice: `Check that ${where} is the id of one person.` } });
  }
  const faults = [fault, 'fault' in counted ? counted.fault : undefined].filter((one) => one !== undefined);
  for (const one of faults) found.push({ file, content: toContent(one, where) });
  return { found, isDown: faults.some((one) => one.isDown === true) };
}

/** Returns the id that a person has at a service; undefined if the author file has no such id. */
function idAt(service: ServiceName, { ORCID, ids }: Author): string | undefined {
  const { idKey } = peopleServices[service];
  return idKey === 'ORCID' ? ORCID : ids?.[idKey];
}

function toContent({ isMissing, message, advice }: Fault, where: string) {
  return { message, advice: isMissing ? `Check ${where}.` : advice };
}

/**
 * Returns the owner of a list of papers, with the name and the ORCID from the author file. Because the import then
 * finds no difference in these values, only new metrics from the service can change the author file.
 */
export function toOwner({ id, name, ORCID }: Author, metrics: Omit<Metric, 'asOf'>[]) {
  return { id, name, ...(ORCID !== undefined && { ORCID }), metrics };
}
