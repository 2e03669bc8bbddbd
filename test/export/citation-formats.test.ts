import { expect, test } from 'vitest';
import {
  type CitationFormatName,
  citationFormatNames,
  citationFormats,
} from '../../src/export/citation-formats.ts';
import { awkwardPapers } from './awkward-papers.ts';

test.each(citationFormatNames)(
  'joins %s files of single papers to the file of all papers',
  (name: CitationFormatName) => {
    const { format, join } = citationFormats[name];
    const keys = new Map(awkwardPapers.map(({ id }, index) => [id, `key${index}`]));
    for (const papers of [awkwardPapers, awkwardPapers.slice(0, 1), []])
      expect(join(papers.map((paper) => format([paper], keys)))).toBe(format(papers, keys));
  },
);
