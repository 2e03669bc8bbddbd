import { existsSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../scripts/machine/lock.mjs';
import * as site from '../scripts/site/build-site.ts';
import { hashText } from '../src/model/id.ts';

/**
 * The folder of the site that a content folder makes at an address (`https://example.org/lab/`).
 * Built once in a run of the tests, whichever file asks first; `dist` is never touched.
 *
 * @throws where the site cannot be built, with what Astro wrote
 */
export async function builtSite({ content, url }: { content: string; url: string }): Promise<string> {
  const sites = process.env.OFFPRINT_TEST_SITES;
  if (!sites)
    throw new Error(
      'Tests of built sites stand in test/pages, test/site or test/browser: see vitest.config.ts.',
    );
  const folder = path.join(sites, hashText(`${path.resolve(content)}\n${url}`));
  return withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return folder;
    try {
      return (await site.buildSite({ outDir: folder, content: path.resolve(content), url })).folder;
    } catch (error) {
      throw error instanceof site.BuildError ? new Error(`${error.message}\n${error.output}`) : error;
    }
  });
}
