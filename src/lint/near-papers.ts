import { authorKeys, relate, identifiersOf } from '../import/merge/match.ts';
import { foldText } from '../model/characters.ts';
import { editDistance } from '../model/edit-distance.ts';
import type { Paper } from '../model/paper.ts';

/** Two papers that may be one, and why. */
export interface PaperPair {
  first: Paper;
  second: Paper;
  why: string;
  isSure: boolean;
}

/** Of papers that share a key, each is compared with so many before it. */
const compared = 10;

/**
 * Papers that may be one: those with the same identifier, and those whose titles agree but for a slip and that have an author in
 * common. Takes time linear in the number of papers.
 */
export function nearPapers(papers: readonly Paper[]): PaperPair[] {
  const seen = new Map<string, Paper[]>();
  const told = new Set<string>();
  return papers.flatMap((paper): PaperPair[] => {
    const pairs: PaperPair[] = [];
    for (const key of keysOf(paper)) {
      const others = seen.get(key) ?? [];
      for (const other of others) {
        const pair = `${other.id} ${paper.id}`;
        const found = told.has(pair) ? undefined : compare(other, paper);
        if (!found) continue;
        told.add(pair);
        pairs.push({ first: other, second: paper, ...found });
      }
      seen.set(key, [...others, paper].slice(-compared));
    }
    return pairs;
  });
}

/** What papers that are near have in common: an identifier, or a start or an end of the title with an author. */
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
  // Whatever is numbered differs on purpose: `Part 1` and `Part 2`.
  if (mine.replace(/\D/gu, '') !== theirs.replace(/\D/gu, '')) return undefined;
  const most = Math.min(3, Math.floor(Math.min(mine.length, theirs.length) / 12));
  const edits = editDistance(mine, theirs, most);
  if (edits === Infinity) return undefined;
  const relation = relate({ ...a, title: b.title }, b);
  if (relation === 'apart') return undefined;
  return {
    why: edits === 0 ? 'have one title' : 'have titles that differ in a letter or two',
    isSure: false,
  };
}
