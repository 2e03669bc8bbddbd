import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

/** A running desk. */
export interface DeskServer {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves the desk on 127.0.0.1 only.
 *
 * @param app returns the answers for the port that was found
 */
export async function serveDesk(app: (port: number) => Hono, port: number): Promise<DeskServer> {
  const server = createServer();
  await listen(server, port);
  const address = server.address();
  const bound = address && typeof address === 'object' ? address.port : port;
  server.on('request', getRequestListener(app(bound).fetch));
  return {
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
