import type { PaperRecord, ReadResult } from '../../src/import/readers/record.ts';
import { Content } from './content.ts';

/** The values of a paper in a source (a file or a service). Values that a test does not need are left out. */
export type Values = Partial<PaperRecord['paper']>;

/** A paper with the title and the authors that most tests use. */
export const article: Values = {
  title: 'Folding Maps',
  author: ['Ada Quill', 'Bo Chen'],
  type: 'article-journal',
};

/** Returns the result of reading a source that contains the given papers, one per line. */
export function source(file: string, ...papers: Values[]): ReadResult {
  return {
    file,
    format: 'bibtex',
    unread: 0,
    diagnostics: [],
    records: papers.map((paper, index) => ({
      paper: { title: 'T', type: 'article', ...paper },
      file,
      line: index + 1,
    })),
  };
}

/** Returns a content folder into which the given sources were imported, one after the other. */
export function imported(...texts: ReadResult[]): Content {
  const content = new Content();
  for (const text of texts) content.importTexts([text]);
  return content;
}
