import type { Byline, Person } from './people.ts';
import type { ShownPaper } from './shown-paper.ts';

/**
 * Number of papers before and after the paper that are considered in the list of each author. The limit keeps the time
 * constant, even for authors with many papers.
 */
const neighbours = 8;

/**
 * Maximum number of authors whose papers are considered. In a large collaboration, papers by the same authors can be
 * about very different topics.
 */
const maxAuthors = 20;

/** Maximum number of related papers of one paper. */
const maxRelated = 5;

/**
 * Creates a function that finds papers by the same authors as a given paper. Papers with most common authors come
 * first. Papers with equally many common authors are sorted by their distance from the given paper in the authors'
 * lists of papers.
 *
 * @param shownElsewhere returns papers that the page already lists
 */
export function relatedPapers(
  people: readonly Person[],
  byline: (paper: ShownPaper) => Byline,
  shownElsewhere: (paper: ShownPaper) => readonly ShownPaper[] = () => [],
): (paper: ShownPaper) => ShownPaper[] {
  const positions = new Map(
    people.map((person) => [person, new Map(person.papers.map((paper, index) => [paper, index]))]),
  );
  return (paper) => {
    const { credits, owners } = byline(paper);
    const authors = [...new Set([...owners, ...credits.flatMap(({ person }) => person ?? [])])].slice(
      0,
      maxAuthors,
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
    for (const other of shownElsewhere(paper)) found.delete(other);
    return [...found]
      .sort(([, a], [, b]) => b.shared - a.shared || a.distance - b.distance)
      .slice(0, maxRelated)
      .map(([other]) => other);
  };
}
