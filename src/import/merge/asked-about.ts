import { foldText } from '../../model/characters.ts';
import { formatName } from '../../model/name.ts';
import type { Paper } from '../../model/paper.ts';
import type { PaperRecord } from '../readers/record.ts';
import { identifiersOf } from './match.ts';
import type { AskedAbout } from './questions.ts';

/** Maximum number of authors that a question has of each paper. */
const maxAuthors = 20;

/** Returns what a question shows of a record. */
export function describeRecord({ paper, file, line }: PaperRecord): AskedAbout {
  return { ...describeFile(paper, file), line };
}

/** Returns what a question shows of a paper in a content file. */
export function describeFile(paper: Omit<Paper, 'id'>, file: string): AskedAbout {
  const { title, author = [], issued, containerTitle, volume, issue, page, DOI, arXiv } = paper;
  const facts = { issued, containerTitle, volume, issue, page, DOI, arXiv };
  return {
    title,
    authors: author.slice(0, maxAuthors).map(formatName),
    ...(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<
      typeof facts
    > as Omit<AskedAbout, 'title' | 'authors' | 'file'>),
    file,
  };
}

/**
 * Returns the values by which a record is recognised in a question. They are those that make records doubtful, so that a
 * new abstract or another name of the file does not ask again.
 */
export function identityOf({ paper }: PaperRecord): unknown[] {
  const { title, type, issued, containerTitle, volume, issue, page } = paper;
  const values = [foldText(title), identifiersOf(paper), type, issued, containerTitle, volume, issue, page];
  return values.map((value) => value ?? null);
}

/** Returns the values by which a question about two records is recognised, whichever of them is first. */
export function identityOfPair(a: PaperRecord, b: PaperRecord): unknown[] {
  return [a, b].map((record) => JSON.stringify(identityOf(record))).sort();
}
