import type { Context } from 'hono';
import { type DeskPage, layout } from '../../../src/desk/layout.ts';
import type { Desk } from './desk.ts';

/** Answers a request with a page of the desk. */
export async function showPage(
  desk: Desk,
  context: Context,
  page: DeskPage,
  status: 200 | 400 | 404 | 409 | 422 | 500 | 503 = 200,
): Promise<Response> {
  const [words, site] = await Promise.all([desk.words(), desk.site()]);
  const siteTitle = 'site' in site ? site.site.title : undefined;
  return context.html(layout({ words, siteTitle }, page), status);
}
