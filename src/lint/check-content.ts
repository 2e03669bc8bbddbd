import { parseAuthorFile } from '../files/author-file.ts';
import { parseFrontmatter } from '../files/frontmatter.ts';
import { parseNewsFile } from '../files/news-file.ts';
import { parsePageFile } from '../files/page-file.ts';
import { parsePaperFile } from '../files/paper-file.ts';
import { parseSiteFile } from '../files/site-file.ts';
import { linkedTexts } from '../library/linked-texts.ts';
import { brokenLinks } from '../library/links.ts';
import { createLibrary } from '../library/library.ts';
import { missingPhotos } from '../library/photos.ts';
import { type ShownAuthor, showAuthor } from '../library/shown-author.ts';
import { showNews } from '../library/shown-news.ts';
import { showPaper, type ShownPaper } from '../library/shown-paper.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { quote } from '../model/diagnostic.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';
import { parseSiteUrl } from '../model/site-address.ts';
import type { ContentText, ContentTexts, Finding, FindingKind } from './finding.ts';
import { badIdentifiers } from './identifiers.ts';
import { nearPapers } from './near-papers.ts';
import { nearPeople } from './near-people.ts';

/** Looks over all of the content: what breaks the build, and what a lab would want to mend. */
export function checkContent(content: ContentTexts): Finding[] {
  const findings: Finding[] = [];
  const add = (kind: FindingKind, found: readonly Diagnostic[]) => {
    findings.push(...found.map((one) => ({ ...one, kind })));
  };
  const papers = readAll(content.papers, add, ({ text, file, id }) => {
    const read = parsePaperFile(text, file, id);
    if ('diagnostics' in read) return read;
    const { paper, diagnostics } = showPaper(read.value, file, read.bodyLine);
    add('tex', diagnostics);
    return { value: paper, bodyLine: read.bodyLine };
  });
  const authors = readAll(content.authors, add, ({ text, file, id }) => {
    const read = parseAuthorFile(text, file, id);
    if ('diagnostics' in read) return read;
    const { author, diagnostics } = showAuthor(read.value, file, read.bodyLine);
    add('link', diagnostics);
    return { value: author, bodyLine: read.bodyLine };
  });
  readAll(content.news, add, ({ text, file, id }) => {
    const read = parseNewsFile(text, file, id);
    if ('diagnostics' in read) return read;
    add('link', showNews(read.value, file, read.bodyLine).diagnostics);
    return read;
  });
  const site = content.site && parseSiteFile(content.site.text, content.site.file);
  if (site && 'diagnostics' in site) add('broken', site.diagnostics);

  const library = createLibrary(
    [...papers.values()].map(({ value }) => value),
    [...authors.values()].map(({ value }) => value),
  );
  // Between files faults are named from the content folder.
  const fileOf = new Map(
    [...content.papers, ...content.authors].map(({ file }) => [
      file.replaceAll('\\', '/').split('/').slice(-2).join('/'),
      file,
    ]),
  );
  add(
    'broken',
    library.diagnostics.map((one) => ({ ...one, file: fileOf.get(one.file) ?? one.file })),
  );
  const people = [...authors.values()].map(({ value }) => value);
  const missing = missingPhotos(
    people,
    content.besideAuthors,
    ({ id }) => authors.get(id)?.source.file ?? id,
  );
  add('missing-file', missing);
  for (const { value, source } of papers.values()) findings.push(...checkPaper(value, source, content.today));
  findings.push(...duplicatePapers(papers), ...duplicatePeople(papers, authors), ...sharedIds(authors));
  for (const { text, file } of content.pages) {
    const read = parsePageFile(text, file);
    if ('diagnostics' in read) add('broken', read.diagnostics);
  }
  if (content.site && site && 'value' in site) {
    const targets = {
      base: content.base ?? parseSiteUrl(site.value.url).base,
      library,
      pages: [...content.pages.map(({ id }) => id), ...(content.news.length > 0 ? ['news'] : [])],
      publicFiles: [...content.publicFiles],
    };
    const texts = linkedTexts(content.authors, content.news, content.pages);
    for (const one of brokenLinks(site.value, content.site.file, site.lineOf, texts, targets))
      add(one.kind === 'missing-file' ? 'missing-file' : 'link', [one]);
  }
  return findings;
}

interface Known<Value> {
  value: Value;
  source: ContentText;
  bodyLine: number;
}

function readAll<Value>(
  texts: ContentTexts['papers'],
  add: (kind: FindingKind, found: readonly Diagnostic[]) => void,
  read: (
    source: ContentTexts['papers'][number],
  ) => { value: Value; bodyLine: number } | { diagnostics: Diagnostic[] },
): Map<string, Known<Value>> {
  const known = new Map<string, Known<Value>>();
  for (const source of texts) {
    const found = read(source);
    if ('diagnostics' in found) add('broken', found.diagnostics);
    else known.set(source.id, { ...found, source });
  }
  return known;
}

/** The line of a value of the frontmatter; asked only where something is wrong there. */
function lineOf({ text, file }: ContentText, path: readonly PropertyKey[]): number {
  const read = parseFrontmatter(text, file);
  return Array.isArray(read) ? 1 : read.lineOf(path);
}

function checkPaper(paper: Paper, source: ContentText, today: string): Finding[] {
  const { file } = source;
  const warn = (kind: FindingKind, key: string, message: string, advice: string): Finding => ({
    kind,
    severity: 'warning',
    file,
    line: lineOf(source, [key]),
    message,
    advice,
  });
  const found = [paper, ...(paper.versions ?? [])].flatMap((values, index) =>
    badIdentifiers(values).map((bad): Finding => ({
      ...warn('identifier', bad.key, bad.message, bad.advice),
      line: lineOf(source, [...(index === 0 ? [] : ['versions', index - 1]), bad.key]),
    })),
  );
  if (paper.issued === undefined)
    found.push(warn('no-year', 'title', 'The year is missing.', 'Add issued: "2024".'));
  else if (Number(paper.issued.slice(0, 4)) > Number(today.slice(0, 4)) + 1)
    found.push(warn('date', 'issued', `issued "${paper.issued}" lies far ahead.`, 'Correct the year.'));
  else if (Number(paper.issued.slice(0, 4)) < 1450)
    found.push(warn('date', 'issued', `issued "${paper.issued}" is before printing.`, 'Correct the year.'));
  if (paper.abstract === undefined)
    found.push(
      warn(
        'no-abstract',
        'title',
        'The abstract is missing.',
        'Write it below the frontmatter; the search looks there.',
      ),
    );
  return found;
}

function duplicatePapers(papers: ReadonlyMap<string, Known<ShownPaper>>): Finding[] {
  return nearPapers([...papers.values()].map(({ value }) => value)).flatMap(
    ({ first, second, why, isSure }): Finding[] => {
      const [one, other] = [papers.get(first.id), papers.get(second.id)];
      if (!one || !other) return [];
      const message = `${quote(first.title)} (${one.source.file}) and this paper ${why}.`;
      const advice = isSure
        ? 'If they are one, delete one of the two files; it stays deleted. Else correct the identifier.'
        : 'If they are one, delete one of the two files; it stays deleted.';
      return [
        {
          kind: 'same-paper',
          severity: 'warning',
          file: other.source.file,
          line: lineOf(other.source, ['title']),
          message,
          advice,
        },
      ];
    },
  );
}

function duplicatePeople(
  papers: ReadonlyMap<string, Known<ShownPaper>>,
  authors: ReadonlyMap<string, Known<ShownAuthor>>,
): Finding[] {
  const owner = new Map<string, string>();
  for (const { value } of authors.values())
    for (const spelling of [value.name, ...(value.alternateName ?? [])])
      owner.set(nameKey(spelling), value.id);
  const isKnown = (a: string, b: string) => owner.has(a) && owner.has(b);
  return nearPeople(
    [...papers.values()].map(({ value }) => value),
    isKnown,
  ).flatMap(({ first, second, papers: counts, example }): Finding[] => {
    const source = papers.get(example.id)?.source;
    const declared = owner.get(nameKey(first)) ?? owner.get(nameKey(second));
    const spelling = owner.has(nameKey(first)) ? second : first;
    const file = declared === undefined ? undefined : authors.get(declared)?.source.file;
    const advice = file
      ? `If so, add alternateName: [${JSON.stringify(spelling)}] to ${file}.`
      : `If so, make an author file with name: ${JSON.stringify(first)} and alternateName: [${JSON.stringify(second)}].`;
    const message = `${quote(second)} (${papersText(counts[1])}) may be ${quote(first)} (${papersText(counts[0])}): they have co-authors in common.`;
    return source
      ? [
          {
            kind: 'same-person',
            severity: 'note',
            file: source.file,
            line: lineOf(source, ['author']),
            message,
            advice,
          },
        ]
      : [];
  });
}

/** Ids of services that two people have: each would get the papers of both. */
function sharedIds(authors: ReadonlyMap<string, Known<ShownAuthor>>): Finding[] {
  const holders = new Map<string, string>();
  return [...authors.values()].flatMap(({ value, source }) =>
    Object.entries(value.ids ?? {}).flatMap(([service, id]): Finding[] => {
      const other = holders.get(`${service} ${id}`);
      if (other === undefined) holders.set(`${service} ${id}`, source.file);
      if (other === undefined) return [];
      const message = `ids.${service} "${id}" stands in ${other}, too.`;
      const advice = 'An id belongs to one person: correct one of them.';
      const line = lineOf(source, ['ids', service]);
      return [{ kind: 'identifier', severity: 'warning', file: source.file, line, message, advice }];
    }),
  );
}

function papersText(count: number): string {
  return `${count} ${count === 1 ? 'paper' : 'papers'}`;
}
