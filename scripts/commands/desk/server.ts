import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { DeskApp } from './app.ts';
import { reasonOf } from '../../../src/files/read-text.ts';

/** A running desk. */
export interface DeskServer {
  /** The host of its addresses: `127.0.0.1:4400`. */
  host: string;
  port: number;
  /** The ports that were tried first, but that other programs use. */
  portsInUse: number[];
  close(): Promise<void>;
}

/** Limits for slow or greedy clients: times in milliseconds, sizes in bytes. */
const limits = {
  headersTimeout: 10_000,
  // Long enough for a file of 100 MB from the same machine.
  requestTimeout: 120_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 5000,
  maxHeaderSize: 16_384,
};
const maxConnections = 100;

/** Maximum number of ports that are tried. */
const maxPorts = 100;

/**
 * Serves the desk on 127.0.0.1 only, which no other machine can reach.
 *
 * @param app returns the answers for the host of the desk
 * @param port the first port to try; with 0, the operating system chooses a free port
 * @param report receives a sentence about a problem of the server
 * @throws {Error} if this port and those after it are in use
 */
export async function serveDesk(
  app: (host: string) => Pick<DeskApp, 'fetch'>,
  port: number,
  report: (message: string) => void,
): Promise<DeskServer> {
  const server = createServer(limits);
  server.maxConnections = maxConnections;
  const portsInUse: number[] = [];
  while (!(await listen(server, port + portsInUse.length))) {
    portsInUse.push(port + portsInUse.length);
    if (portsInUse.length >= maxPorts)
      throw new Error(
        `All ports from ${port} to ${port + maxPorts - 1} are in use. Choose another port with --port.`,
      );
  }
  const address = server.address();
  const bound = address && typeof address === 'object' ? address.port : port;
  const host = `127.0.0.1:${bound}`;
  server.on('request', getRequestListener(app(host).fetch, { overrideGlobalObjects: false }));
  // Without a listener, an error such as too many open files would end the process.
  server.on('error', (error) => report(`The server has a problem: ${reasonOf(error)}.`));
  return {
    host,
    port: bound,
    portsInUse,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Starts to listen. Returns false if the port is in use, or reserved by the system. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    server.once('error', onError);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.removeListener('error', onError);
      resolve(true);
    });
  });
}
