import type { ShownPaper } from '../../src/library/shown-paper.ts';
import type { Name } from '../../src/model/name.ts';

/**
 * Creates a paper as the library (the list of all papers and people of a site) contains it. Only the fields that a test
 * needs are given.
 */
export function shownPaper(id: string, author: Name[], more: Partial<ShownPaper> = {}): ShownPaper {
  return { id, title: id, titleHtml: id, plainTitle: id, type: 'article', author, ...more };
}
