import type { Hono } from 'hono';
import type { Desk } from './desk.ts';

/**
 * The parts of the desk by the first name of their addresses. A part is loaded when it is first needed, because some load
 * all readers of the import, and the start page must be there at once.
 */
const parts = {
  bring: async (desk: Desk) => (await import('./bring/routes.ts')).bringRoutes(desk),
  attention: async (desk: Desk) => (await import('./attention/routes.ts')).attentionRoutes(desk),
  edit: async (desk: Desk) => (await import('./edit/routes.ts')).editRoutes(desk),
  publish: async (desk: Desk) => (await import('./publish/routes.ts')).publishRoutes(desk),
  undo: async (desk: Desk) => (await import('./undo/routes.ts')).undoRoutes(desk),
};

export type LoadedPart = keyof typeof parts;

export const deskPartNames = Object.keys(parts) as LoadedPart[];

/** Returns the part that answers an address; `undefined` for the start page, and for what all parts share. */
export function partOfAddress(address: string): LoadedPart | undefined {
  const name = address.split('/')[1] ?? '';
  return deskPartNames.find((part) => part === name);
}

/** Loads a part. It registers its report for the start page. */
export function loadPart(desk: Desk, part: LoadedPart): Promise<Hono> {
  return parts[part](desk);
}
