import type { Context } from 'hono';
import type { DeskPart } from '../../../src/desk/layout.ts';
import { html } from '../../../src/desk/html.ts';
import { outdatedView, resendForm, type SentForm } from '../../../src/desk/views/outdated.ts';
import type { Desk } from './desk.ts';
import { type FormFields, openedFiles } from './form.ts';
import { showPage } from './show-page.ts';
import type { WriteResult } from './write-step.ts';

/** The form that was sent, and the page that follows. */
export interface AfterWrite {
  part: DeskPart;
  /** The form, so that nothing that the user typed is lost if it could not be written. */
  form: FormFields;
  /** The page to show when everything is written: `/edit/papers/x`. It gets a message with a button "Undo". */
  next: string;
}

/**
 * Answers the form of a step. If the step was written, redirects to the next page. Otherwise shows why not: both texts of
 * a file that another program changed, or the reason why nothing could be written, each with a button that sends the form
 * again.
 */
export async function afterWrite(
  desk: Desk,
  context: Context,
  result: WriteResult,
  { part, form, next }: AfterWrite,
): Promise<Response> {
  if (result.status === 'written' || result.status === 'unchanged') {
    const done = result.status === 'written' ? result.step : 'nothing';
    return context.redirect(`${next}${next.includes('?') ? '&' : '?'}done=${done}`, 303);
  }
  const words = await desk.words();
  const { shared } = words;
  const sent: SentForm = {
    action: context.req.path,
    fields: [...form].flatMap(([name, values]) =>
      name === 'token' || name === 'opened'
        ? []
        : values.flatMap((value) => (typeof value === 'string' ? [[name, value] as const] : [])),
    ),
    opened: openedFiles(form),
    token: desk.token,
  };
  if (result.status === 'outdated') {
    const main = outdatedView(words, result.files, sent, next);
    return showPage(desk, context, { part, title: shared.outdated.title, main, isWide: true }, 409);
  }
  const again = html`<div class="buttons">
    ${resendForm(sent, shared.tryAgain)} <a href="${next}">${shared.cancel}</a>
  </div>`;
  if (result.status === 'busy') {
    const main = html`<p>${shared.busy}</p>
      ${again}`;
    return showPage(desk, context, { part, title: shared.busyTitle, main }, 503);
  }
  const reasons: Readonly<Record<string, string>> = shared.reasons;
  const reason = Object.hasOwn(reasons, result.code) ? reasons[result.code] : undefined;
  const text = shared.failed(desk.shown(result.file), reason ?? shared.reasons.other);
  return showPage(
    desk,
    context,
    {
      part,
      title: shared.failedTitle,
      main: html`<p>${text}</p>
        ${again}`,
    },
    500,
  );
}
