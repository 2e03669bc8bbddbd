import type { FormatName } from '../import/formats.ts';
import type { Source } from '../import/read-sources.ts';
import { arXivPageSize, requestArXivPapers } from './arxiv.ts';
import { at, isObject, type Json, textAt } from '../import/readers/values/json.ts';
import { parseDoi } from '../import/readers/values/identifiers.ts';
import { type Registries, requestJson, unexpectedJson } from './listing.ts';
import type { Fault } from './faults.ts';
import type { Transport } from './service-request.ts';

/**
 * Requests papers by their identifiers: papers with a DOI from Crossref or doi.org, papers with an arXiv id from
 * arXiv.
 *
 * @param dois DOIs without a prefix, such as `10.7554/eLife.32822`
 * @param arXivs arXiv ids without a version, such as `2407.21783` or `math/0309136`
 * @param onRequest called before each request, to show progress; receives the papers, such as `doi:10.7554/x`
 * @returns one source per DOI, one source per request to arXiv, and one source with a message per missing arXiv paper
 */
export async function fetchPapers(
  { dois, arXivs }: { dois: readonly string[]; arXivs: readonly string[] },
  registries: Registries,
  transport: Transport,
  onRequest: (papers: string) => void = () => {},
): Promise<Source[]> {
  const sources: Source[] = [];
  for (const doi of dois) {
    onRequest(`doi:${doi}`);
    sources.push(await fetchDoi(doi, registries, transport));
  }
  for (let start = 0; start < arXivs.length; start += arXivPageSize) {
    const ids = arXivs.slice(start, start + arXivPageSize);
    onRequest(ids.length === 1 ? `arXiv:${ids[0]}` : `${ids.length} papers of arXiv`);
    sources.push(...(await fetchArXiv(ids, registries, transport)));
  }
  return sources;
}

/**
 * Requests a paper from Crossref, or from doi.org if Crossref does not have the DOI. Crossref is first, because it
 * has most papers and gives the most values for each paper. doi.org also finds DOIs of other registration agencies.
 */
async function fetchDoi(doi: string, registries: Registries, transport: Transport): Promise<Source> {
  const file = `doi:${doi}`;
  const url = `${registries.crossref}/works/${encodeURIComponent(doi)}`;
  const crossref = await requestJson({ url }, transport);
  if ('text' in crossref) {
    const work = at(crossref.value, 'message') ?? crossref.value;
    return checkRecord(work, doi, url) ?? toSource(file, 'crossref', crossref.text);
  }
  if (!crossref.fault.isMissing) return toFaultSource(file, crossref.fault);
  const address = `${registries.doi}/${doi.split('/').map(encodeURIComponent).join('/')}`;
  const resolved = await requestJson(
    { url: address, accept: 'application/vnd.citationstyles.csl+json' },
    transport,
  );
  if ('text' in resolved)
    return checkRecord(resolved.value, doi, address) ?? toSource(file, 'csl-json', resolved.text);
  if (!resolved.fault.isMissing) return toFaultSource(file, resolved.fault);
  return toFaultSource(file, {
    message: 'This DOI does not exist.',
    advice: 'Check the DOI on the page of the paper.',
  });
}

/**
 * Checks that a service sent the requested record.
 *
 * @returns a source with a message if the value is not a record, or is the record of another DOI
 */
function checkRecord(record: Json, doi: string, url: string): Source | undefined {
  const file = `doi:${doi}`;
  const stated = textAt(record, 'DOI');
  if (!isObject(record) || (stated === undefined && at(record, 'title') === undefined))
    return toFaultSource(file, unexpectedJson(url, 'a record'));
  const found = stated === undefined ? undefined : (parseDoi(stated) ?? stated);
  if (found === undefined || found.toLowerCase() === doi.toLowerCase()) return undefined;
  const message = `${new URL(url).host} sent the record of another DOI: "${found}".`;
  return toFaultSource(file, {
    message,
    advice: `It was not imported. If it is the same paper, import it with --doi ${found}.`,
  });
}

async function fetchArXiv(
  ids: readonly string[],
  registries: Registries,
  transport: Transport,
): Promise<Source[]> {
  const file = ids.length === 1 ? `arXiv:${ids[0]}` : 'arXiv';
  const response = await requestArXivPapers(ids, registries, transport);
  if ('fault' in response) return [toFaultSource(file, response.fault)];
  const others = response.others.map((id) => `"${id}"`).join(', ');
  const host = new URL(registries.arXiv).host;
  const missing = response.missing.map((id) =>
    toFaultSource(`arXiv:${id}`, {
      message: others === '' ? 'arXiv has no paper with this id.' : `${host} sent another paper: ${others}.`,
      advice:
        others === ''
          ? 'Check the id on the page of the paper.'
          : 'It was not imported. Check the id on the page of the paper.',
    }),
  );
  if (missing.length === 0 && others !== '')
    missing.push(
      toFaultSource(file, {
        message: `${host} also sent papers that were not requested: ${others}.`,
        advice: 'They were not imported; no action is needed.',
      }),
    );
  return response.missing.length === ids.length
    ? missing
    : [toSource(file, 'arxiv', response.text), ...missing];
}

function toSource(file: string, format: FormatName, text: string): Source {
  return { file, format, content: new TextEncoder().encode(text) };
}

function toFaultSource(file: string, { message, advice }: Pick<Fault, 'message' | 'advice'>): Source {
  return { file, content: { message, advice } };
}
