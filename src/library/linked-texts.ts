import { parseAuthorFile } from '../files/author-file.ts';
import type { ContentFile } from '../files/content-folder.ts';
import { parsePageFile } from '../files/page-file.ts';
import { parseNewsFile } from '../files/news-file.ts';
import type { LinkedText } from './links.ts';

/** The texts that may link to pages of the site: biographies, news and free pages. What cannot be read is left out. */
export function linkedTexts(
  authors: readonly ContentFile[],
  news: readonly ContentFile[],
  pages: readonly ContentFile[],
): LinkedText[] {
  return [
    ...authors.flatMap(({ id, file, text }): LinkedText[] => {
      const read = parseAuthorFile(text, file, id);
      if (!('value' in read) || read.value.biography === undefined) return [];
      return [
        { text: read.value.biography, file, line: read.bodyLine, page: `/authors/${id}/`, isSanitised: true },
      ];
    }),
    ...news.flatMap(({ id, file, text }): LinkedText[] => {
      const read = parseNewsFile(text, file, id);
      if (!('value' in read)) return [];
      return [{ text: read.value.body, file, line: read.bodyLine, page: '/news/', isSanitised: true }];
    }),
    ...pages.flatMap(({ id, file, text }): LinkedText[] => {
      const read = parsePageFile(text, file);
      if (!('body' in read)) return [];
      return [{ text: read.body, file, line: read.bodyLine, page: `/${id}/`, isSanitised: false }];
    }),
  ];
}
