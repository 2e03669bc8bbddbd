import { parentPort, workerData } from 'node:worker_threads';
import { makeWorld } from './bench-world.ts';
import { type Half, readHalf } from './corpus-records.ts';
import { startServices } from './start-services.ts';

/** The input of a benchmark. The same values give the same works and questions in every thread. */
export interface BenchInput {
  corpus: string;
  half: Half;
  papers: number;
  seed: number;
}

/** Messages of the thread: the addresses of the services when they run, and the number of requests when asked. */
export type WorkerMessage = { environment: Record<string, string> } | { requests: Record<string, number> };

// The services run in a thread of their own, so that their time does not count.
if (parentPort) {
  const port = parentPort;
  const { corpus, half, papers, seed } = workerData as BenchInput;
  const { held } = makeWorld(await readHalf(corpus, half), papers, seed);
  const services = await startServices(held, { seed });
  port.postMessage({ environment: services.environment } satisfies WorkerMessage);
  port.on('message', () => {
    const requests: Record<string, number> = {};
    for (const { host } of services.requests) requests[host] = (requests[host] ?? 0) + 1;
    port.postMessage({ requests } satisfies WorkerMessage);
  });
}
