import { expect, test } from 'vitest';
import { toFileRoute } from '../../../scripts/site/serve-site-files.ts';

test.each([
  ['/papers.bib', '/papers.bib/'],
  ['/papers/folding/cite.json?x=1', '/papers/folding/cite.json/?x=1'],
  ['/_headers', '/_headers/'],
])('the file %s has the route %s', (address, route) => {
  expect(toFileRoute(address, '/')).toBe(route);
  expect(toFileRoute(`/lab${address}`, '/lab/')).toBe(`/lab${route}`);
});

test.each([
  '/',
  '/papers/',
  '/papers',
  '/@vite/client',
  '/src/components/copy.ts',
  '/node_modules/a/b.js',
  '/_astro/a.css',
  '/404.html',
])('the address %s stays as it is', (address) => {
  expect(toFileRoute(address, '/')).toBeUndefined();
});

test('addresses outside of the site stay as they are', () => {
  expect(toFileRoute('/papers.bib', '/lab/')).toBeUndefined();
});
