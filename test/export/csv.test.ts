import { expect, test } from 'vitest';
import { formatCsv } from '../../src/export/csv.ts';
import { toCslItem } from '../../src/export/csl-json.ts';
import { paper } from './any-paper.ts';

/** Parses CSV (RFC 4180) in which every cell is in quotes. */
function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/gu)) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  const [heads = [], ...cells] = rows;
  return cells.map((row) => Object.fromEntries(row.map((cell, place) => [heads[place] ?? '', cell])));
}

test('has a header line and a line for each paper', () => {
  const item = toCslItem(
    paper({
      title: 'Tensor Folding, for $\\alpha$',
      type: 'article-journal',
      author: ['Ada Quill', { family: 'Meer', nonDroppingParticle: 'van der', given: 'Rob' }, 'DreamX Team'],
      issued: '2024-03-05',
      containerTitle: 'Journal of "Folded" Things',
      page: '1–9',
      DOI: '10.1234/fold',
      code: 'https://example.com/code',
    }),
    'quill2024tensor',
  );
  expect(readCsv(formatCsv([item]))).toEqual([
    {
      Title: 'Tensor Folding, for α',
      Authors: 'Quill, Ada; van der Meer, Rob; DreamX Team',
      Date: '2024-03-05',
      Venue: 'Journal of "Folded" Things',
      Type: 'article-journal',
      Volume: '',
      Issue: '',
      Pages: '1-9',
      Publisher: '',
      DOI: '10.1234/fold',
      arXiv: '',
      URL: '',
      Code: 'https://example.com/code',
      Topics: '',
      Keywords: '',
      'Citation key': 'quill2024tensor',
      Abstract: '',
    },
  ]);
});

test.each(['=HYPERLINK("https://example.com")', '+1', '-omics', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠x'])(
  'a spreadsheet takes %s for text, not for a formula',
  (title) => {
    const [, line = ''] = formatCsv([toCslItem(paper({ title }))]).split('\r\n');
    expect(line.startsWith(`"'${title.slice(0, 1)}`)).toBe(true);
  },
);

test('a year or a month keeps its precision', () => {
  const dates = ['2024', '2024-07'].map((issued) => toCslItem(paper({ issued })));
  expect(readCsv(formatCsv(dates)).map((row) => row.Date)).toEqual(['2024', '2024-07']);
});
