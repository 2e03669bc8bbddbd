import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import { deleteRoutes } from './delete-routes.ts';
import { createEditDesk } from './edit-desk.ts';
import { fileRoutes } from './file-routes.ts';
import { formRoutes } from './form-routes.ts';
import { listRoutes } from './list-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { roleRoutes } from './role-routes.ts';
import { textRoutes } from './text-routes.ts';

/** Answers the addresses below `/edit`. */
export function editRoutes(desk: Desk): Hono {
  const edit = createEditDesk(desk);
  const routes = new Hono();
  for (const part of [
    roleRoutes,
    fileRoutes,
    previewRoutes,
    deleteRoutes,
    textRoutes,
    formRoutes,
    listRoutes,
  ])
    routes.route('/', part(edit));
  return routes;
}
