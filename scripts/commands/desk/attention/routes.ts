import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import { showPage } from '../show-page.ts';

/** Answers the addresses below `/attention`. */
export function attentionRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    const {
      attention: { title },
    } = await desk.words();
    return showPage(desk, context, { part: 'attention', title, main: '' });
  });
  return routes;
}
