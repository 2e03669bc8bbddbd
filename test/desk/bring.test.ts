import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldAtLine } from '../../src/desk/attention/field-at-line.ts';
import { excerptAt } from '../../src/desk/bring/excerpt.ts';
import { parseNumbers } from '../../src/desk/bring/identifiers.ts';
import { showValue } from '../../src/desk/bring/shown-value.ts';
import { listPage } from '../../src/desk/paging.ts';
import { secureLink } from '../../src/desk/secure-link.ts';
import { shownName } from '../../scripts/commands/desk/bring/uploads.ts';

describe('numbers that a user typed', () => {
  test.each([
    ['10.5555/Herds.1', { dois: ['10.5555/Herds.1'] }],
    ['https://doi.org/10.5555/herds', { dois: ['10.5555/herds'] }],
    ['2407.21783 arXiv:math/0309136', { arXivs: ['2407.21783', 'math/0309136'] }],
    ['https://arxiv.org/abs/2407.21783v2', { arXivs: ['2407.21783'] }],
    ['10.48550/arXiv.2407.21783', { arXivs: ['2407.21783'] }],
    ['https://orcid.org/0000-0002-1825-0097', { orcids: ['0000-0002-1825-0097'] }],
    ['DOI: 10.5555/a, doi:10.5555/b;10.5555/a', { dois: ['10.5555/a', '10.5555/b'] }],
    ['0000-0002-1825-0098', { unknown: ['0000-0002-1825-0098'] }],
    ['hello', { unknown: ['hello'] }],
    ['', {}],
  ])('%s', (text, found) => {
    expect(parseNumbers(text)).toEqual({ dois: [], arXivs: [], orcids: [], unknown: [], ...found });
  });

  test('any text gives a result', () => {
    fc.assert(
      fc.property(fc.string(), (text) => parseNumbers(text).unknown.every((one) => one.trim() !== '')),
    );
  });
});

test('a line is shown with the lines around it, and only itself highlighted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string(), { maxLength: 8 }),
      fc.integer({ min: -1, max: 10 }),
      (lines, number) => {
        const excerpt = excerptAt(lines, number);
        const isLine = lines[number - 1] !== undefined;
        expect(excerpt.filter(({ isMarked }) => isMarked).map((line) => line.number)).toEqual(
          isLine ? [number] : [],
        );
        expect(excerpt.length).toBeLessThanOrEqual(3);
      },
    ),
  );
});

test('the name of an upload has no folder and no control character, and is unique', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (names) => {
      const used = new Set<string>();
      for (const name of names) {
        const shown = shownName(name, used);
        expect(shown).toMatch(/^[^/\\\p{Cc}]+$/u);
        expect(shown).not.toMatch(/^\.+$/u);
        expect(used.has(shown)).toBe(false);
        used.add(shown);
      }
    }),
  );
});

test.each([
  [['Ada Quill', { family: 'Chen', given: 'Bo' }], 'Ada Quill; Bo Chen'],
  [{ names: ['Ada Quill'], truncated: true }, 'Ada Quill et al.'],
  [true, 'yes'],
  [{ Code: 'https://example.org', Data: undefined }, 'Code: https://example.org'],
  [[{ label: 'h-index', value: 3 }], 'label: h-index, value: 3'],
  ['x'.repeat(700), `${'x'.repeat(600)}…`],
  [undefined, ''],
])('the value %j is shown as text', (value, text) => {
  expect(showValue(value, { yes: 'yes', no: 'no' })).toBe(text);
});

test.each([
  ['https://example.org/a', true],
  ['http://example.org/a', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['//example.org', false],
  [`https://example.org/${'a'.repeat(3000)}`, false],
])('%s is a link: %s', (address, isLink) => {
  expect(String(secureLink(address)).includes('<a ')).toBe(isLink);
});

test('pages of a list have each item once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 50 }), fc.integer({ min: 1, max: 9 }), (items, size) => {
      const { pages } = listPage(items, undefined, size);
      const all = Array.from({ length: pages }, (_, index) => listPage(items, String(index + 1), size).items);
      expect(all.flat()).toEqual(items);
      expect(listPage(items, '999999', size).page).toBe(pages);
      expect(listPage(items, '../1', size).page).toBe(1);
    }),
  );
});

const file = `---
title: Herds
author:
  - family: Quill
    given: Ada
ids:
  dblp: 12/3456-1
"issued": "2020"
---

An abstract.
`;

test.each([
  [2, 'title'],
  [3, 'author'],
  [5, 'author'],
  [7, 'ids.dblp'],
  [8, 'issued'],
  [1, undefined],
  [11, 'abstract'],
  [99, 'abstract'],
])('line %d belongs to the field %s', (line, field) => {
  expect(fieldAtLine(file, line, 'abstract')).toBe(field);
});

test('a line of settings belongs to a field of a group', () => {
  expect(fieldAtLine('title: Lab\ntheme:\n  accent: red\n', 3, undefined)).toBe('theme.accent');
});
