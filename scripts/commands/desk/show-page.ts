import type { Context } from 'hono';
import type { Html } from '../../../src/desk/html.ts';
import { type DeskPage, layout } from '../../../src/desk/layout.ts';
import { doneNotice, plainNotice } from '../../../src/desk/views/notice.ts';
import { stepName } from '../../../src/desk/views/undo.ts';
import type { DeskWords } from '../../../src/desk/words/words.ts';
import { isRunId, readRecord } from '../../../src/files/undo-journal.ts';
import { undoRecords } from '../../site/undo-records.ts';
import type { Desk } from './desk.ts';

type PageStatus = 200 | 400 | 404 | 409 | 422 | 500 | 503;

/**
 * Answers a request with a page of the desk. After `?done=<id of a step>` in the address, the page has a message about
 * this step with a button "Undo".
 */
export async function showPage(
  desk: Desk,
  context: Context,
  page: DeskPage,
  status: PageStatus = 200,
): Promise<Response> {
  const [words, site] = await Promise.all([desk.words(), desk.site()]);
  const siteTitle = 'site' in site ? site.site.title : undefined;
  const notice = page.notice ?? (await noticeOf(desk, words, context.req.query('done')));
  return context.html(layout({ words, siteTitle }, { ...page, notice }), status);
}

/** Answers a request for something that does not exist, or that failed. */
export async function showMessage(
  desk: Desk,
  context: Context,
  kind: 'missing' | 'error',
  status: PageStatus,
): Promise<Response> {
  const { shared } = await desk.words();
  return showPage(desk, context, { title: shared[`${kind}Title`], main: shared[kind] }, status);
}

async function noticeOf(desk: Desk, words: DeskWords, done: string | undefined): Promise<Html | undefined> {
  if (done === 'nothing') return plainNotice(words.shared.unchanged);
  if (!isRunId(done)) return undefined;
  const record = await readRecord(undoRecords(desk.content), done);
  if (!record) return undefined;
  const { id, isUndo = false } = record.run;
  return doneNotice(words, { id, name: stepName(words, record.run), isUndo }, desk.token);
}
