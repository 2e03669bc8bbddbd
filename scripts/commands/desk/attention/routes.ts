import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { attentionView } from '../../../../src/desk/views/attention.ts';
import { idSchema } from '../../../../src/model/id.ts';
import { afterWrite } from '../after-write.ts';
import { type Desk, keptWhile } from '../desk.ts';
import { type FormFields, readForm, textField } from '../form.ts';
import { showPage } from '../show-page.ts';
import type { DeskChange } from '../write-step.ts';
import { planNamesAnswer, planPaperAnswer, planProposalAnswer } from './plan-answers.ts';
import { readAttention } from './read-attention.ts';

const proposalSchema = z.object({
  paper: idSchema,
  proposal: z.string().max(40),
  answer: z.string().regex(/^(?:refuse|[1-9]\d{0,3})$/u),
});
const papersSchema = z.object({ first: idSchema, second: idSchema, answer: idSchema });
const namesSchema = z.object({ names: z.string().max(60), answer: z.enum(['same', 'different']) });

/** Answers the addresses below `/attention`: proposals, duplicates, people and findings. */
export function attentionRoutes(desk: Desk): Hono {
  const routes = new Hono();
  const read = keptWhile(desk.contentState, () => readAttention(desk));
  desk.reports.set('attention', async () => {
    const { attention } = await desk.words();
    const { proposals, pairs, names, findings } = await read();
    // Suggestions are not counted: a site may have thousands of papers without an abstract.
    const urgent = findings.filter(({ severity }) => severity !== 'note');
    const counts = { proposals, papers: pairs, people: names, findings: urgent };
    const parts = Object.entries(counts).filter(([, all]) => all.length > 0) as [
      keyof typeof counts,
      unknown[],
    ][];
    const text = parts.map(([part, all]) => attention.counts[part](all.length)).join(' · ');
    return { count: parts.reduce((sum, [, all]) => sum + all.length, 0), ...(text !== '' && { text }) };
  });
  routes.get('/', async (context) => {
    const words = await desk.words();
    const pages = {
      proposals: context.req.query('proposals'),
      papers: context.req.query('papers'),
      people: context.req.query('people'),
      findings: context.req.query('findings'),
    };
    const main = attentionView(await read(), pages, words, desk);
    return showPage(desk, context, { part: 'attention', title: words.attention.title, main, isWide: true });
  });
  routes.post('/proposals', async (context) => {
    const form = await readForm(context);
    const given = proposalSchema.safeParse(fieldsOf(form, ['paper', 'proposal', 'answer']));
    if (!given.success) return refuse(desk, context);
    const { paper, proposal, answer } = given.data;
    const { attention } = await desk.words();
    const title = (await read()).proposals.find((one) => one.paper.id === paper)?.paper.title ?? paper;
    const description = answer === 'refuse' ? attention.refused(title) : attention.accepted(title);
    const plan = () => planProposalAnswer(desk.content, paper, proposal, answer);
    return write(desk, context, form, description, plan);
  });
  routes.post('/papers', async (context) => {
    const form = await readForm(context);
    const given = papersSchema.safeParse(fieldsOf(form, ['first', 'second', 'answer']));
    if (!given.success) return refuse(desk, context);
    const { first, second, answer } = given.data;
    const { attention } = await desk.words();
    const pair = (await read()).pairs.find((one) => one.first.id === first && one.second.id === second);
    const title = pair?.first.title ?? first;
    const description = answer === 'different' ? attention.keptApart(title) : attention.joined(title);
    const plan = () => planPaperAnswer(desk.content, first, second, answer);
    return write(desk, context, form, description, plan);
  });
  routes.post('/people', async (context) => {
    const form = await readForm(context);
    const given = namesSchema.safeParse(fieldsOf(form, ['names', 'answer']));
    if (!given.success) return refuse(desk, context);
    const { names, answer } = given.data;
    const { attention } = await desk.words();
    const group = (await read()).names.find(({ id }) => id === names);
    const name = group?.owner?.name ?? group?.spellings[0]?.name ?? '';
    const description = answer === 'same' ? attention.joinedPeople(name) : attention.keptPeopleApart(name);
    return write(desk, context, form, description, () => planNamesAnswer(desk.content, names, answer));
  });
  return routes;
}

/** Writes what follows from an answer as one step. It is worked out again while no other program writes. */
async function write(
  desk: Desk,
  context: Context,
  form: FormFields,
  description: string,
  changes: () => Promise<DeskChange[]>,
): Promise<Response> {
  const result = await desk.write({ description, changes });
  return afterWrite(desk, context, result, { part: 'attention', form, next: '/attention' });
}

function fieldsOf(form: FormFields, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, textField(form, name)]));
}

async function refuse(desk: Desk, context: Context): Promise<Response> {
  const { attention, shared } = await desk.words();
  return showPage(desk, context, { part: 'attention', title: attention.title, main: shared.unchanged }, 400);
}
