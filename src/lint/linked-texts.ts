import { parseAuthorFile } from '../files/author-file.ts';
import { parseNewsFile } from '../files/news-file.ts';
import { parsePageFile } from '../files/page-file.ts';
import { parseProjectFile } from '../files/project-file.ts';
import type { LinkedText } from './broken-links.ts';
import { homeBody } from '../library/shown-home.ts';
import type { ContentEntry, ContentText } from './content-texts.ts';

/**
 * Returns the texts that may contain links to pages of the site: the text of the home page, biographies, news items, projects and free pages. Files that
 * cannot be parsed are skipped.
 */
export function linkedTexts(
  authors: readonly ContentEntry[],
  news: readonly ContentEntry[],
  pages: readonly ContentEntry[],
  projects: readonly ContentEntry[] = [],
  home?: ContentText,
): LinkedText[] {
  return [
    ...(home ? [toLinkedHome(home)] : []),
    ...authors.flatMap(({ id, file, text }): LinkedText[] => {
      const read = parseAuthorFile(text, file, id);
      if (!('value' in read) || read.value.biography === undefined) return [];
      return [
        {
          text: read.value.biography,
          file,
          line: read.bodyLine,
          page: `/authors/${id}/`,
          isMdx: false,
          isSanitised: true,
        },
      ];
    }),
    ...news.flatMap(({ id, file, text }): LinkedText[] => {
      const read = parseNewsFile(text, file, id);
      if (!('value' in read)) return [];
      return [
        { text: read.value.body, file, line: read.bodyLine, page: '/news/', isMdx: false, isSanitised: true },
      ];
    }),
    ...projects.flatMap(({ id, file, text }): LinkedText[] => {
      const read = parseProjectFile(text, file, id);
      if (!('value' in read)) return [];
      const page = `/projects/${id}/`;
      return [{ text: read.value.body, file, line: read.bodyLine, page, isMdx: false, isSanitised: true }];
    }),
    ...pages.flatMap(({ id, file, text }): LinkedText[] => {
      const read = parsePageFile(text, file);
      if (!('body' in read)) return [];
      return [
        { text: read.body, file, line: read.bodyLine, page: `/${id}/`, isMdx: true, isSanitised: false },
      ];
    }),
  ];
}

function toLinkedHome({ file, text }: ContentText): LinkedText {
  const body = homeBody(text);
  return { text: body.text, file, line: body.line, page: '/', isMdx: false, isSanitised: true };
}
