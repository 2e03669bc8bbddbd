import { Hono } from 'hono';
import { attentionRoutes } from './attention/routes.ts';
import { bringRoutes } from './bring/routes.ts';
import type { Desk } from './desk.ts';
import { editRoutes } from './edit/routes.ts';
import { homeRoutes } from './home/routes.ts';
import { jobRoutes } from './job-routes.ts';
import { publishRoutes } from './publish/routes.ts';
import { undoRoutes } from './undo/routes.ts';

/** Returns all addresses of the desk, without the checks of `guard.ts`. */
export function deskRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.route('/', homeRoutes(desk));
  routes.route('/jobs', jobRoutes(desk));
  routes.route('/bring', bringRoutes(desk));
  routes.route('/attention', attentionRoutes(desk));
  routes.route('/edit', editRoutes(desk));
  routes.route('/publish', publishRoutes(desk));
  routes.route('/undo', undoRoutes(desk));
  return routes;
}
