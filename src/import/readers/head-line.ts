import { isDate } from '../../model/date.ts';

/** The line above a title: `LGAug 12, 2022Code`. */
export interface HeadLine {
  category?: string;
  /** As in `issued` of the model. */
  issued: string;
  /** The source says that there is code. */
  code: boolean;
}

export const headAdvice = 'Put a line such as "CVOct 17, 2024" above the title.';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Category, month, day and year run together; the day may be missing. */
const pattern =
  /^(?<category>[A-Za-z][A-Za-z0-9.-]{0,30}?)? ?(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?:(?<day>\d{1,2}),? )?(?<year>\d{4}) ?(?<code>Code)?$/u;

/** Reads a line above a title; `undefined` for any other line. */
export function parseHeadLine(line: string): HeadLine | undefined {
  if (line.length > 70) return undefined;
  const groups = pattern.exec(line)?.groups;
  if (!groups?.month || !groups.year) return undefined;
  const month = String(months.indexOf(groups.month.toLowerCase()) + 1).padStart(2, '0');
  const issued = [groups.year, month, ...(groups.day ? [groups.day.padStart(2, '0')] : [])].join('-');
  if (!isDate(issued)) return undefined;
  return { ...(groups.category && { category: groups.category }), issued, code: groups.code !== undefined };
}
