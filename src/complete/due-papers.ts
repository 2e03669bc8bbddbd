import { foldText } from '../model/characters.ts';
import { type AskedPaper, type AskedPapers, hasPassed } from '../model/asked-papers.ts';
import { hashText } from '../model/id.ts';
import type { Paper } from '../model/paper.ts';
import { type CompletePart, lackingParts } from './lacking-parts.ts';

/** Number of days after which a paper that still lacks something is looked up again. */
export const daysUntilAsked = 30;

/** The choices of the user about the papers to look up. */
export interface DueChoice {
  /** The day of the run: `2026-11-28`. */
  today: string;
  parts: readonly CompletePart[];
  /** Whether to ask again before the time has passed. */
  again: boolean;
  takesAbstracts: boolean;
  /** Ids of papers that the user named. They are looked up although they are hidden. */
  named: ReadonlySet<string>;
}

/** Returns the state of the search for a paper, which may have had another id at that time. */
export function askedFor(
  { id, aliases = [] }: Pick<Paper, 'id' | 'aliases'>,
  asked: AskedPapers,
): AskedPaper {
  return [id, ...aliases].map((one) => asked.get(one)).find((one) => one !== undefined) ?? {};
}

/** Returns the papers to look up now, in the order of `papers`. */
export function duePapers(papers: readonly Paper[], asked: AskedPapers, choice: DueChoice): Paper[] {
  const { today, parts, again, takesAbstracts } = choice;
  return papers.filter((paper) => {
    if (!isAllowed(paper, choice)) return false;
    const lacks = lackingParts(paper, takesAbstracts).filter((part) => parts.includes(part));
    if (lacks.length === 0) return false;
    const known = askedFor(paper, asked);
    if (again || known.asked === undefined || hasPassed(known.asked, today, daysUntilAsked)) return true;
    return isOther(known, paper) || lacks.some((part) => known.parts?.includes(part) === false);
  });
}

/** Whether a paper may be looked up. The titles of hidden papers leave the machine only if the user names the paper. */
function isAllowed({ id, hidden }: Paper, { named }: DueChoice): boolean {
  return hidden !== true || named.has(id);
}

/** Whether a paper that was not found has another title now. */
function isOther({ result, title }: AskedPaper, paper: Paper): boolean {
  return result === 'not found' && title !== undefined && title !== askedTitle(paper);
}

/** Returns the hash of a title by which `asked.jsonl` knows a title that was not found. */
export function askedTitle({ title }: Pick<Paper, 'title'>): string {
  return hashText(foldText(title));
}
