import type { Desk } from '../desk.ts';

/** A site that was built, or the reason why it could not be built. */
export type SiteBuild = { folder: string; pages: number } | { failed: string };

/**
 * Builds the site into `dist/`. When the signal aborts, the processes of the build are ended, and the result is not waited
 * for.
 *
 * @param onProgress called with the number of pages that are written, and the number of all if it is known
 */
export async function buildDeskSite(
  desk: Desk,
  onProgress: (done: number, of: number | undefined) => void,
  signal: AbortSignal,
): Promise<SiteBuild> {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const step = (text: string) => {
    const [done, of] = [...text.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
    if (done !== undefined) onProgress(done, of);
  };
  const progress = { step, print: say, end: () => undefined };
  const work = desk.buildSite({ content: desk.content, env: desk.env, say, progress, signal }).then(
    ({ folder, pages }): SiteBuild => ({ folder, pages }),
    async (error: unknown): Promise<SiteBuild> => {
      // The module is loaded already, by the build.
      const { BuildError } = await import('../../../site/build/build-options.ts');
      if (!(error instanceof BuildError)) throw error;
      return { failed: [said.join(''), error.message].join('').slice(-maxOutput) };
    },
  );
  const stopped = new Promise<SiteBuild>((resolve) => {
    const stop = () => resolve({ failed: '' });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, stopped]);
}

/** Maximum length of the output of a build that a page shows, in characters. The end has the reason. */
const maxOutput = 8000;
