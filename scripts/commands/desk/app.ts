import { Hono } from 'hono';
import type { Desk } from './desk.ts';
import { deskRoutes } from './routes.ts';

/** Returns the desk as a web application: the checks of each request, then its answer. */
export function deskApp(desk: Desk): Hono {
  const app = new Hono();
  app.route('/', deskRoutes(desk));
  return app;
}
