import { parseAuthorFile } from '../files/author-file.ts';
import { parseNewsFile } from '../files/news-file.ts';
import { parseProjectFile } from '../files/project-file.ts';
import { parsePageFile } from '../files/page-file.ts';
import { parsePaperFile } from '../files/paper-file.ts';
import { parseSiteFile } from '../files/site-file.ts';
import { parseAnswers } from '../import/merge/kept-answers.ts';
import { createLibrary } from '../library/library.ts';
import { showAuthor } from '../library/shown-author.ts';
import { showHome } from '../library/shown-home.ts';
import { showNews } from '../library/shown-news.ts';
import { linkFiles } from '../library/linked-files.ts';
import { showPaper } from '../library/shown-paper.ts';
import { showProject } from '../library/shown-project.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { parseSiteUrl } from '../model/site-address.ts';
import { checkAcrossFiles } from './check-across-files.ts';
import { checkPaper } from './check-paper.ts';
import { citationCounts } from './citation-counts.ts';
import type { ContentEntry, ContentTexts } from './content-texts.ts';
import { duplicatePapers, duplicatePeople, sharedCitationKeys, sharedServiceIds } from './duplicates.ts';
import { importedState } from './imported-state.ts';
import type { LintDiagnostic, LintRule } from './lint-diagnostic.ts';
import type { ParsedFile } from './parsed-file.ts';
import { peopleWithoutPage } from './people-without-page.ts';
import { proposalFiles } from './proposal-files.ts';

/**
 * Checks all files of the content. Reports errors that stop the build, and warnings and notes about values that are
 * probably wrong.
 */
export function checkContent(content: ContentTexts): LintDiagnostic[] {
  const diagnostics: LintDiagnostic[] = [];
  const add = (kind: LintRule, found: readonly Diagnostic[]) => {
    diagnostics.push(...found.map((one) => ({ ...one, kind })));
  };
  const papers = parseAll(content.papers, add, ({ text, file, id }) => {
    const read = parsePaperFile(text, file, id);
    if ('diagnostics' in read) return read;
    const { paper, diagnostics: rendering } = showPaper(read.value, file, read.bodyLine);
    add('tex', rendering);
    const own = content.paperFiles?.get(id) ?? [];
    // The size is only needed for the text of the link.
    const publicBytes = (path: string) => (content.publicFiles.has(path.slice(1)) ? 1 : undefined);
    add('missing-file', linkFiles(paper, { own, publicBytes }, file, read.lineOf).diagnostics);
    return { value: paper };
  });
  const authors = parseAll(content.authors, add, ({ text, file, id }) => {
    const read = parseAuthorFile(text, file, id);
    if ('diagnostics' in read) return read;
    const { author, diagnostics: rendering } = showAuthor(read.value, file, read.bodyLine);
    add('link', rendering);
    return { value: author };
  });
  parseAll(content.news, add, ({ text, file, id }) => {
    const read = parseNewsFile(text, file, id);
    if ('diagnostics' in read) return read;
    add('link', showNews(read.value, file, read.bodyLine).diagnostics);
    return read;
  });
  if (content.home) add('link', showHome(content.home.text, content.home.file).diagnostics);
  const projects = parseAll(content.projects ?? [], add, ({ text, file, id }) => {
    const read = parseProjectFile(text, file, id);
    if ('diagnostics' in read) return read;
    const { project, diagnostics: rendering } = showProject(read.value, file, read.bodyLine);
    add('link', rendering);
    return { value: project };
  });
  parseAll(content.pages, add, ({ text, file }) => {
    const read = parsePageFile(text, file);
    return 'diagnostics' in read ? read : { value: read };
  });
  const site = content.site && parseSiteFile(content.site.text, content.site.file);
  if (site && 'diagnostics' in site) add('broken', site.diagnostics);
  const settings = site && 'value' in site ? site : undefined;

  const library = createLibrary(
    [...papers.values()].map(({ value }) => value),
    [...authors.values()].map(({ value }) => value),
    settings?.value.maxFiles,
    {
      projects: [...projects.values()].map(({ value }) => value),
      today: content.today,
      withoutPage: settings?.value.withoutPage,
      ...(settings && { pictures: settings.value.pictures }),
      otherFiles: content.publicFiles.size + content.pages.length,
    },
  );
  const linked = {
    ...content,
    base: content.base ?? parseSiteUrl(settings?.value.url).base,
    site: settings && { ...settings, file: content.site?.file ?? '' },
  };
  diagnostics.push(...checkAcrossFiles(library, linked));
  diagnostics.push(...peopleWithoutPage(linked.site, papers, authors));
  for (const { value, source } of papers.values())
    diagnostics.push(...checkPaper(value, source, content.today, content.paperFiles?.has(value.id) ?? false));
  const aliases = [...papers.values()].flatMap(({ value }) => value.aliases ?? []);
  const ids = new Set([...content.papers.map(({ id }) => id), ...aliases]);
  diagnostics.push(
    ...duplicatePapers(papers, parseAnswers(content.answers?.text)),
    ...duplicatePeople(papers, authors),
    ...sharedServiceIds(authors),
    ...sharedCitationKeys(papers),
    ...importedState(content),
    ...citationCounts(
      content,
      [...papers.values()].map(({ value }) => value),
      new Set(content.papers.map(({ id }) => id)),
      settings?.value.citations ?? 'openalex',
    ),
    ...proposalFiles(content, (id) => ids.has(id)),
  );
  return diagnostics;
}

/**
 * Parses files. A file that cannot be parsed is reported and left out.
 *
 * @returns the parsed files by id
 */
function parseAll<Value>(
  entries: readonly ContentEntry[],
  add: (kind: LintRule, found: readonly Diagnostic[]) => void,
  parse: (entry: ContentEntry) => { value: Value } | { diagnostics: Diagnostic[] },
): Map<string, ParsedFile<Value>> {
  const parsed = new Map<string, ParsedFile<Value>>();
  for (const entry of entries) {
    const read = parse(entry);
    if ('diagnostics' in read) add('broken', read.diagnostics);
    else parsed.set(entry.id, { value: read.value, source: entry });
  }
  return parsed;
}
