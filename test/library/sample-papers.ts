import type { ShownPaper } from '../../src/library/shown-paper.ts';
import type { Name } from '../../src/model/name.ts';

/** Creates a paper for the library, with only the fields that a test needs. */
export function shownPaper(id: string, author: Name[], more: Partial<ShownPaper> = {}): ShownPaper {
  return { id, title: id, titleHtml: id, plainTitle: id, type: 'article', author, ...more };
}
