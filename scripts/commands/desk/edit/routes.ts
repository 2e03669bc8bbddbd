import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import { showPage } from '../show-page.ts';

/** Answers the addresses below `/edit`. */
export function editRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    const {
      edit: { title },
    } = await desk.words();
    return showPage(desk, context, { part: 'edit', title, main: '' });
  });
  return routes;
}
