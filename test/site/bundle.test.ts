import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundlesFolder } from '../../scripts/site/build/bundle.ts';
import { bundleEntry, inputsFile } from '../../scripts/site/build/bundle-integration.ts';
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
  expect(Object.keys(compiledSite ?? {}).sort()).toEqual([
    'currentLeftOut',
    'pageFiles',
    'pictureFile',
    'picturesOn',
    'readContent',
    'siteFiles',
  ]);
  const client = readdirSync(path.join(bundle, 'client'), { recursive: true, encoding: 'utf8' });
  expect(client.filter((name) => name.endsWith('.html') || name.startsWith('.prerender'))).toEqual([]);
  expect(client.some((name) => name.endsWith('.css'))).toBe(true);
});
