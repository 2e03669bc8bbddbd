import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A prepared response of the local service to one request. */
export interface Played {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Sends the response itself. The values above are then ignored. */
  answer?: (response: ServerResponse) => void;
}

/** A request that the service received. */
export interface Got {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A service on this machine that sends prepared responses. */
export interface LocalService {
  url: string;
  requests: Got[];
  /** The responses by path, which a test can change. */
  answers: Record<string, readonly Played[]>;
  close(): Promise<void>;
}

/**
 * Starts a service on a free port. Each path has a list of responses, one per request; the last response is repeated.
 * The response for any other path has the status 404.
 */
export async function startService(answers: Record<string, readonly Played[]>): Promise<LocalService> {
  const requests: Got[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const before = requests.filter((got) => got.path === path).length;
    const got: Got = { path, headers: request.headers, body: '' };
    requests.push(got);
    request.on('data', (chunk) => (got.body += String(chunk)));
    const list = answers[path] ?? [];
    const { status = 200, headers = {}, body = '', answer } = list[before] ?? list.at(-1) ?? { status: 404 };
    if (answer) answer(response);
    else response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answers,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
