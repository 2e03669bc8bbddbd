import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundlesFolder } from '../../scripts/site/build/bundle.ts';
import { bundleEntry, inputsFile } from '../../scripts/site/build/bundle-integration.mjs';
import { packagesOfPages } from '../../scripts/site/build/load-packages.ts';
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
  const called = [
    'parseContent',
    'readContent',
    'pageFiles',
    'siteFiles',
    'picturesOn',
    'pictureFile',
    'currentLeftOut',
    'saveReferences',
    'saveCitationTexts',
  ];
  for (const name of called)
    expect(compiledSite?.[name as keyof typeof compiledSite], name).toBeTypeOf('function');
  const server = path.join(bundle, 'server');
  const code = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => readFileSync(path.join(server, name), 'utf8'))
    .join('\n');
  // A package that no page imports would be loaded for nothing.
  for (const name of packagesOfPages)
    expect(code).toMatch(new RegExp(`(?:from|import\\()\\s*["']${name}["']`));
  const client = readdirSync(path.join(bundle, 'client'), { recursive: true, encoding: 'utf8' });
  expect(client.filter((name) => name.endsWith('.html') || name.startsWith('.prerender'))).toEqual([]);
  expect(client.some((name) => name.endsWith('.css'))).toBe(true);
});
