import { existsSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { contentFolder } from '../../../src/files/content-folder.ts';
import { formatDiagnostic } from '../../../src/model/diagnostic.ts';
import { type AstroSettings, listPageModules, readAstroSettings } from './astro-settings.ts';
import { addressVariable, BuildError, type BuildOptions, failed } from './build-options.ts';
import { bundlesFolder, findBundle, hashBundle, type SiteBundle } from './bundle.ts';
import { startCompiler } from './compiler.ts';

/** Returns the hash of the compiled site for the settings of a content folder. */
function bundleHash({ language, origin, base, content, hiddenPhotos }: AstroSettings): string {
  const pages = path.join(content, 'pages');
  if (!existsSync(pages)) return hashBundle([language, origin, base], []);
  // Free pages are compiled. They can contain pictures of the content.
  return hashBundle([language, origin, base, content, hiddenPhotos], [pages]);
}

/**
 * Returns the compiled site of a content folder without errors. The compiler, which runs in another process, does not wait
 * for the check: what it prints is shown only if the check finds no error.
 *
 * @param onStart called when the compiler has been started, or will not be
 * @throws {BuildError} if the content has an error, or if the site cannot be compiled
 */
export async function checkAndCompile(
  options: BuildOptions,
  onStart: () => void,
): ReturnType<typeof compileSite> {
  const { say } = options;
  let isChecked = false;
  const held: string[] = [];
  const sayLater = (text: string) => (isChecked ? say?.(text) : held.push(text));
  const started = Promise.withResolvers<void>();
  const compiling = compileSite({ ...options, say: sayLater }, started.resolve);
  const checking = async () => {
    await Promise.race([started.promise, compiling.catch(() => undefined)]);
    onStart();
    // The import of many modules keeps this process busy, so that nothing else starts meanwhile.
    await nextTurn();
    const { refuseBlockingErrors } = await import('./content-errors.ts');
    await refuseBlockingErrors(options);
    isChecked = true;
    for (const text of held) say?.(text);
    // Otherwise this process would write the modules that Node keeps at its end, when the user waits for it.
    flushCompileCache();
  };
  const [check, compiled] = await Promise.allSettled([checking(), compiling]);
  if (check.status === 'rejected') throw check.reason;
  if (compiled.status === 'rejected') throw compiled.reason;
  return compiled.value;
}

/** Finds the compiled site, or lets Astro compile it. */
async function compileSite(
  options: BuildOptions,
  onStart: () => void,
): Promise<{ bundle: SiteBundle; peakMemory: number }> {
  const { content = contentFolder(options.env), env = process.env, url } = options;
  const settings = readAstroSettings(content, { ...env, ...addressVariable(url) });
  if ('diagnostics' in settings) {
    const report = settings.diagnostics.map((error) => `${formatDiagnostic(error)}\n`).join('');
    options.say?.(report);
    throw new BuildError(failed, report);
  }
  let peakMemory = 0;
  const compile = async ({ server, client }: SiteBundle) => {
    const pages = await listPageModules(settings.value);
    const compiler = options.compiler ?? startCompiler(options);
    const ending = compiler.compile({ settings: settings.value, pages, server, client }, options.say);
    onStart();
    peakMemory = (await ending).peakMemory;
  };
  const bundle = await findBundle(options.bundles ?? bundlesFolder, bundleHash(settings.value), compile);
  onStart();
  return { bundle, peakMemory };
}
