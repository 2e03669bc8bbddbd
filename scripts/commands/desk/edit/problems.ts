import type { Context } from 'hono';
import type { Desk } from '../desk.ts';
import { showMessage } from '../show-page.ts';

/** Answers an address that no file has. */
export function refuse(desk: Desk, context: Context): Promise<Response> {
  return showMessage(desk, context, 'missing', 404);
}
