import path from 'node:path';
import { type ChildOptions, measureNode, root } from '../../setup/process.ts';
import { siteEnvironment } from '../environment.ts';
import { addressVariable, BuildError, type BuildOptions, failed, refuseStopped } from './build-options.ts';
import { progressLine } from './render-job.ts';
import { showRendering } from './show-progress.ts';

/**
 * Runs Node with the environment of a build. Loads few modules, so that the compiler can be started at once.
 *
 * @param input text for the standard input of the process
 * @throws {BuildError} if the process fails
 */
export async function runChild(
  args: readonly string[],
  variables: NodeJS.ProcessEnv,
  options: BuildOptions,
  input?: Promise<string>,
) {
  const { content, url, say, verbose = false, env: baseEnv, progress, signal } = options;
  const env = {
    ...siteEnvironment('production'),
    // The output is searched for messages below. Colour codes would be mixed with the words.
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    // Node keeps compiled modules in this folder, so that the next build loads them faster.
    NODE_COMPILE_CACHE: path.join(root, '.cache', 'node'),
    ...(content !== undefined && { OFFPRINT_CONTENT: content }),
    ...addressVariable(url),
    ...variables,
  };
  const show = progress && !verbose ? showRendering(progress) : undefined;
  const output: ChildOptions['output'] = (piece, stream) => {
    const text = piece.replace(progressLine, (_, done: string, all: string) => {
      show?.(Number(done), Number(all));
      return '';
    });
    if (verbose) say?.(text);
    // Astro prints a heading for a stack trace, but errors of the content have no stack trace.
    else if (stream === 'stderr') say?.(text.replace(unneeded, ''));
    else for (const line of text.split('\n').filter(isWarning)) say?.(`${line}\n`);
  };
  refuseStopped(options);
  const ended = await measureNode(args, {
    env,
    baseEnv,
    output,
    ...(input && { input }),
    ...(signal && { signal }),
  });
  refuseStopped(options);
  if (ended.code !== 0) {
    const [{ reportErrors }, { errorListHeading }] = await Promise.all([
      import('./content-errors.ts'),
      import('../../../src/lint/report.ts'),
    ]);
    const report = errorListHeading.test(ended.output) ? '' : await reportErrors(options);
    throw new BuildError(failed, ended.output.replace(progressLine, '') + report);
  }
  return ended;
}

/** Lines of Astro that are left out: the heading of a stack trace, because errors of the content have no stack trace. */
const unneeded = /^[ \t]*Stack trace:\s*$\n?/gm;

/**
 * Whether a line of Astro's output is a warning for the owner of the site. Warnings of Vite are not, because they are
 * about code.
 */
function isWarning(line: string): boolean {
  return line.includes('[WARN]') && !line.includes('[vite]');
}
