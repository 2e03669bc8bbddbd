import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import { showPage } from '../show-page.ts';

/** Answers the addresses below `/undo`. */
export function undoRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    const {
      undo: { title },
    } = await desk.words();
    return showPage(desk, context, { part: 'undo', title, main: '' });
  });
  return routes;
}
