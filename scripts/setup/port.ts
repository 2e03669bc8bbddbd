/** The port of `npm start` and `npm run dev`, the one that Astro uses too. */
const defaultPort = 4321;

/**
 * The last port that a server may start at: a server that finds its port in use tries up to 100 ports, and 65,535 is the last of all.
 */
const maxPort = 65_435;

/**
 * Parses the value of `--port`. 0 lets the system choose.
 *
 * @throws {Error} if it is not a port
 */
export function parsePort(value: string | undefined): number {
  if (value === undefined) return defaultPort;
  const port = Number(value);
  if (value.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= maxPort) return port;
  throw new Error(`--port: "${value}" is not a port. Use a number from 0 to ${maxPort}.`);
}
