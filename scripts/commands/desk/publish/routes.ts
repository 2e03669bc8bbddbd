import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import { showPage } from '../show-page.ts';

/** Answers the addresses below `/publish`. */
export function publishRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    const {
      publish: { title },
    } = await desk.words();
    return showPage(desk, context, { part: 'publish', title, main: '' });
  });
  return routes;
}
