import { appendFileSync, cpSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNode } from '../scripts/setup/process.ts';
import { withLock } from '../scripts/setup/lock.mjs';
import * as site from '../scripts/site/build-site.ts';
import { hashText } from '../src/model/id.ts';

/** The folder that takes what one run of the tests builds. */
export function sitesFolder(): string {
  const folder = process.env.OFFPRINT_TEST_SITES;
  if (folder) return folder;
  throw new Error('Tests of built sites stand in test/site or test/browser: see vitest.config.ts.');
}

/** The profile text of the sample, imported into a content folder of its own, once in a run of the tests. */
export async function sampleContent(): Promise<string> {
  const folder = path.join(sitesFolder(), 'sample-content');
  return withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return folder;
    const profile = path.join(root, 'test/fixtures/dhruv-choudhary.txt');
    const { code, output } = await runNode([
      path.join(root, 'scripts/commands/import.ts'),
      '--content',
      folder,
      profile,
    ]);
    if (code !== 0) throw new Error(output);
    writeFileSync(path.join(folder, 'site.yaml'), 'title: Sample\nurl: https://example.org/\n');
    return folder;
  });
}

/** The content of a test site in another language of the interface. */
export async function contentIn(language: string): Promise<string> {
  const folder = path.join(sitesFolder(), `content-${language}`);
  return withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return folder;
    cpSync(path.join(root, 'test/fixtures/site'), folder, { recursive: true });
    appendFileSync(path.join(folder, 'site.yaml'), `language: ${language}\n`);
    return folder;
  });
}

/**
 * The folder of the site that a content folder makes at an address (`https://example.org/lab/`).
 * Built once in a run of the tests, whichever file asks first; `dist` is never touched.
 *
 * @throws where the site cannot be built, with what Astro wrote
 */
export async function builtSite({ content, url }: { content: string; url: string }): Promise<string> {
  const folder = path.join(sitesFolder(), hashText(`${path.resolve(content)}\n${url}`));
  return withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return folder;
    try {
      return (await site.buildSite({ outDir: folder, content: path.resolve(content), url })).folder;
    } catch (error) {
      throw error instanceof site.BuildError ? new Error(`${error.message}\n${error.output}`) : error;
    }
  });
}
