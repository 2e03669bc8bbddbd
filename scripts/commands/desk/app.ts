import { Hono } from 'hono';
import { assetRoutes } from './assets.ts';
import type { Desk } from './desk.ts';
import { guard } from './guard.ts';
import { homeRoutes } from './home/routes.ts';
import { jobRoutes } from './job-routes.ts';
import { PathError } from './open-file.ts';
import { loadPart, type LoadedPart, deskPartNames, partOfAddress } from './routes.ts';
import type { DeskSession } from './session.ts';
import { showMessage } from './show-page.ts';

/** The desk as a web application. */
export interface DeskApp {
  /** Answers a request. */
  fetch(request: Request, ...rest: unknown[]): Promise<Response>;
  /** Loads all parts, one after the other, so that they are there when they are needed. */
  loadAll(): Promise<void>;
}

/**
 * Returns the desk as a web application: the checks of each request, then its answer.
 *
 * @param host the host of the desk: `127.0.0.1:4400`
 * @param report receives errors of the program
 */
export function deskApp(
  desk: Desk,
  session: DeskSession,
  host: string,
  report: (error: unknown) => void = console.error,
): DeskApp {
  const isGuarded = guard(desk, session, host);
  /** Returns an application that checks each request, and that answers in words if it fails. */
  const guarded = (addRoutes: (app: Hono) => void): Hono => {
    const app = new Hono();
    app.use(isGuarded);
    addRoutes(app);
    app.notFound((context) => showMessage(desk, context, 'missing', 404));
    app.onError((error, context) => {
      if (error instanceof PathError) return showMessage(desk, context, 'missing', 404);
      report(error);
      return showMessage(desk, context, 'error', 500);
    });
    return app;
  };
  const home = guarded((app) => {
    app.route('/assets', assetRoutes(desk));
    app.route('/jobs', jobRoutes(desk));
    app.route('/', homeRoutes(desk, load));
  });
  const loaded = new Map<LoadedPart, Promise<Hono>>();
  function load(part: LoadedPart): Promise<Hono> {
    const known = loaded.get(part);
    if (known) return known;
    const loading = loadPart(desk, part).then(
      (routes) => guarded((app) => app.route(`/${part}`, routes)),
      // A part that cannot be loaded does not hold up the others.
      (error) => guarded((app) => app.all('*', () => Promise.reject(error))),
    );
    loaded.set(part, loading);
    return loading;
  }
  return {
    fetch: async (request, ...rest) => {
      const part = partOfAddress(new URL(request.url).pathname);
      const app = part === undefined ? home : await load(part);
      return app.fetch(request, ...(rest as []));
    },
    loadAll: async () => {
      for (const part of deskPartNames) await load(part);
    },
  };
}

/** Time after the first page, in which the browser requests its style and scripts, in milliseconds. */
const pause = 400;

/**
 * Loads all parts soon after the first page was sent: earlier, they would delay it, and later, the first click on
 * each part would take longer.
 */
export function loadAfterFirstPage(app: DeskApp, report: (error: unknown) => void): Pick<DeskApp, 'fetch'> {
  let isLoading = false;
  return {
    fetch: async (request, ...rest) => {
      const answer = await app.fetch(request, ...rest);
      if (!isLoading && answer.ok && !request.url.includes('/assets/')) {
        isLoading = true;
        setTimeout(() => app.loadAll().catch(report), pause).unref();
      }
      return answer;
    },
  };
}
