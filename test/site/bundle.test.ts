import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundlesFolder } from '../../scripts/site/build/bundle.ts';
import { bundleEntry, inputsFile } from '../../scripts/site/build/bundle-integration.mjs';
import { builtSite, labSite } from '../built-site.ts';

test('a compiled site exports the functions that render it, and has no pages and no content', async () => {
  await builtSite(labSite);
  const [bundle = ''] = readdirSync(bundlesFolder)
    .map((name) => path.join(bundlesFolder, name))
    .filter((folder) => existsSync(path.join(folder, inputsFile)));
  const entry = path.join(bundle, 'server', bundleEntry);
  const { compiledSite } = (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as Record<
    string,
    object
  >;
  // The names that `scripts/site/render-site.ts` calls.
  for (const name of ['pageFiles', 'siteFiles', 'picturesOn', 'pictureFile', 'readContent'])
    expect(compiledSite?.[name as keyof typeof compiledSite], name).toBeTypeOf('function');
  const client = readdirSync(path.join(bundle, 'client'), { recursive: true, encoding: 'utf8' });
  expect(client.filter((name) => name.endsWith('.html') || name.startsWith('.prerender'))).toEqual([]);
  expect(client.some((name) => name.endsWith('.css'))).toBe(true);
});
