import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatHeaders } from '../../src/export/host-headers.ts';
import type { Signpost } from '../../src/export/signposts.ts';

test('sets the policy for all files, and caching for files that never change, below the base path', () => {
  const blocks = formatHeaders('/lab/', []).trimEnd().split('\n\n');
  expect(blocks.map((block) => block.split('\n')[0])).toEqual([
    '/lab/*',
    '/lab/_astro/*',
    '/lab/search/:index/*',
    '/lab/embed.js',
    '/lab/embed/*',
  ]);
  expect(blocks[0]).toMatch(/^ {2}Content-Security-Policy: default-src 'none'; .*frame-ancestors 'none'$/m);
  expect(blocks[0]).not.toContain('unsafe');
  expect(blocks[1]).toContain('\n  Cache-Control: public, max-age=31536000, immutable');
});

test('lets other web pages read their lists and the script, and nothing else', () => {
  const blocks = formatHeaders('/lab/', []).trimEnd().split('\n\n');
  expect(blocks.filter((block) => block.includes('Access-Control'))).toEqual([
    '/lab/embed.js\n  Access-Control-Allow-Origin: *',
    '/lab/embed/*\n  Access-Control-Allow-Origin: *',
  ]);
});

test.each(['nginx.conf', 'Caddyfile'])('the example %s sends the same to every file', (file) => {
  const example = readFileSync(`docs/hosts/${file}`, 'utf8').replaceAll('"', '');
  const headers = [...(formatHeaders('/', []).split('\n\n')[0] ?? '').matchAll(/^ {2}([\w-]+): (.+)$/gm)];
  expect(headers).toHaveLength(3);
  for (const [, name, value] of headers) expect(example).toContain(`${name} ${value}`);
});

describe('links of papers', () => {
  const links = (count: number): Signpost[] =>
    Array.from({ length: count }, (_, index) => ({ rel: 'author', href: `https://example.org/${index}` }));
  const papers = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ path: `/papers/p${index}/`, links: links(1) }));
  const linkset = { rel: 'linkset', href: '/linkset.json', type: 'application/linkset+json' };
  const rules = (text: string) => text.trimEnd().split('\n\n');

  test('are listed per paper page, and the linkset for all of them', () => {
    const text = formatHeaders('/', [{ path: '/papers/a/', links: [...links(1), linkset] }], linkset);
    expect(rules(text).slice(5)).toEqual([
      '/papers/*\n  Link: </linkset.json>; rel="linkset"; type="application/linkset+json"',
      [
        '/papers/a/',
        '  Link: <https://example.org/0>; rel="author"',
        '  Link: </linkset.json>; rel="linkset"; type="application/linkset+json"',
      ].join('\n'),
    ]);
  });

  test('are left to the linkset if there are more papers than Cloudflare reads rules', () => {
    expect(rules(formatHeaders('/', papers(94), linkset))).toHaveLength(100);
    expect(rules(formatHeaders('/', papers(95), linkset))).toHaveLength(6);
  });

  test('are left to the linkset if a page has more than fit into headers', () => {
    const text = formatHeaders('/', [{ path: '/papers/many/', links: links(41) }, ...papers(1)], linkset);
    expect(text).not.toContain('/papers/many/');
    expect(text).toContain('/papers/p0/');
  });
});
