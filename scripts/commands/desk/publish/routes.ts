import { type Context, Hono } from 'hono';
import {
  builtSiteView,
  differenceView,
  type EndedPublication,
  resultView,
} from '../../../../src/desk/views/publish-result.ts';
import { type PublishForm, publishView, unusableView } from '../../../../src/desk/views/publish.ts';
import { changeSentence } from '../../../../src/desk/publish/change-sentence.ts';
import type { PublishRequest } from '../../../../src/desk/publish/result.ts';
import type { Desk } from '../desk.ts';
import { type FormFields, readForm, textField } from '../form.ts';
import { showMessage, showPage } from '../show-page.ts';
import { finishCommit } from './commit.ts';
import { readDifference } from './difference.ts';
import { publishJob } from './publish-job.ts';
import { readPublishState } from './read-state.ts';
import { addRemote } from './remotes.ts';
import { findSiteRepository, GitError, type SiteRepository } from './repository.ts';
import { type SiteBuild, buildDeskSite } from './site-build.ts';
import { startRepository } from './start-repository.ts';
import { zipFolder } from './zip-site.ts';

/** Answers the addresses below `/publish`. */
export function publishRoutes(desk: Desk): Hono {
  const routes = new Hono();
  let ended: EndedPublication | undefined;
  let built: SiteBuild | undefined;
  const find = () =>
    findSiteRepository({ content: desk.content, publicFolder: desk.publicFolder(), env: desk.env });

  // The start page shows what is not published yet.
  desk.reports.set('publish', async () => {
    const repository = await find();
    const { publish } = await desk.words();
    if ('fault' in repository) return { count: 0, text: publish.faults[repository.fault.kind], isOpen: true };
    const { changes } = await readPublishState(repository);
    return { count: changes.length, text: changeSentence(changes, publish) };
  });

  /** Shows the page with the form. It also shows faults of git. */
  const show = async (context: Context, change: Partial<PublishForm> = {}) => {
    const words = await desk.words();
    const { title } = words.publish;
    const page = { part: 'publish', title } as const;
    const unusable = (main: ReturnType<typeof unusableView>) => showPage(desk, context, { ...page, main });
    const repository = await find();
    if ('fault' in repository) return unusable(unusableView(words, repository, desk.token));
    const running = desk.jobs.running('publish');
    if (running) return context.redirect(`/jobs/${running.id}`, 303);
    try {
      await finishCommit(repository);
      const state = await readPublishState(repository, context.req.query('remote'));
      const form = { token: desk.token, newBranch: newBranchName(), ...change };
      const status = change.refusedAddress ? 422 : 200;
      return await showPage(desk, context, { ...page, main: publishView(words, state, form) }, status);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      return unusable(unusableView(words, { fault: error.fault, folder: repository.top }, desk.token));
    }
  };

  /** Answers a request that needs the repository. Without one, the page shows the reason. */
  const withRepository = async (
    context: Context,
    work: (repository: SiteRepository) => Promise<Response>,
  ): Promise<Response> => {
    const repository = await find();
    if ('fault' in repository) return show(context);
    try {
      return await work(repository);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      const words = await desk.words();
      const main = unusableView(words, { fault: error.fault, folder: repository.top }, desk.token);
      return showPage(desk, context, { part: 'publish', title: words.publish.title, main }, 500);
    }
  };

  routes.get('/', (context) => show(context));

  routes.post('/', async (context) => {
    const running = desk.jobs.running('publish');
    if (running) return context.redirect(`/jobs/${running.id}`, 303);
    const request = readRequest(await readForm(context));
    return withRepository(context, async (repository) => {
      const { publish } = await desk.words();
      const job = publishJob(desk, repository, request, publish, async (result) => {
        const { top, remote, remoteBranch, fingerprint } = await readPublishState(repository, request.remote);
        const place = {
          top,
          ...(remote && { remote }),
          ...(remoteBranch !== undefined && { branch: remoteBranch }),
        };
        ended = { request, result, ...place, newBranch: newBranchName(), fingerprint };
      });
      return context.redirect(`/jobs/${job.id}`, 303);
    });
  });

  routes.get('/result', async (context) => {
    if (!ended) return context.redirect('/publish', 303);
    return showPage(desk, context, { part: 'publish', ...resultView(await desk.words(), ended, desk.token) });
  });

  routes.get('/difference', (context) =>
    withRepository(context, async (repository) => {
      const file = context.req.query('file') ?? '';
      const difference = await readDifference(repository, file);
      if (!difference) return showMessage(desk, context, 'missing', 404);
      const words = await desk.words();
      const main = differenceView(words, file, difference.text, difference.isCut);
      return showPage(desk, context, {
        part: 'publish',
        title: words.publish.differenceTitle,
        main,
        isWide: true,
      });
    }),
  );

  routes.post('/remote', async (context) => {
    const address = textField(await readForm(context), 'address');
    return withRepository(context, async (repository) => {
      const added = await addRemote(repository, address);
      if ('fault' in added) return show(context, { refusedAddress: { address, fault: added.fault } });
      return context.redirect(`/publish?${new URLSearchParams({ remote: added.name })}`, 303);
    });
  });

  routes.post('/repository', async (context) => {
    const repository = await find();
    const isMissing = 'fault' in repository && repository.fault.kind === 'no-repository';
    if (isMissing) await startRepository(desk.content, desk.env);
    return context.redirect('/publish', 303);
  });

  routes.post('/site', async (context) => {
    const { publish } = await desk.words();
    const job =
      desk.jobs.running('site') ??
      desk.jobs.start('site', '/publish/site', async (report, signal) => {
        report({ step: publish.steps.build });
        const onProgress = (done: number, of?: number) =>
          report({ step: publish.pages(done), ...(of !== undefined && { done, of }) });
        built = await buildDeskSite(desk, onProgress, signal);
      });
    return context.redirect(`/jobs/${job.id}`, 303);
  });

  routes.get('/site', async (context) => {
    if (!built) return context.redirect('/publish', 303);
    const words = await desk.words();
    return showPage(desk, context, {
      part: 'publish',
      title: words.publish.siteTitle,
      main: builtSiteView(words, built),
    });
  });

  routes.get('/site.zip', async (context) => {
    if (!built || 'failed' in built) return showMessage(desk, context, 'missing', 404);
    return context.body(await zipFolder(built.folder), 200, {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="site.zip"',
    });
  });
  return routes;
}

function readRequest(form: FormFields): PublishRequest {
  const text = (name: string) => textField(form, name).trim();
  const [name, email] = [oneLine(text('name')), oneLine(text('email'))];
  return {
    // Browsers send line ends as CR LF.
    message: text('message').replaceAll('\r\n', '\n') || 'Publish',
    remote: textField(form, 'remote'),
    seen: textField(form, 'seen'),
    keepsIdentity: textField(form, 'keepIdentity') !== '',
    ...(text('where') === 'new' && { newBranch: text('newBranch') }),
    ...(name !== '' && email !== '' && { identity: { name, email } }),
  };
}

/** Removes the characters that git does not allow in names and addresses of people. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}<>]+/gu, ' ').trim();
}

/** Returns the name of a new branch, with the time: `publish-2026-11-28-1730`. */
function newBranchName(now = new Date()): string {
  return `publish-${now.toISOString().slice(0, 16).replace('T', '-').replace(':', '')}`;
}
