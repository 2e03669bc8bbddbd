import type { ShownPaper } from '../library/shown-paper.ts';
import { toPlainText } from '../text/text.ts';
import { parsePages } from './pages.ts';
import { schemaTypes } from './schema-types.ts';
import { toWebAddress } from '../model/url.ts';

/**
 * Returns the properties that schema.org defines for the type of this paper only. Validators report such a property in
 * a paper of another type.
 */
export function kindProperties(paper: ShownPaper): Record<string, string | undefined> {
  switch (schemaTypes[paper.type]) {
    case 'Article':
    case 'BlogPosting':
    case 'Chapter':
    case 'NewsArticle':
    case 'ScholarlyArticle':
      return pages(paper);
    case 'Report':
      return { ...pages(paper), reportNumber: paper.number };
    case 'Book':
      return { isbn: paper.ISBN, bookEdition: paper.edition };
    case 'Thesis':
      return { inSupportOf: paper.genre };
    case 'SoftwareSourceCode':
      return { codeRepository: typeof paper.code === 'string' ? toWebAddress(paper.code)[0] : undefined };
    case 'Dataset':
      // Google's dataset search ignores a data set without a description.
      return { description: paper.abstract && toPlainText(paper.abstract) };
    default:
      return {};
  }
}

function pages({ page = '' }: ShownPaper): { pageStart: string; pageEnd: string | undefined } {
  const { first, last } = parsePages(page);
  return { pageStart: first, pageEnd: last };
}
