import { expect, test } from 'vitest';
import { formatRedirects, maxRedirects } from '../../src/export/host-redirects.ts';

const move = { from: '/lab/papers/old/', to: '/lab/papers/new/' };

test('a redirect is one line, with ! for Netlify, which otherwise serves the page at the old address', () => {
  expect(formatRedirects([move, move], false)).toBe('/lab/papers/old/ /lab/papers/new/ 301\n'.repeat(2));
  expect(formatRedirects([move], true)).toBe('/lab/papers/old/ /lab/papers/new/ 301!\n');
});

test('there are at most as many redirects as hosts read', () => {
  const many = Array.from({ length: maxRedirects + 1 }, () => move);
  expect(formatRedirects(many, false).split('\n')).toHaveLength(maxRedirects + 1);
});
