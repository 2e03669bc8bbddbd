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
  /** Where the id stands in the file of a person. */
  key: string;
  idOf(author: Author): string | undefined;
  format: FormatName;
  list(id: string, context: ServiceContext): Promise<Listing>;
  count?(id: string, context: ServiceContext): Promise<Metrics>;
}

/** The services by the names that `--source` has for them, in the order in which they are asked. */
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

/** Whether a service can be asked for somebody. */
export function isListed(author: Author, names: readonly ServiceName[]): boolean {
  return names.some((name) => peopleServices[name].idOf(author) !== undefined);
}

/**
 * Asks services for the papers of people, one source an answer. A service that is down costs only what it alone knows.
 *
 * @param withMetrics whether they are asked for what they count of each person, too
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
      context.onAsk?.(name, author.name);
      const { found, isDown } = await fetchPerson(author, name, withMetrics, context);
      sources.push(...found);
      if (!isDown) continue;
      const left = listed.slice(index + 1).map(({ id }) => `authors/${id}.md`);
      if (left.length > 0) {
        const message = `It was not asked for the people of ${left.join(', ')}, since it does not answer.`;
        sources.push({ file: name, content: { message, advice: 'Run it again later.' } });
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
    const message = `It lists more than ${context.mostPapers} papers; the others were left out.`;
    found.push({ file, content: { message, advice: `Look whether ${where} is the id of one person.` } });
  }
  const faults = [fault, 'fault' in counted ? counted.fault : undefined].filter((one) => one !== undefined);
  for (const one of faults) found.push({ file, content: toContent(one, where) });
  return { found, isDown: faults.some((one) => one.isDown === true) };
}

function toContent({ isMissing, message, advice }: Fault, where: string) {
  return { message, advice: isMissing ? `Look whether ${where} is right.` : advice };
}

/** The person as the author file has them, so that nothing of it changes but what the service counts. */
function toOwner({ id, name, ORCID }: Author, metrics: Omit<Metric, 'asOf'>[]) {
  return { id, name, ...(ORCID !== undefined && { ORCID }), metrics };
}
