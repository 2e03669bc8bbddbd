import { Hono } from 'hono';
import { html } from '../../../src/desk/html.ts';
import { jobView } from '../../../src/desk/views/job.ts';
import type { Desk } from './desk.ts';
import { showMessage, showPage } from './show-page.ts';

/** Answers the addresses below `/jobs`: the progress of long work as a page, and for the module `job` as JSON. */
export function jobRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/:file{[\\w-]{1,40}\\.json}', (context) => {
    const job = desk.jobs.find(context.req.param('file').slice(0, -'.json'.length));
    return job ? context.json(job) : showMessage(desk, context, 'missing', 404);
  });
  routes.get('/:id', async (context) => {
    const job = desk.jobs.find(context.req.param('id'));
    if (!job) return showMessage(desk, context, 'missing', 404);
    if (job.state === 'done') return context.redirect(job.next, 303);
    const words = await desk.words();
    const isRunning = job.state === 'running';
    return showPage(desk, context, {
      title: isRunning ? words.shared.job.title : words.shared.job.failedTitle,
      main: jobView(words, job, job.next, desk.token),
      ...(isRunning && {
        head: html`<noscript><meta http-equiv="refresh" content="2" /></noscript>`,
        scripts: ['job'],
      }),
    });
  });
  routes.post('/:id/stop', (context) => {
    const id = context.req.param('id');
    desk.jobs.stopOne(id);
    return context.redirect(`/jobs/${encodeURIComponent(id)}`, 303);
  });
  return routes;
}
