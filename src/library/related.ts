import type { Byline, Person } from './people.ts';
import type { ShownPaper } from './shown-paper.ts';

/** How many papers before and after this one are looked at in each author's list, so that the cost does not grow with it. */
const neighbours = 8;

/** How many authors of a paper are followed: a paper of a large collaboration is about its topic, not its people. */
const followed = 20;

const shown = 5;

/** Finds papers by the same authors: those that share most of them, then those nearest in time. */
export function relatedPapers(
  people: readonly Person[],
  byline: (paper: ShownPaper) => Byline,
): (paper: ShownPaper) => ShownPaper[] {
  const positions = new Map(
    people.map((person) => [person, new Map(person.papers.map((paper, index) => [paper, index]))]),
  );
  return (paper) => {
    const { credits, owners } = byline(paper);
    const authors = [...new Set([...owners, ...credits.flatMap(({ person }) => person ?? [])])].slice(
      0,
      followed,
    );
    const found = new Map<ShownPaper, { shared: number; distance: number }>();
    for (const author of authors) {
      const position = positions.get(author)?.get(paper) ?? 0;
      const start = Math.max(0, position - neighbours);
      for (const [offset, other] of author.papers.slice(start, position + neighbours + 1).entries()) {
        if (other === paper) continue;
        const distance = Math.abs(start + offset - position);
        const known = found.get(other);
        found.set(other, {
          shared: (known?.shared ?? 0) + 1,
          distance: Math.min(distance, known?.distance ?? distance),
        });
      }
    }
    return [...found]
      .sort(([, a], [, b]) => b.shared - a.shared || a.distance - b.distance)
      .slice(0, shown)
      .map(([other]) => other);
  };
}
