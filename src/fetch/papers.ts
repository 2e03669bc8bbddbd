import type { FormatName } from '../import/formats.ts';
import type { Source } from '../import/sources.ts';
import type { Fault, Transport } from './transport.ts';

/** Where the services are. */
export interface Services {
  crossref: string;
  doi: string;
  arXiv: string;
}

/** The addresses of the services, each of which a setting may replace, such as by that of a mirror. */
export function servicesOf(environment: NodeJS.ProcessEnv): Services {
  return {
    crossref: address(environment, 'OFFPRINT_CROSSREF', 'https://api.crossref.org'),
    doi: address(environment, 'OFFPRINT_DOI', 'https://doi.org'),
    arXiv: address(environment, 'OFFPRINT_ARXIV', 'https://export.arxiv.org/api'),
  };
}

/** @throws where a setting is no address */
function address(environment: NodeJS.ProcessEnv, name: string, usual: string): string {
  const set = environment[name] || usual;
  const isRight = URL.canParse(set) && /^https?:$/u.test(new URL(set).protocol);
  if (!isRight) throw new Error(`${name} is "${set}". Set it to an address such as ${usual}.`);
  return set.replace(/\/{1,9}$/u, '');
}

/** arXiv asks for three seconds between two requests, and for few requests (its API User's Manual). */
const arXivPause = 3000;
const arXivAtOnce = 50;

/**
 * Asks the registries for papers, one source each, or one a group of arXiv papers.
 *
 * @param dois bare, as `10.7554/eLife.32822`
 * @param arXivs without their version, as `2407.21783` or `math/0309136`
 */
export async function fetchPapers(
  { dois, arXivs }: { dois: readonly string[]; arXivs: readonly string[] },
  services: Services,
  transport: Transport,
): Promise<Source[]> {
  const sources: Source[] = [];
  for (const doi of dois) sources.push(await fetchDoi(doi, services, transport));
  for (let start = 0; start < arXivs.length; start += arXivAtOnce)
    sources.push(...(await fetchArXiv(arXivs.slice(start, start + arXivAtOnce), services, transport)));
  return sources;
}

/** Crossref knows most papers, and more of them than other agencies tell; the others are asked through the resolver. */
async function fetchDoi(doi: string, services: Services, transport: Transport): Promise<Source> {
  const file = `doi:${doi}`;
  const crossref = await transport({
    url: `${services.crossref}/works/${encodeURIComponent(doi)}`,
    accept: 'application/json',
    isRight: /^application\/(?:[\w.+-]+\+)?json\b/iu,
  });
  if ('text' in crossref) return toSource(file, 'crossref', crossref.text);
  if (!crossref.fault.isMissing) return toFault(file, crossref.fault);
  const resolved = await transport({
    url: `${services.doi}/${doi.split('/').map(encodeURIComponent).join('/')}`,
    accept: 'application/vnd.citationstyles.csl+json',
    isRight: /^application\/(?:[\w.+-]+\+)?json\b/iu,
  });
  if ('text' in resolved) return toSource(file, 'csl-json', resolved.text);
  if (!resolved.fault.isMissing) return toFault(file, resolved.fault);
  return toFault(file, {
    message: 'There is no such DOI.',
    advice: 'Compare it with that on the page of the paper.',
  });
}

async function fetchArXiv(
  ids: readonly string[],
  { arXiv }: Services,
  transport: Transport,
): Promise<Source[]> {
  const file = ids.length === 1 ? `arXiv:${ids[0]}` : 'arXiv';
  const query = `id_list=${ids.map(encodeURIComponent).join(',')}&max_results=${ids.length}`;
  const answer = await transport({
    url: `${arXiv}/query?${query}`,
    accept: 'application/atom+xml',
    isRight: /^(?:application|text)\/(?:atom\+)?xml\b/iu,
    pause: arXivPause,
  });
  if ('fault' in answer) return [toFault(file, answer.fault)];
  const missing = ids.filter((id) => !namesArXiv(answer.text, id));
  const faults = missing.map((id) =>
    toFault(`arXiv:${id}`, {
      message: 'There is no such paper.',
      advice: 'Compare the number with that on its page.',
    }),
  );
  return missing.length === ids.length ? faults : [toSource(file, 'arxiv', answer.text), ...faults];
}

/** Whether an answer of arXiv holds the paper, in any version. */
function namesArXiv(answer: string, id: string): boolean {
  const wanted = id.replace(/^([a-z-]{2,10})\.[A-Z]{2}\//u, '$1/').toLowerCase();
  const named = answer.matchAll(/<id>\s{0,9}https?:\/\/arxiv\.org\/abs\/([^<\s]{1,50})/giu);
  return [...named].some(([, name = '']) => name.toLowerCase().replace(/v\d{1,4}$/u, '') === wanted);
}

function toSource(file: string, format: FormatName, text: string): Source {
  return { file, format, content: new TextEncoder().encode(text) };
}

function toFault(file: string, { message, advice }: Pick<Fault, 'message' | 'advice'>): Source {
  return { file, content: { message, advice } };
}
