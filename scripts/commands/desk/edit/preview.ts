import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readAddress } from '../../../../src/files/content-folder.ts';
import { hashText } from '../../../../src/model/id.ts';
import { runNode, tool } from '../../../setup/process.ts';
import { siteEnvironment } from '../../../site/environment.ts';
import { createOverlay } from './overlay.ts';

/** The site as a visitor will see it: a development server that runs beside the desk, on `localhost`. */
export interface DeskPreview {
  /** The origin of the preview, `http://localhost:4501`, if it is running. Pages may show frames of this origin only. */
  origin(): string | undefined;
  /**
   * Starts the preview in the background if it is not running. Its origin is known when this resolves, so that the page
   * that shows the frame may allow it.
   */
  warm(): Promise<void>;
  /** Starts the preview if it is not running, and returns the address of a page of the site: `/papers/x/`. */
  address(page: string): Promise<string>;
  /** Shows a text that is not saved instead of that of one content file. All other files are as in the content. */
  show(file: string, text: string): Promise<void>;
  /** Shows all files as they are in the content. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Time in which the preview must start, in milliseconds. */
const startTime = 60_000;

/** Time after which changes of other files appear in the preview of a form, at the next change of the form, in milliseconds. */
const syncPause = 2000;

/**
 * Creates the preview: `astro dev` on a copy of the content. It starts when a page is requested, and ends with the desk.
 * Nothing else of the desk waits for it.
 */
export function createPreview(
  { content, project, env }: { content: string; project: string; env: NodeJS.ProcessEnv },
  start = startServer,
): DeskPreview {
  const folder = path.join(project, '.cache', 'desk', hashText(content), 'content');
  const overlay = createOverlay(content, folder);
  const controller = new AbortController();
  let running: Promise<string> | undefined;
  let origin: string | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  const ensure = async (): Promise<string> => {
    if (controller.signal.aborted) throw new Error('The desk has ended.');
    running ??= (async () => {
      const port = await freePort();
      origin = `http://localhost:${port}`;
      await overlay.sync();
      const server = start(folder, port, env, controller.signal);
      ended = server.ended.then(() => (running = undefined));
      await server.isReady;
      return origin;
    })();
    const own = running;
    own.catch(() => {
      if (running === own) running = undefined;
    });
    return own;
  };
  return {
    origin: () => origin,
    async warm() {
      ensure().catch(() => undefined);
      for (let tries = 0; origin === undefined && tries < 100; tries++) await setTimeout(5);
    },
    async address(page) {
      if (running) await overlay.sync(syncPause);
      const from = await ensure();
      const address = readAddress(folder, env);
      const base = 'diagnostics' in address ? '/' : address.base;
      return `${from}${base.replace(/\/$/, '')}${page}`;
    },
    async show(file, text) {
      await ensure();
      await overlay.show(file, text);
    },
    reset: async () => {
      if (running) await overlay.reset();
    },
    async stop() {
      controller.abort();
      await ended;
      await overlay.remove();
    },
  };
}

/** A development server that was started. */
export interface StartedServer {
  /** Resolves when it answers. Rejects if it does not start. */
  isReady: Promise<void>;
  /** Resolves when it has ended, and never rejects. */
  ended: Promise<unknown>;
}

function startServer(
  folder: string,
  port: number,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): StartedServer {
  let ended: Promise<unknown> = Promise.resolve();
  const isReady = new Promise<void>((resolve, reject) => {
    let output = '';
    const timer = globalThis.setTimeout(
      () => reject(new Error('The preview did not start in time.')),
      startTime,
    );
    timer.unref();
    const args = [tool('astro', 'bin/astro.mjs'), 'dev', '--port', String(port), '--ignore-lock'];
    ended = runNode(args, {
      baseEnv: env,
      env: { ...siteEnvironment('development'), OFFPRINT_CONTENT: folder, NO_COLOR: '1' },
      signal,
      output: (piece) => {
        // Errors of the content are on the page in the frame, too.
        if (output.length > 100_000) return;
        output += piece;
        if (output.includes(`http://localhost:${port}`)) resolve();
        else if (/http:\/\/localhost:\d/.test(output)) reject(new Error('Another program took the port.'));
      },
    }).then(() => {
      clearTimeout(timer);
      reject(new Error('The preview has ended.'));
    });
  });
  isReady.catch(() => undefined);
  return { isReady, ended };
}

/** Returns a port that no program uses now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
