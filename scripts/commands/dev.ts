import { defineCommand, runMain, writeLine } from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { parsePort } from '../setup/port.ts';
import { runNode, tool } from '../setup/process.ts';
import { siteEnvironment } from '../site/environment.ts';

const help = `npm run dev -- [--port NUMBER] [--host] [--open]

  Serves the site while you edit and shows each change at once. Ctrl-C stops it.

  --port NUMBER   port to serve on (default: 4321)
  --host          serve to other devices in the network, too
  --open          open the site in the browser`;

export const main = defineCommand({
  help,
  parse: (argv, env) => {
    const { values } = parseOptions(argv, env, {
      port: { type: 'string' },
      host: { type: 'boolean' },
      open: { type: 'boolean' },
    });
    return { ...values, port: parsePort(values.port) };
  },
  run: async ({ port, host, open }, io) => {
    const options = ['--port', String(port), ...(host ? ['--host'] : []), ...(open ? ['--open'] : [])];
    const stop = io.stopSignal();
    const { code } = await runNode([tool('astro', 'bin/astro.mjs'), 'dev', ...options], {
      baseEnv: io.env,
      env: siteEnvironment('development'),
      output: io,
      signal: stop,
    });
    if (stop.aborted) return 0;
    writeLine(io.stderr, 'The development server has stopped; see the messages above.');
    return code;
  },
});

await runMain(import.meta, main);
