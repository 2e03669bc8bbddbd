import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFrontmatter, parseFrontmatter } from '../../src/files/frontmatter.ts';
import { formatPaperFile, parsePaperFile } from '../../src/files/paper-file.ts';
import type { Paper } from '../../src/model/paper.ts';
import { propertyRuns } from '../run-length.ts';

test('a formatted paper file looks as if written by hand', () => {
  const value: Paper = {
    id: 'x',
    abstract: 'First.\n\nSecond with $\\alpha$.',
    issued: '2024-07-31',
    type: 'article',
    title: 'Movie Gen: A Cast',
    author: ['Adam Polyak', { family: 'Goot', given: 'Rob', nonDroppingParticle: 'van der' }],
    code: true,
    authorsTruncated: true,
    profiles: ['ada-quill'],
    categories: ['CV'],
  };
  expect(formatPaperFile(value)).toBe(`---
title: "Movie Gen: A Cast"
type: article
author:
  - Adam Polyak
  - {family: Goot, given: Rob, nonDroppingParticle: van der}
authorsTruncated: true
profiles: [ada-quill]
issued: "2024-07-31"
categories: [CV]
code: true
---
First.

Second with $\\alpha$.
`);
});

test('reports the line of a misspelt key, of an invalid value and of invalid YAML', () => {
  const lines = (text: string) => {
    const read = parsePaperFile(text, 'x.md', 'x');
    return 'diagnostics' in read ? read.diagnostics.map(({ line }) => line) : [];
  };
  expect(lines('---\ntitle: A\nautor: [B]\n---\n')).toEqual([3]);
  expect(lines('---\r\ntitle: A\r\n\r\nissued: soon\r\ncode: no\r\n---\r\n')).toEqual([4, 5]);
  expect(lines('---\ntitle: A\nauthor: [B\n---\n')).toHaveLength(1);
  expect(lines('title: A\n')).toEqual([1]);
  expect(lines('---\ntitle: A\n')).toEqual([1]);
  expect(lines('---js\nprocess.exit(3)\n---\n')).toEqual([1]);
});

test('no text makes the parser throw', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('---', '', 'a: &a [*a]', 'title: x')),
        { maxLength: 8 },
      ),
      (lines) => {
        parseFrontmatter(lines.join('\n'), 'x.md');
        parseFrontmatter(`---\n${lines.join('\n')}\n---\n`, 'x.md');
      },
    ),
    { numRuns: propertyRuns(500) },
  );
});

test('missing values are written without a key', () => {
  expect(formatFrontmatter({ a: 1, b: undefined })).toBe('---\na: 1\n---\n');
});
