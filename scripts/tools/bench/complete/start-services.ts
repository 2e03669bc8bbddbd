import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { arXivApi } from './arxiv-api.ts';
import { crossrefApi } from './crossref-api.ts';
import { dblpApi } from './dblp-api.ts';
import { type Holding, makeHoldings, type PlayedService, playedServices } from './holdings.ts';
import { openAlexApi } from './openalex-api.ts';
import { jsonResponse, type MakeApi, type PlayedRequest } from './play.ts';
import { semanticScholarApi } from './semantic-scholar-api.ts';
import type { Work } from './works.ts';

/** The service `doi` plays doi.org, which resolves the DOIs that Crossref has. */
export type PlayedHost = PlayedService | 'doi';

/** Services on this machine that answer as the real ones do, from works that they are given. */
export interface PlayedServices {
  /** Variables that make Offprint use these services, such as `OFFPRINT_OPENALEX`. */
  environment: Record<string, string>;
  /** The requests in the order in which they came, with path and query as sent. */
  requests: { host: PlayedHost; method: string; url: string; headers: IncomingMessage['headers'] }[];
  holdings: readonly Holding[];
  close(): Promise<void>;
}

export interface PlayedOptions {
  /** Decides which service has which work. */
  seed?: number;
  /** The records of the services, instead of those that `makeHoldings` makes of the works. */
  holdings?: readonly Holding[];
  /**
   * Answers a request instead of the service, for tests of services that fail. Returns false if the service itself must
   * answer.
   */
  spoil?: (host: PlayedHost, request: PlayedRequest, response: ServerResponse) => boolean | Promise<boolean>;
}

const apis = {
  openalex: openAlexApi,
  crossref: crossrefApi,
  arxiv: arXivApi,
  'semantic-scholar': semanticScholarApi,
  dblp: dblpApi,
} as const satisfies Record<PlayedService, MakeApi>;

const variables = {
  openalex: 'OFFPRINT_OPENALEX',
  crossref: 'OFFPRINT_CROSSREF',
  arxiv: 'OFFPRINT_ARXIV',
  'semantic-scholar': 'OFFPRINT_SEMANTIC_SCHOLAR',
  dblp: 'OFFPRINT_DBLP',
  doi: 'OFFPRINT_DOI',
} as const satisfies Record<PlayedHost, string>;

/**
 * Starts OpenAlex, Crossref, arXiv, Semantic Scholar, DBLP and doi.org on free ports of this machine, one port each, so
 * that each is a host of its own.
 *
 * @example
 * const services = await startServices(works);
 * await runCommand(complete, [], { cwd: lab, env: services.environment });
 * await services.close();
 */
export async function startServices(
  works: readonly Work[],
  { seed = 1, holdings = makeHoldings(works, seed), spoil }: PlayedOptions = {},
): Promise<PlayedServices> {
  const requests: PlayedServices['requests'] = [];
  const servers: Server[] = [];
  const environment: Record<string, string> = {};
  const crossref = apis.crossref(holdings);
  for (const host of [...playedServices, 'doi'] as const) {
    const api = host === 'doi' || host === 'crossref' ? crossref : apis[host](holdings);
    const server = createServer((request, response) => {
      void respond(request, response);
    });
    const respond = async (request: IncomingMessage, response: ServerResponse) => {
      const { method = 'GET', url = '/', headers } = request;
      requests.push({ host, method, url, headers });
      const played = await toPlayedRequest(request);
      if (spoil && (await spoil(host, played, response))) return;
      const answer = !played
        ? { status: 400, type: 'text/plain', body: 'Bad Request' }
        : host === 'doi'
          ? resolveDoi(played, api.answer)
          : api.answer(played);
      response.writeHead(answer.status, { 'content-type': answer.type, ...answer.headers }).end(answer.body);
    };
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    environment[variables[host]] = `http://127.0.0.1:${port}${host === 'doi' ? '' : api.basePath}`;
  }
  return {
    environment,
    requests,
    holdings,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function toPlayedRequest(request: IncomingMessage): Promise<PlayedRequest> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const path = pathname
    .split('/')
    .map((part) => (/%(?![0-9a-f]{2})/iu.test(part) ? part : decodeURIComponent(part)))
    .join('/');
  return {
    method: request.method ?? 'GET',
    path,
    query: searchParams,
    body: Buffer.concat(parts).toString(),
  };
}

/** Answers a request for a DOI as doi.org does for `application/vnd.citationstyles.csl+json`. */
function resolveDoi(
  { path, ...request }: PlayedRequest,
  crossref: (request: PlayedRequest) => ReturnType<ReturnType<MakeApi>['answer']>,
): ReturnType<ReturnType<MakeApi>['answer']> {
  const answer = crossref({ ...request, path: `/works${path}` });
  if (answer.status !== 200) return { status: 404, type: 'text/html', body: '<title>DOI Not Found</title>' };
  const work = (JSON.parse(answer.body) as { message: Record<string, unknown> }).message;
  const type = cslTypes[work.type as keyof typeof cslTypes];
  const title = (work.title as string[])[0];
  const container = (work['container-title'] as string[])[0];
  return {
    ...jsonResponse({ ...work, type, title, 'container-title': container }),
    type: 'application/vnd.citationstyles.csl+json',
  };
}

/** The types of CSL that doi.org gives the types of Crossref. */
const cslTypes = {
  'journal-article': 'article-journal', 'proceedings-article': 'paper-conference', 'posted-content': 'article', dissertation: 'thesis',
  proceedings: 'book', dataset: 'dataset', 'peer-review': 'peer-review',
} as const; // prettier-ignore
