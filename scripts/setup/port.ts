/** Default port of `npm start` and `npm run dev`. Astro has the same default port. */
const sitePort = 4321;

/**
 * Maximum port that a user may choose. If the chosen port is in use, a server tries up to 100 ports from this one on,
 * and the highest existing port is 65,535.
 */
const maxPort = 65_435;

/**
 * Parses the value of `--port`. With the value 0, the operating system chooses a free port.
 *
 * @throws {Error} if the value is not a port
 */
export function parsePort(value: string | undefined, defaultPort = sitePort): number {
  if (value === undefined) return defaultPort;
  const port = Number(value);
  if (value.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= maxPort) return port;
  throw new Error(`--port: "${value}" is not a port. Use a number from 0 to ${maxPort}.`);
}
