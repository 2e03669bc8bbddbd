import type { PaperRecord } from '../import/readers/record.ts';
import { yearOf } from '../model/date.ts';
import type { Paper } from '../model/paper.ts';
import type { AuthorLikeness } from './author-likeness.ts';
import type { Evidence } from './finding.ts';
import type { TitleLikeness } from './title-likeness.ts';

/** Writes how a record agrees with a paper, so that people can decide. */
export function explainMatch(
  title: TitleLikeness,
  authors: AuthorLikeness,
  paper: Omit<Paper, 'id'>,
  found: PaperRecord['paper'],
): Evidence {
  const years = [paper, found].map(({ issued }) => (issued === undefined ? 'unknown' : yearOf(issued)));
  return {
    title: explainTitle(title),
    authors: explainAuthors(authors),
    year: years[0] === years[1] ? (years[0] ?? '') : years.join(' and '),
    type: paper.type === found.type ? paper.type : `${paper.type} and ${found.type}`,
  };
}

function explainTitle(title: TitleLikeness): string {
  if (title.kind === 'typing error')
    return `${title.edits} ${title.edits === 1 ? 'letter differs' : 'letters differ'}`;
  if (title.kind === 'subtitle') return `equal except the subtitle "${title.rest.slice(0, 200)}"`;
  if (title.kind === 'similar')
    return `similar: ${Math.round(title.share * 100)} % of the letters are in both`;
  return title.kind;
}

function explainAuthors({ asked, found, matched, isInOrder, isBeginning }: AuthorLikeness): string {
  if (asked === 0) return 'the paper names none';
  if (found === 0) return 'the record names none';
  if (matched === asked)
    return `${matched} of ${asked} ${isBeginning || isInOrder ? 'in order' : 'in another order'}`;
  return `${matched} of ${asked}`;
}
