import type { ShownPaper } from '../../src/library/shown-paper.ts';
import type { Name } from '../../src/model/name.ts';

/** A paper as the library takes it, with as much of it as a test is about. */
export function shownPaper(id: string, author: Name[], more: Partial<ShownPaper> = {}): ShownPaper {
  return { id, title: id, titleHtml: id, plainTitle: id, type: 'article', author, ...more };
}
