import type { FormatName } from '../import/formats.ts';
import type { Source } from '../import/read-sources.ts';
import type { Author, Metric } from '../model/author.ts';
import { listArXiv } from './arxiv.ts';
import { listDblp } from './dblp.ts';
import type { Listing, Metrics, ServiceContext } from './listing.ts';
import { countOpenAlex, listOpenAlex } from './openalex.ts';
import { listOrcid } from './orcid.ts';
import { countSemanticScholar, listSemanticScholar } from './semantic-scholar.ts';
import type { Fault } from './transport.ts';

/** A service that lists the papers of a person. */
interface PeopleService {
  /** The key of the id in an author file, for messages. */
  key: string;
  idOf(author: Author): string | undefined;
  format: FormatName;
  list(id: string, context: ServiceContext): Promise<Listing>;
  count?(id: string, context: ServiceContext): Promise<Metrics>;
}

/** The services by their names for `--source`, in the order of the requests. */
const peopleServices = {
  orcid: { key: 'ORCID', idOf: ({ ORCID }) => ORCID, format: 'orcid', list: listOrcid },
  openalex: {
    key: 'ids.openalex',
    idOf: ({ ids }) => ids?.openalex,
    format: 'openalex',
    list: listOpenAlex,
    count: countOpenAlex,
  },
  dblp: { key: 'ids.dblp', idOf: ({ ids }) => ids?.dblp, format: 'bibtex', list: listDblp },
  arxiv: { key: 'ids.arXiv', idOf: ({ ids }) => ids?.arXiv, format: 'arxiv', list: listArXiv },
  'semantic-scholar': {
    key: 'ids.semanticScholar',
    idOf: ({ ids }) => ids?.semanticScholar,
    format: 'semantic-scholar',
    list: listSemanticScholar,
    count: countSemanticScholar,
  },
} as const satisfies Record<string, PeopleService>;

export type ServiceName = keyof typeof peopleServices;

export const serviceNames = Object.keys(peopleServices) as ServiceName[];

export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(peopleServices, name);
}

/** Whether an author file has an id for at least one of these services. */
export function isListed(author: Author, names: readonly ServiceName[]): boolean {
  return names.some((name) => peopleServices[name].idOf(author) !== undefined);
}

/**
 * Requests the papers of people from services. A service that is down is skipped; the others are not affected.
 *
 * @param withMetrics whether to request the citation counts of each person too
 * @returns one source per response and per fault
 */
export async function fetchPeople(
  authors: readonly Author[],
  names: readonly ServiceName[],
  withMetrics: boolean,
  context: ServiceContext,
): Promise<Source[]> {
  const sources: Source[] = [];
  for (const name of serviceNames.filter((one) => names.includes(one))) {
    const listed = authors.filter((author) => peopleServices[name].idOf(author) !== undefined);
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
  }
  return sources;
}

async function fetchPerson(
  author: Author,
  service: ServiceName,
  withMetrics: boolean,
  context: ServiceContext,
): Promise<{ found: Source[]; isDown: boolean }> {
  const { idOf, key, format, list, count }: PeopleService = peopleServices[service];
  const id = idOf(author) ?? '';
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
  const where = `${key} in authors/${author.id}.md`;
  if (isCut) {
    const message = `The list has more than ${context.maxPapers} papers; the others were skipped.`;
    found.push({ file, content: { message, advice: `Check that ${where} is the id of one person.` } });
  }
  const faults = [fault, 'fault' in counted ? counted.fault : undefined].filter((one) => one !== undefined);
  for (const one of faults) found.push({ file, content: toContent(one, where) });
  return { found, isDown: faults.some((one) => one.isDown === true) };
}

function toContent({ isMissing, message, advice }: Fault, where: string) {
  return { message, advice: isMissing ? `Check ${where}.` : advice };
}

/** Returns the person with the values of the author file, so that only the metrics of the service can change the file. */
function toOwner({ id, name, ORCID }: Author, metrics: Omit<Metric, 'asOf'>[]) {
  return { id, name, ...(ORCID !== undefined && { ORCID }), metrics };
}
