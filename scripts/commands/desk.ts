import { existsSync } from 'node:fs';
import { type CommandIo, defineCommand, runMain, shownPath, writeLine } from '../setup/command.ts';
import { parseOptions } from '../setup/options.ts';
import { parsePort } from '../setup/port.ts';
import { root } from '../setup/process.ts';
import { withContentLock } from '../site/content-lock.ts';
import { contentPath } from '../site/content-path.ts';
import { finishInterrupted } from '../site/take-back.ts';
import { reasonOf } from '../../src/files/read-text.ts';
import { deskApp, loadAfterFirstPage } from './desk/app.ts';
import { createDesk } from './desk/desk.ts';
import { findOtherDesk, noteDesk } from './desk/desk-lock.ts';
import { openBrowser } from './desk/open-browser.ts';
import { type DeskServer, serveDesk } from './desk/server.ts';
import { createDeskSession } from './desk/session.ts';

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
  run: async ({ port, opens }, io) => {
    const content = contentPath(io);
    const other = await findOtherDesk(content);
    if (other) {
      const where = `at http://127.0.0.1:${other.port}/`;
      writeLine(
        io.stderr,
        `${shownPath(io, content)}: A desk is already open on this folder, ${where}. Use it, or stop it with Ctrl-C in its terminal (process ${other.pid}).`,
      );
      return 1;
    }
    const stop = io.stopSignal();
    const desk = createDesk({ content, io });
    const session = createDeskSession();
    const report = (message: string) => writeLine(io.stderr, message);
    const onError = (error: unknown) =>
      report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    let server: DeskServer;
    try {
      server = await serveDesk(
        (host) => loadAfterFirstPage(deskApp(desk, session, host, onError), onError),
        port,
        report,
      );
    } catch (error) {
      report(error instanceof Error ? error.message : String(error));
      return 1;
    }
    const forget = noteDesk(content, server.port);
    const printed = `http://${server.host}/?key=${session.newKey(false)}`;
    printStart(printed, server, content, io);
    const recovered = recover(content).catch((error) =>
      report(`${shownPath(io, content)}: ${reasonOf(error)}.`),
    );
    if (opens && !stop.aborted) {
      // Others on this machine may see the arguments of a program, so that this key opens the desk only once.
      const isOpened = await openBrowser(`http://${server.host}/?key=${session.newKey(true)}`, io.env);
      if (!isOpened) writeLine(io.stdout, 'Open the address above in your browser.');
    }
    if (!stop.aborted)
      await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
    await server.close();
    await recovered;
    await desk.stop();
    forget();
    writeLine(io.stdout, '\nThe desk is closed. Everything that you saved is in the files.');
    return 0;
  },
});

/** Completes the step that an earlier desk or command was writing when it was killed. */
async function recover(content: string): Promise<void> {
  if (!existsSync(content)) return;
  await withContentLock(
    content,
    () => finishInterrupted({ content, project: root }),
    () => undefined,
  );
}

function printStart(address: string, { portsInUse, port }: DeskServer, content: string, io: CommandIo): void {
  for (const used of portsInUse) writeLine(io.stdout, `Port ${used} is in use. Trying the next one.`);
  writeLine(
    io.stdout,
    `
The desk is at ${address}
It works only on this machine, and the address is new at each start.
It changes files in ${shownPath(io, content)}/ and public/ when you save, and nothing is public before you publish it.
Every step can be undone, also with npm run undo. Press Ctrl-C to stop.`,
  );
  const { SSH_CONNECTION: ssh } = io.env;
  if (ssh)
    writeLine(
      io.stdout,
      `To open it on your own machine, run there: ssh -L ${port}:127.0.0.1:${port} ${ssh.split(' ')[2] ?? 'HOST'}`,
    );
}

await runMain(import.meta, main);
