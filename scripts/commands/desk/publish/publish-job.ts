import type { PublishRequest, PublishResult } from '../../../../src/desk/publish/result.ts';
import type { DeskWords } from '../../../../src/desk/words/words.ts';
import { withContentLock } from '../../../site/content-lock.ts';
import type { Desk } from '../desk.ts';
import type { Job } from '../jobs.ts';
import { publishContent, type PublishTools } from './publish.ts';
import type { SiteRepository } from './repository.ts';
import { buildDeskSite } from './site-build.ts';

/**
 * Publishes as a job, whose page shows the steps.
 *
 * @param onEnd receives the result before the job ends
 */
export function publishJob(
  desk: Desk,
  repository: SiteRepository,
  request: PublishRequest,
  words: DeskWords['publish'],
  onEnd: (result: PublishResult) => Promise<void>,
): Job {
  return desk.jobs.start('publish', '/publish/result', async (report, signal) => {
    report({ canStop: true });
    const tools: PublishTools = {
      env: desk.env,
      check: async () => {
        // The checks load many modules, which the first page does not need.
        const { checkContentFolder } = await import('../../../site/check-content-folder.ts');
        const found = await checkContentFolder(desk.content, desk.shown, desk.env);
        return found.filter(({ severity }) => severity === 'error');
      },
      build: async (stop) => {
        const onProgress = (done: number, of?: number) =>
          report({ step: words.pages(done), ...(of !== undefined && { done, of }) });
        const built = await buildDeskSite(desk, onProgress, stop);
        return 'failed' in built ? built : undefined;
      },
      withLock: (work) => withContentLock(desk.content, work, () => undefined),
      report: (step) => report({ step: words.steps[step], done: undefined, of: undefined }),
    };
    await onEnd(await publishContent(repository, request, tools, signal));
  });
}
