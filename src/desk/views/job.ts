import { type Html, html } from '../html.ts';
import { tokenField } from '../layout.ts';
import type { DeskWords } from '../words/words.ts';

/** The progress of long work, as a page shows it. */
export interface ShownJob {
  id: string;
  state: 'running' | 'done' | 'failed';
  step: string;
  done?: number;
  of?: number;
  canStop?: boolean;
}

/** Returns the progress of a job. The module `job` keeps it up to date. */
export function jobView(
  { shared }: DeskWords,
  { id, state, step, done, of, canStop }: ShownJob,
  next: string,
  token: string,
): Html {
  if (state === 'failed')
    return html`<p>${shared.job.failed}</p><p><a class="button" href="${next}">${shared.back}</a></p>`;
  const value = done !== undefined && of !== undefined && html` value="${done}" max="${of}"`;
  return html`<div data-job="${id}"><p role="status" data-step>${step}</p>
<progress aria-label="${shared.job.title}"${value}></progress>
<p class="facts">${shared.job.closing}</p>
${canStop && html`<form method="post" action="/jobs/${id}/stop">${tokenField({ token })}<button>${shared.job.stop}</button></form>`}</div>`;
}
