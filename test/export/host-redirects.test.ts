import { describe, expect, test } from 'vitest';
import {
  countUnwritten,
  formatRedirects,
  redirectHost,
  type Redirects,
} from '../../src/export/host-redirects.ts';

const move = { from: '/lab/papers/old/', to: '/lab/papers/new/' };
const none: Redirects = { moved: [], entries: [], patterns: [] };
const entry = { from: '/lab/authors/jo-doe/', to: '/lab/names/d/#person-jo-doe' };
const anyEntry = { from: '/lab/authors/:id/', to: '/lab/co-authors/#person-:id' };
const ris = { from: '/lab/papers/:id/cite.ris', to: '/lab/papers.ris' };

test('a redirect is one line, with ! for Netlify, which otherwise serves the page at the old address', () => {
  expect(formatRedirects({ ...none, moved: [move, move] }, 'other')).toBe(
    '/lab/papers/old/ /lab/papers/new/ 301\n'.repeat(2),
  );
  expect(formatRedirects({ ...none, moved: [move] }, 'netlify')).toBe(
    '/lab/papers/old/ /lab/papers/new/ 301!\n',
  );
});

test('redirects of people are temporary, since a person may get a page again', () => {
  expect(formatRedirects({ ...none, entries: [entry] }, 'netlify')).toBe(
    '/lab/authors/jo-doe/ /lab/names/d/#person-jo-doe 302\n',
  );
});

describe('rules with placeholders', () => {
  test('come last, as Cloudflare requires', () => {
    const text = formatRedirects({ moved: [move], entries: [entry], patterns: [ris] }, 'other');
    expect(text.split('\n').at(-2)).toBe('/lab/papers/:id/cite.ris /lab/papers.ris 302');
  });

  test('for all people are written only for hosts that prefer pages to rules', () => {
    const rule = '/lab/authors/:id/ /lab/co-authors/#person-:id 302\n';
    const redirects = { ...none, entries: [entry], anyEntry };
    expect(formatRedirects(redirects, 'netlify')).toContain(rule);
    expect(formatRedirects(redirects, 'gitlab')).toContain(rule);
    expect(formatRedirects(redirects, 'other')).not.toContain(':id');
  });
});

test.each([
  ['other', 2000],
  ['netlify', 10_000],
  ['gitlab', 990],
] as const)('for the host %s there are at most %i rules, those of former ids first', (host, most) => {
  const entries = Array.from({ length: most }, () => entry);
  const lines = formatRedirects({ ...none, moved: [move], entries }, host)
    .split('\n')
    .slice(0, -1);
  expect(lines).toHaveLength(most);
  expect(lines[0]).toContain('/lab/papers/old/');
  expect(countUnwritten({ ...none, moved: [move], entries }, host)).toBe(0);
  expect(countUnwritten({ ...none, moved: [move, ...entries.map(() => move)] }, host)).toBe(1);
});

test('the host is known by the variables of its build service', () => {
  expect(redirectHost({ NETLIFY: 'true' })).toBe('netlify');
  expect(redirectHost({ GITLAB_CI: 'true' })).toBe('gitlab');
  expect(redirectHost({ CF_PAGES: '1' })).toBe('other');
});
