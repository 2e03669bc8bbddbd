import { authorKeys, relate, identifiersOf } from '../import/merge/match.ts';
import type { KeptAnswers } from '../import/merge/kept-answers.ts';
import { questionId } from '../import/merge/questions.ts';
import { foldText } from '../model/characters.ts';
import { editDistance } from '../model/edit-distance.ts';
import type { Paper } from '../model/paper.ts';

/** Two papers that may be the same paper. */
export interface PaperPair {
  first: Paper;
  second: Paper;
  /**
   * The reason why the two papers may be the same, as the end of a sentence that begins with both papers: `share
   * doi:10.1234/a`.
   */
  why: string;
  /** Whether the two papers have the same identifier. */
  isSure: boolean;
}

/**
 * Maximum number of papers with the same key that a paper is compared with. If there are more, only the last ones are
 * used.
 */
const maxCompared = 10;

/**
 * Finds pairs of papers that may be the same paper: two papers with the same identifier, or two papers with similar
 * titles and at least one common author. The time is linear in the number of papers.
 */
export function nearPapers(papers: readonly Paper[]): PaperPair[] {
  const seen = new Map<string, Paper[]>();
  const reported = new Set<string>();
  return papers.flatMap((paper): PaperPair[] => {
    const pairs: PaperPair[] = [];
    for (const key of keysOf(paper)) {
      const others = seen.get(key) ?? [];
      for (const other of others) {
        const pair = `${other.id} ${paper.id}`;
        const found = reported.has(pair) ? undefined : compare(other, paper);
        if (!found) continue;
        reported.add(pair);
        pairs.push({ first: other, second: paper, ...found });
      }
      seen.set(key, [...others, paper].slice(-maxCompared));
    }
    return pairs;
  });
}

/** Returns the pairs that a user has not decided to keep apart. */
export function undecidedPairs(papers: readonly Paper[], answers: KeptAnswers): PaperPair[] {
  const isApart = (first: Paper, second: Paper) =>
    answers.get(pairQuestion(first.id, second.id))?.answer === 'different';
  return nearPapers(papers).filter(({ first, second }) => !isApart(first, second));
}

/** Returns the id of the question whether two files are the same paper, as `answers.jsonl` has it. */
export function pairQuestion(first: string, second: string): string {
  return questionId('same-paper', ['files', ...[first, second].sort()]);
}

/**
 * Returns the keys under which a paper is found. Similar papers have at least one key in common: an identifier, or an
 * author together with some words of the title.
 */
function keysOf(paper: Paper): string[] {
  const words = foldText(paper.title).split(' ');
  const parts = [words.slice(0, 2), words.slice(-2), words.slice(2, 5)].map((part) => part.join(' '));
  const authors = [...new Set((paper.author ?? []).slice(0, 20).flatMap(authorKeys))];
  return [
    ...identifiersOf(paper),
    ...parts.flatMap((part, index) =>
      part === '' ? [] : authors.map((author) => `${index} ${part} ${author}`),
    ),
  ];
}

function compare(a: Paper, b: Paper): { why: string; isSure: boolean } | undefined {
  const shared = identifiersOf(a).find((id) => identifiersOf(b).includes(id));
  if (shared !== undefined) return { why: `share ${shared}`, isSure: true };
  const [mine, theirs] = [foldText(a.title), foldText(b.title)];
  // Titles with different numbers are different papers: `Part 1` and `Part 2`.
  if (mine.replace(/\D/gu, '') !== theirs.replace(/\D/gu, '')) return undefined;
  const limit = Math.min(3, Math.floor(Math.min(mine.length, theirs.length) / 12));
  const edits = editDistance(mine, theirs, limit);
  if (edits === Infinity) return undefined;
  const relation = relate({ ...a, title: b.title }, b);
  if (relation === 'different') return undefined;
  return {
    why: edits === 0 ? 'have the same title' : 'have almost the same title',
    isSure: false,
  };
}
