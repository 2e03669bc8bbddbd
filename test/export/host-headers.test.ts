import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatHeaders } from '../../src/export/host-headers.ts';

test('says the policy for all files, and which never change, below the base path', () => {
  const blocks = formatHeaders('/lab/').trimEnd().split('\n\n');
  expect(blocks.map((block) => block.split('\n')[0])).toEqual([
    '/lab/*',
    '/lab/_astro/*',
    '/lab/search/:index/*',
  ]);
  expect(blocks[0]).toMatch(/^ {2}Content-Security-Policy: default-src 'none'; .*frame-ancestors 'none'$/m);
  expect(blocks[0]).not.toContain('unsafe');
  expect(blocks[1]).toContain('\n  Cache-Control: public, max-age=31536000, immutable');
});

test.each(['nginx.conf', 'Caddyfile'])('the example %s sends the same to every file', (file) => {
  const example = readFileSync(`docs/hosts/${file}`, 'utf8').replaceAll('"', '');
  const headers = [...(formatHeaders('/').split('\n\n')[0] ?? '').matchAll(/^ {2}([\w-]+): (.+)$/gm)];
  expect(headers).toHaveLength(3);
  for (const [, name, value] of headers) expect(example).toContain(`${name} ${value}`);
});
