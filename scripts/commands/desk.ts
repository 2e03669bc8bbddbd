import { defineCommand, runMain, writeLine } from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { parsePort } from '../setup/port.ts';
import { contentPath } from '../site/content-path.ts';
import { deskApp } from './desk/app.ts';
import { createDesk } from './desk/desk.ts';
import { serveDesk } from './desk/server.ts';

const help = `npm run desk -- [--port NUMBER] [--no-open]

  Opens a page of this machine in which you bring in papers, edit the content and publish the site. Ctrl-C stops it.

  --port NUMBER   port to serve on (default: 4400)
  --no-open       print the address and do not open it in the browser`;

const defaultDeskPort = 4400;

export const main = defineCommand({
  help,
  parse: (argv, env) => {
    const { values } = parseOptions(argv, env, { port: { type: 'string' }, 'no-open': { type: 'boolean' } });
    return { port: parsePort(values.port, defaultDeskPort), opens: values['no-open'] !== true };
  },
  run: async ({ port }, io) => {
    const stop = io.stopSignal();
    const desk = createDesk({ content: contentPath(io), io });
    const server = await serveDesk(() => deskApp(desk), port);
    writeLine(io.stdout, `The desk is at http://127.0.0.1:${server.port}/\nPress Ctrl-C to stop.`);
    if (!stop.aborted)
      await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
    await server.close();
    await desk.stop();
    return 0;
  },
});

await runMain(import.meta, main);
