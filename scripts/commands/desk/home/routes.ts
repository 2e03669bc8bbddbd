import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Context, Hono } from 'hono';
import { hasWork, homeView, type ReportingPart, unreadableView } from '../../../../src/desk/views/home.ts';
import { type NewSiteForm, newSiteView } from '../../../../src/desk/views/new-site.ts';
import { formatSiteTemplate } from '../../../../src/files/site-template.ts';
import { type Language, languages } from '../../../../src/model/language.ts';
import { siteUrlSchema } from '../../../../src/model/site-address.ts';
import { afterWrite } from '../after-write.ts';
import type { Desk } from '../desk.ts';
import { readForm, textField } from '../form.ts';
import { showMessage, showPage } from '../show-page.ts';
import { findTakenOut } from './taken-out.ts';
import { homeState, type LoadPart, reportOf } from './state.ts';

/** Answers the start page, and the form of a new site. */
export function homeRoutes(desk: Desk, load: LoadPart): Hono {
  const routes = new Hono();
  const hasSite = () => existsSync(path.join(desk.content, 'site.yaml'));

  routes.get('/', async (context) => {
    if (!hasSite()) return showNewSite(desk, context, await emptyForm(desk));
    const [words, site] = await Promise.all([desk.words(), desk.site()]);
    if ('diagnostics' in site) {
      const main = unreadableView(words, site.diagnostics);
      return showPage(desk, context, { part: 'home', title: words.home.problemsTitle, main });
    }
    const state = await homeState(desk, load);
    const isLate = Object.values(state.reports).includes(undefined);
    return showPage(desk, context, {
      part: 'home',
      title: words.home.title,
      main: homeView(words, state),
      ...(isLate && { scripts: ['home'] }),
    });
  });

  routes.get('/state/:file{(?:attention|publish)\\.json}', async (context) => {
    const [report, { language }] = await Promise.all([
      reportOf(desk, load, context.req.param('file').slice(0, -'.json'.length) as ReportingPart),
      desk.words(),
    ]);
    const count = new Intl.NumberFormat(language.intl).format(report.count);
    return context.json({ count, text: report.text ?? '', isUrgent: hasWork(report) });
  });

  routes.get('/new', async (context) => showNewSite(desk, context, await emptyForm(desk)));
  routes.post('/new', async (context) => {
    const form = await readForm(context);
    const { newSite, startOver } = (await desk.words()).home;
    const language = textField(form, 'language');
    const given: NewSiteForm = {
      name: textField(form, 'name').trim().slice(0, 300),
      url: textField(form, 'url').trim(),
      language: Object.hasOwn(languages, language) ? (language as Language) : 'en',
      errors: {},
    };
    if (given.name === '') given.errors.name = newSite.nameMissing;
    if (given.url !== '' && !siteUrlSchema.safeParse(given.url).success)
      given.errors.url = newSite.urlInvalid(given.url.slice(0, 100));
    if (hasSite() && textField(form, 'sure') === '') given.errors.sure = startOver.unsure;
    if (Object.keys(given.errors).length > 0) return showNewSite(desk, context, given, 422);
    const text = formatSiteTemplate({
      title: given.name,
      ...(given.url !== '' && { url: given.url }),
      ...(given.language !== 'en' && { language: given.language }),
    });
    const changes = async () => [
      ...(hasSite() ? (await findTakenOut(desk)).files : []).map((file) => ({ file, text: null })),
      { file: 'site.yaml', text },
    ];
    // A second window may have made the site in the meantime.
    const opened = new Map(hasSite() ? [] : [['site.yaml', null]]);
    const result = await desk.write({ description: newSite.made(given.name), changes, opened });
    return afterWrite(desk, context, result, { part: 'home', form, next: '/' });
  });
  routes.get('/new/*', (context) => showMessage(desk, context, 'missing', 404));
  return routes;

  async function showNewSite(
    desk: Desk,
    context: Context,
    form: NewSiteForm,
    status: 200 | 422 = 200,
  ): Promise<Response> {
    const words = await desk.words();
    const takenOut = hasSite() ? await findTakenOut(desk) : undefined;
    const given = { token: desk.token, content: desk.shown(desk.content), takenOut };
    const title = takenOut ? words.home.startOver.title : words.home.newSite.title;
    return showPage(desk, context, { part: 'home', title, main: newSiteView(words, form, given) }, status);
  }
}

async function emptyForm(desk: Desk): Promise<NewSiteForm> {
  const { language } = await desk.words();
  const codes = Object.keys(languages) as Language[];
  return {
    name: '',
    url: '',
    language: codes.find((code) => languages[code].tag === language.tag) ?? 'en',
    errors: {},
  };
}
