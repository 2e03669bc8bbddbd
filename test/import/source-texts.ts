import type { PaperRecord, ReadResult } from '../../src/import/readers/record.ts';
import { Content } from './content.ts';

/** Some values of a paper in a source. */
export type Values = Partial<PaperRecord['paper']>;

/** The author and title that most tests use. */
export const article: Values = {
  title: 'Folding Maps',
  author: ['Ada Quill', 'Bo Chen'],
  type: 'article-journal',
};

/** Returns the text of a source with these papers, one per line. */
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

/** Returns a content folder after importing these texts one after the other. */
export function imported(...texts: ReadResult[]): Content {
  const content = new Content();
  for (const text of texts) content.importTexts([text]);
  return content;
}
