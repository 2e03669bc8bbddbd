import { Hono } from 'hono';
import { assetRoutes } from './assets.ts';
import type { Desk } from './desk.ts';
import { guard } from './guard.ts';
import { PathError } from './open-file.ts';
import { deskRoutes } from './routes.ts';
import type { DeskSession } from './session.ts';
import { showMessage } from './show-page.ts';

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
): Hono {
  const app = new Hono();
  app.use(guard(desk, session, host));
  app.route('/assets', assetRoutes(desk));
  app.route('/', deskRoutes(desk));
  app.notFound((context) => showMessage(desk, context, 'missing', 404));
  app.onError((error, context) => {
    if (error instanceof PathError) return showMessage(desk, context, 'missing', 404);
    report(error);
    return showMessage(desk, context, 'error', 500);
  });
  return app;
}
