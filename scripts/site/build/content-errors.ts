import path from 'node:path';
import { contentFolder } from '../../../src/files/content-folder.ts';
import { reasonOf } from '../../../src/files/read-text.ts';
import { toShownPath } from '../../../src/files/shown-path.ts';
import { formatDiagnostic } from '../../../src/model/diagnostic.ts';
import { checkContentFolder, findBlockingErrors } from '../check-content-folder.ts';
import { BuildError, type BuildOptions, environmentOf, failed } from './build-options.ts';

/**
 * Stops a build whose content has an error at which Astro would stop. Astro would report only that error; this function
 * reports all errors of the content.
 *
 * @throws {BuildError} if there is such an error
 */
export async function refuseBlockingErrors(options: BuildOptions): Promise<void> {
  const folder = path.resolve(options.content ?? contentFolder(options.env));
  const errors = await findBlockingErrors(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.path === undefined) throw error;
    throw new BuildError(`${error.path}: The folder cannot be read: ${reasonOf(error)}.`);
  });
  if (errors.length === 0) return;
  throw new BuildError(failed, await reportErrors(options));
}

/** Passes all errors of the content to `say`, and returns the same report as text. */
export async function reportErrors({
  env,
  content = contentFolder(env),
  url,
  say,
}: BuildOptions): Promise<string> {
  const shownName = (file: string) => toShownPath(path.relative(process.cwd(), file));
  const found = await checkContentFolder(path.resolve(content), shownName, environmentOf(url, env));
  const errors = found.filter(({ severity }) => severity === 'error');
  const report = errors.map((error) => `${formatDiagnostic(error)}\n`).join('');
  say?.(report);
  return report;
}
