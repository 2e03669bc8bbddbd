import { fetchPeople } from '../../../../src/fetch/people.ts';
import { requestJson } from '../../../../src/fetch/listing.ts';
import type { Transport } from '../../../../src/fetch/service-request.ts';
import { servicesOf, type Services } from '../../../../src/fetch/services.ts';
import type { ServiceName } from '../../../../src/fetch/people-services.ts';
import type { ReadSources, Source } from '../../../../src/import/read-sources.ts';
import { readPerson } from '../../../../src/import/readers/json/orcid-person.ts';
import { toId } from '../../../../src/model/id.ts';
import type { TypedNumbers } from '../../../../src/desk/bring/identifiers.ts';
import { documentKind } from '../../../documents/document-kind.ts';
import { readContent } from '../../import/content.ts';
import { openTransport } from '../../import/open-transport.ts';
import { readAndFetch, readDocument } from '../../import/sources.ts';
import type { Desk } from '../desk.ts';
import type { ReportProgress } from '../jobs.ts';

/** The texts and numbers of one form. */
export interface Brought {
  /** The text and the files, by the names that messages show. */
  texts: readonly { file: string; bytes: Uint8Array }[];
  numbers: TypedNumbers;
  /** Whether papers that a text names only by number are fetched. */
  fetch: boolean;
}

/** Maximum number of papers to fetch for one person. */
const maxPapers = 10_000;

/** Whether reading needs a process of its own or the network, so that it may take longer than a page may. */
export function isLong({ texts, numbers, fetch }: Brought): boolean {
  const { dois, arXivs, orcids } = numbers;
  if (dois.length + arXivs.length + orcids.length > 0) return true;
  const isDocument = texts.some(({ bytes }) => documentKind(bytes) !== undefined);
  return isDocument || (fetch && texts.some(({ bytes }) => mayNamePapers(bytes)));
}

/** Whether a text is short and has a DOI or an arXiv number, so that some of its papers may have to be fetched. */
function mayNamePapers(bytes: Uint8Array): boolean {
  return /10\.\d{4,9}\/|arxiv|\d{4}\.\d{4,5}/iu.test(
    Buffer.from(bytes.subarray(0, 200_000)).toString('latin1'),
  );
}

/** Reads what was brought in, and fetches the papers that it names. */
export async function gatherBrought(
  { texts, numbers, fetch }: Brought,
  desk: Pick<Desk, 'content' | 'env'>,
  report: ReportProgress,
  signal?: AbortSignal,
): Promise<{ read: ReadSources; sources: readonly Source[] }> {
  const progress = { step: (step: string) => report({ step }) };
  const services = servicesOf(desk.env);
  const transport = openTransport(desk.content, { env: desk.env }, progress, { ...(signal && { signal }) });
  const sources: Source[] = [];
  for (const { file, bytes } of texts) {
    const isDocument = documentKind(bytes) !== undefined;
    sources.push({ file, content: isDocument ? await readDocument(bytes, file, progress) : bytes });
  }
  for (const orcid of numbers.orcids)
    sources.push(...(await fetchPerson(orcid, desk.content, services, transport, progress)));
  const { dois, arXivs } = numbers;
  return readAndFetch(sources, { dois, arXivs, fetch, format: undefined, services }, transport, progress);
}

/**
 * Fetches the papers of a person by the ORCID. For a person of the content, these are the services whose ids the file of the
 * person has; for any other person, it is ORCID itself, which also has the name.
 */
async function fetchPerson(
  ORCID: string,
  content: string,
  services: Services,
  transport: Transport,
  { step }: { step: (text: string) => void },
): Promise<Source[]> {
  const onPerson = (service: string, name: string) => step(`${service}: ${name} …`);
  const context = { services, transport, maxPapers, onPerson };
  const { authors } = (await readContent(content)).content;
  const known = [...authors.values()].find(({ value }) => value?.ORCID === ORCID)?.value;
  const names = Object.keys(services.people) as ServiceName[];
  if (known) return fetchPeople([known], names, false, context);
  step(`ORCID: ${ORCID} …`);
  const answer = await requestJson({ url: `${services.people.orcid.address}/${ORCID}/person` }, transport);
  if ('fault' in answer) {
    const { message, advice } = answer.fault;
    return [{ file: `orcid:${ORCID}`, content: { message, advice } }];
  }
  const person = readPerson(answer.value, undefined);
  if (!person) {
    const message = 'ORCID shows no name of this person.';
    const advice = 'Check the number, or paste a list of the papers.';
    return [{ file: `orcid:${ORCID}`, content: { message, advice } }];
  }
  const author = { id: toId(person.name, 'person'), name: person.name, ORCID };
  return fetchPeople([author], ['orcid'], false, context);
}
