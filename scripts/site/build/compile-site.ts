import { existsSync } from 'node:fs';
import path from 'node:path';
import { contentFolder, readAddress, readSite } from '../../../src/files/content-folder.ts';
import { privatePhotos } from '../../../src/files/private-photos.ts';
import { root, tool } from '../../setup/process.ts';
import { addressVariable, type BuildOptions } from './build-options.ts';
import { bundlesFolder, findBundle, hashBundle, type SiteBundle } from './bundle.ts';
import { refuseBlockingErrors } from './content-errors.ts';
import { runChild } from './run-child.ts';

/** Returns the hash of the compiled site for a content folder. */
function bundleHash(content: string, env: NodeJS.ProcessEnv): string {
  const site = readSite(content);
  const language = 'value' in site ? site.value.language : '';
  const pages = path.resolve(content, 'pages');
  if (!existsSync(pages)) return hashBundle([language, readAddress(content, env)], []);
  // Free pages are compiled. They can contain pictures of the content.
  const hidden = [...privatePhotos(content, 'value' in site ? site.value.withoutPage : [])];
  return hashBundle([language, readAddress(content, env), path.resolve(content), hidden], [pages]);
}

/**
 * Returns the compiled site of a content folder without errors. The compiler, which runs in another process, does not wait
 * for the check: what it prints is shown only if the check finds no error.
 *
 * @throws {BuildError} if the content has an error, or if the site cannot be compiled
 */
export async function checkAndCompile(options: BuildOptions): ReturnType<typeof compileSite> {
  const { say } = options;
  let isChecked = false;
  const held: string[] = [];
  const [check, compiled] = await Promise.allSettled([
    refuseBlockingErrors(options).then(() => {
      isChecked = true;
      for (const text of held) say?.(text);
    }),
    compileSite({ ...options, say: (text) => (isChecked ? say?.(text) : held.push(text)) }),
  ]);
  if (check.status === 'rejected') throw check.reason;
  if (compiled.status === 'rejected') throw compiled.reason;
  return compiled.value;
}

/** Finds the compiled site, or lets Astro compile it. */
async function compileSite(options: BuildOptions): Promise<{ bundle: SiteBundle; peakMemory: number }> {
  const { content = contentFolder(options.env), env = process.env, url } = options;
  let peakMemory = 0;
  const bundle = await findBundle(
    options.bundles ?? bundlesFolder,
    bundleHash(content, { ...env, ...addressVariable(url) }),
    async ({ server, client }) => {
      const ended = await runChild(
        [tool('astro', 'bin/astro.mjs'), 'build', '--root', root, '--outDir', client],
        // Astro runs rarely, so that reading its compiled modules saves less than writing them costs.
        { OFFPRINT_COMPILED_SITE: server, NODE_DISABLE_COMPILE_CACHE: '1' },
        options,
      );
      peakMemory = ended.peakMemory;
    },
  );
  return { bundle, peakMemory };
}
