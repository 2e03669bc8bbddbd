import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { parseNumbers } from '../../../../src/desk/bring/identifiers.ts';
import { bringForm, planGone } from '../../../../src/desk/views/bring-form.ts';
import { planView } from '../../../../src/desk/views/bring-plan.ts';
import type { Answer } from '../../../../src/import/merge/answer.ts';
import { answersOf } from '../../../../src/import/merge/answer.ts';
import type { Desk } from '../desk.ts';
import { readForm, textField } from '../form.ts';
import { showPage } from '../show-page.ts';
import { type Brought, gatherBrought, isLong } from './gather.ts';
import { type KeptImport, KeptImports, newImportId } from './kept-imports.ts';
import { makePlan, preparePlan } from './prepare-plan.ts';
import { readUploads } from './uploads.ts';

const answerSchema = z.object({
  question: z.string().max(60),
  kind: z.union([z.enum(Object.keys(answersOf) as [keyof typeof answersOf]), z.literal('')]),
  answer: z.enum(Object.values(answersOf).flat() as [Answer, ...Answer[]]),
});

/** Answers the addresses below `/bring`: the form, and the plan of what was brought in. */
export function bringRoutes(desk: Desk): Hono {
  const routes = new Hono();
  const imports = new KeptImports();
  routes.get('/', (context) => showForm(desk, context));
  routes.post('/', (context) => bring(desk, imports, context));
  routes.get('/:id', async (context) => {
    const kept = imports.find(context.req.param('id'));
    return kept ? showPlan(desk, context, kept) : showGone(desk, context);
  });
  routes.post('/:id/answer', async (context) => {
    const kept = imports.find(context.req.param('id'));
    if (!kept) return showGone(desk, context);
    const fields = await readForm(context);
    const given = answerSchema.safeParse({
      question: textField(fields, 'question'),
      kind: textField(fields, 'kind'),
      answer: textField(fields, 'answer'),
    });
    if (!given.success) return showPlan(desk, context, kept, undefined, 400);
    const page = context.req.query('questions');
    const query = page !== undefined && /^\d{1,6}$/u.test(page) ? `?questions=${page}` : '';
    const isAll = given.data.kind !== '';
    await answer(desk, kept, given.data);
    kept.version++;
    const anchor = isAll ? 'questions' : `q-${encodeURIComponent(given.data.question)}`;
    return context.redirect(`/bring/${kept.id}${query}#${anchor}`, 303);
  });
  routes.post('/:id/add', async (context) => {
    const kept = imports.find(context.req.param('id'));
    return kept ? add(desk, imports, context, kept) : showGone(desk, context);
  });
  routes.post('/:id/discard', (context) => {
    imports.remove(context.req.param('id'));
    return context.redirect('/bring', 303);
  });
  return routes;
}

async function showForm(
  desk: Desk,
  context: Context,
  problem?: string,
  status: 200 | 400 = 200,
): Promise<Response> {
  const words = await desk.words();
  const main = bringForm(words, desk, problem);
  return showPage(
    desk,
    context,
    { part: 'bring', title: words.bring.title, main, scripts: ['bring'] },
    status,
  );
}

async function showGone(desk: Desk, context: Context): Promise<Response> {
  const words = await desk.words();
  return showPage(desk, context, { part: 'bring', title: words.bring.gone, main: planGone(words) }, 404);
}

/** Reads what a form brings, and shows its plan. Long reading is a job. */
async function bring(desk: Desk, imports: KeptImports, context: Context): Promise<Response> {
  const { bring: words } = await desk.words();
  const fields = await readForm(context);
  const numbers = parseNumbers(textField(fields, 'numbers'));
  const [unknown] = numbers.unknown;
  if (unknown !== undefined) return showForm(desk, context, words.notANumber(unknown.slice(0, 100)), 400);
  const brought: Brought = {
    texts: await readUploads(fields),
    numbers,
    fetch: textField(fields, 'fetch') === 'yes',
  };
  const { dois, arXivs, orcids } = numbers;
  if (brought.texts.length + dois.length + arXivs.length + orcids.length === 0)
    return showForm(desk, context, words.nothingGiven, 400);
  const id = newImportId();
  const address = `/bring/${id}`;
  const read = async (report: Parameters<typeof gatherBrought>[2], signal?: AbortSignal) => {
    const gathered = await gatherBrought(brought, desk, report, signal);
    imports.add(gathered.read, gathered.sources, id);
  };
  if (!isLong(brought)) {
    await read(() => undefined);
    return context.redirect(address, 303);
  }
  const job = desk.jobs.start('bring', address, (report, signal) => {
    report({ step: words.readingStep });
    return read(report, signal);
  });
  return context.redirect(`/jobs/${job.id}`, 303);
}

async function showPlan(
  desk: Desk,
  context: Context,
  kept: KeptImport,
  warning?: string,
  status: 200 | 400 | 409 | 503 = 200,
): Promise<Response> {
  const words = await desk.words();
  const { shown, isNewer } = await preparePlan(kept, desk);
  const pages = {
    new: context.req.query('new'),
    changed: context.req.query('changed'),
    questions: context.req.query('questions'),
    problems: context.req.query('problems'),
  };
  const plan = { ...shown, address: `/bring/${kept.id}`, linesOf: kept.linesOf };
  const { bring } = words;
  const title = kept.read.isEmpty ? bring.nothingRead : bring.planTitle;
  const main = planView(plan, pages, words, desk, isNewer ? bring.newerContent : warning);
  return showPage(desk, context, { part: 'bring', title, main, isWide: true }, status);
}

/** Answers one question, or all open questions of a kind. */
async function answer(
  desk: Desk,
  kept: KeptImport,
  given: { question: string; kind: string; answer: Answer },
): Promise<void> {
  const { plan } = await preparePlan(kept, desk);
  for (const { id, kind, answer: known } of plan.questions)
    if (id === given.question || (kind === given.kind && known === undefined))
      kept.answers.set(id, given.answer);
}

/** Writes the plan, if it is still the one that was shown. */
async function add(desk: Desk, imports: KeptImports, context: Context, kept: KeptImport): Promise<Response> {
  const { bring: words, shared } = await desk.words();
  const wanted = textField(await readForm(context), 'plan');
  const shown = await preparePlan(kept, desk);
  if (shown.shown.hash !== wanted) return showPlan(desk, context, kept, words.stale, 409);
  if (shown.isNewer) return showPlan(desk, context, kept, words.newerContent, 409);
  let isStale = false;
  const result = await desk.write({
    description: words.added(shown.shown.newPapers.length + shown.shown.changed.length),
    // Another program may have written since the plan was shown. So it is made again while no other program writes.
    changes: async () => {
      const now = await makePlan(kept, desk.content);
      isStale = now.isNewer || now.shown.hash !== wanted;
      return isStale ? [] : now.plan.writes.map(({ file, text }) => ({ file, text }));
    },
  });
  if (isStale || result.status === 'outdated') {
    delete kept.prepared;
    return showPlan(desk, context, kept, words.stale, 409);
  }
  if (result.status === 'busy') return showPlan(desk, context, kept, shared.busy, 503);
  if (result.status === 'failed') {
    const reasons: Partial<Record<string, string>> = shared.reasons;
    const reason = reasons[result.code] ?? shared.reasons.other;
    return showPlan(desk, context, kept, shared.failed(result.file, reason), 503);
  }
  imports.remove(kept.id);
  const done = result.status === 'written' ? `?done=${encodeURIComponent(result.step)}` : '';
  return context.redirect(`/${done}`, 303);
}
