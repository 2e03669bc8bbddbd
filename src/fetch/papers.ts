import type { FormatName } from '../import/formats.ts';
import type { Source } from '../import/read-sources.ts';
import { arXivAtOnce, askArXiv } from './arxiv.ts';
import type { Services } from './services.ts';
import type { Fault, Transport } from './transport.ts';

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
  services: Services,
  transport: Transport,
): Promise<Source[]> {
  const file = ids.length === 1 ? `arXiv:${ids[0]}` : 'arXiv';
  const answer = await askArXiv(ids, services, transport);
  if ('fault' in answer) return [toFault(file, answer.fault)];
  const faults = answer.missing.map((id) =>
    toFault(`arXiv:${id}`, {
      message: 'There is no such paper.',
      advice: 'Compare the number with that on its page.',
    }),
  );
  return answer.missing.length === ids.length ? faults : [toSource(file, 'arxiv', answer.text), ...faults];
}

function toSource(file: string, format: FormatName, text: string): Source {
  return { file, format, content: new TextEncoder().encode(text) };
}

function toFault(file: string, { message, advice }: Pick<Fault, 'message' | 'advice'>): Source {
  return { file, content: { message, advice } };
}
