import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import { showPage } from '../show-page.ts';

/** Answers the addresses below `/bring`. */
export function bringRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/', async (context) => {
    const {
      bring: { title },
    } = await desk.words();
    return showPage(desk, context, { part: 'bring', title, main: '' });
  });
  return routes;
}
