import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partedNames } from '../../src/model/name-parts.ts';
import { formatRis } from '../../src/export/ris.ts';
import type { Paper } from '../../src/model/paper.ts';
import { anyPapers, paper } from './any-paper.ts';
import { propertyRuns } from '../run-length.ts';

const lines = (fields: Partial<Paper>) => formatRis([paper(fields)]).split('\r\n');

test('a record has one field per line, from TY to ER', () => {
  const made = paper({
    id: 'tensors',
    title: 'Emissions of NO$_2$, \\emph{again}',
    type: 'paper-conference',
    author: ['Ada Quill', { family: 'Naval', given: 'Prospero C.', suffix: 'Jr.' }, 'DreamX Team'],
    authorsTruncated: true,
    issued: '2024-07',
    containerTitle: 'Proceedings of X',
    page: '101–110',
    arXiv: '2407.21783',
    ISBN: '978-3-16-148410-0',
    keyword: ['rank', 'air'],
    abstract: 'First.\n\nTY  - JOUR\nER  - ',
  });
  expect(formatRis([made], new Map([['tensors', 'quill2024emissions']]))).toBe(
    [
      'TY  - CONF',
      'ID  - quill2024emissions',
      'AU  - Quill, Ada',
      'AU  - Naval, Prospero C., Jr.',
      'AU  - DreamX Team,',
      'TI  - Emissions of NO₂, again',
      'T2  - Proceedings of X',
      'SP  - 101',
      'EP  - 110',
      'PY  - 2024',
      'DA  - 2024/07//',
      'SN  - 978-3-16-148410-0',
      'UR  - https://arxiv.org/abs/2407.21783',
      'KW  - rank',
      'KW  - air',
      'N1  - The list of authors is not complete.',
      'AB  - First. TY - JOUR ER -',
      'ER  - ',
      '',
    ].join('\r\n'),
  );
});

describe('a name', () => {
  test('of a group has only a comma at its end, since RIS splits names at commas', () => {
    expect(lines({ author: [{ literal: 'Smith, Jones and Sons' }] })).toContain(
      'AU  - Smith Jones and Sons,',
    );
  });

  test('keeps its particle with the family name', () => {
    expect(lines({ editor: ['Rob van der Goot'] })).toContain('ED  - van der Goot, Rob');
  });
});

test('an article number is a first page without a last', () => {
  expect(lines({ page: 'e1002' })).toContain('SP  - e1002');
  expect(lines({ page: 'e1002' }).join()).not.toContain('EP  - ');
  expect(lines({ page: '1-3, 7-9' })).toContain('SP  - 1-3, 7-9');
});

test('for any papers, each line is a field, and each record begins and ends once', () => {
  fc.assert(
    fc.property(anyPapers, (papers) => {
      const text = formatRis(papers);
      // Some reader treats each of these as the end of a line.
      const found = text.split(/[\p{Cc}\u2028\u2029]+/u).filter((line) => line !== '');
      for (const line of found) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- (?:\S|$)/u);
      expect(text).not.toMatch(/[^\P{Cc}\r\n]|\p{Cs}/u);
      const count = (tag: string) => found.filter((line) => line.startsWith(`${tag}  - `)).length;
      expect(count('TY')).toBe(papers.length);
      expect(count('ER')).toBe(papers.length);
      expect(count('AU')).toBe(papers.flatMap(({ author }) => partedNames(author)).length);
      expect(count('N1')).toBeGreaterThanOrEqual(
        papers.filter(({ authorsTruncated }) => authorsTruncated).length,
      );
    }),
    { numRuns: propertyRuns(300) },
  );
});
