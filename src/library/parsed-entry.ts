import { parseAuthorFile } from '../files/author-file.ts';
import type { ContentFile } from '../files/content-folder.ts';
import { parseNewsFile } from '../files/news-file.ts';
import { parsePaperFile } from '../files/paper-file.ts';
import { parseProjectFile } from '../files/project-file.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { isPagePath, isSafeUrl } from '../model/url.ts';
import { type ShownAuthor, showAuthor } from './shown-author.ts';
import { type ShownNews, showNews } from './shown-news.ts';
import { showPaper, type ShownPaper } from './shown-paper.ts';
import { topicWordsOfPaper } from './similar.ts';
import type { TopicWords } from './text-weights.ts';
import { type ShownProject, showProject } from './shown-project.ts';

/**
 * The result of parsing one content file, as pages need it. It depends only on the id and the text of the file, so it can be
 * kept until the text changes.
 */
export interface ParsedEntry<Value> {
  /** Missing if the file has errors. */
  value?: Value;
  /** The reasons why there is no value, or else warnings. */
  diagnostics: Diagnostic[];
}

/** The entry of a paper. The files to which the paper links are not part of it, because they change without its text. */
export interface ParsedPaper extends ParsedEntry<ShownPaper> {
  /** The lines of the values of `links` and `code` that may name a file of the site, by path: `links.pdf`. */
  linkLines?: Record<string, number>;
  /** The words of the title and the abstract, by which similar papers are found. */
  topicWords?: TopicWords;
}

/** The kinds of content files that are Markdown with frontmatter: the names of their folders, and what their files contain. */
export interface EntryValues {
  papers: ShownPaper;
  authors: ShownAuthor;
  news: ShownNews;
  projects: ShownProject;
}

export type EntryKind = keyof EntryValues;

/** The entry of a file of one kind. */
export type ParsedEntryOf<Kind extends EntryKind> = ParsedEntry<EntryValues[Kind]> &
  (Kind extends 'papers' ? ParsedPaper : unknown);

/** Parses files of each kind. */
export const entryParsers: {
  [Kind in EntryKind]: (file: ContentFile) => ParsedEntryOf<Kind>;
} = { papers: parsePaperEntry, authors: parseAuthorEntry, news: parseNewsEntry, projects: parseProjectEntry };

/** Parses the file of a paper. */
function parsePaperEntry({ id, file, text }: ContentFile): ParsedPaper {
  const read = parsePaperFile(text, file, id);
  if ('diagnostics' in read) return read;
  const { paper, diagnostics } = showPaper(read.value, file, read.bodyLine);
  const paths = [
    ...Object.entries(paper.links ?? {}).map(([kind, target]) => ({ target, path: ['links', kind] })),
    ...(typeof paper.code === 'string' ? [{ target: paper.code, path: ['code'] }] : []),
  ].filter(({ target }) => !isSafeUrl(target) && !isPagePath(target));
  const lines = paths.map(({ path }) => [path.join('.'), read.lineOf(path)] as const);
  return {
    value: paper,
    diagnostics,
    topicWords: topicWordsOfPaper(paper),
    ...(lines.length > 0 && { linkLines: Object.fromEntries(lines) }),
  };
}

function parseAuthorEntry({ id, file, text }: ContentFile): ParsedEntry<ShownAuthor> {
  const read = parseAuthorFile(text, file, id);
  if ('diagnostics' in read) return read;
  const { author, diagnostics } = showAuthor(read.value, file, read.bodyLine);
  return { value: author, diagnostics };
}

function parseNewsEntry({ id, file, text }: ContentFile): ParsedEntry<ShownNews> {
  const read = parseNewsFile(text, file, id);
  if ('diagnostics' in read) return read;
  const { news, diagnostics } = showNews(read.value, file, read.bodyLine);
  return { value: news, diagnostics };
}

function parseProjectEntry({ id, file, text }: ContentFile): ParsedEntry<ShownProject> {
  const read = parseProjectFile(text, file, id);
  if ('diagnostics' in read) return read;
  const { project, diagnostics } = showProject(read.value, file, read.bodyLine);
  return { value: project, diagnostics };
}
