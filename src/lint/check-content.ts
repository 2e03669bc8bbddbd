import { parseAuthorFile } from '../files/author-file.ts';
import { parseFrontmatter } from '../files/frontmatter.ts';
import { parsePaperFile } from '../files/paper-file.ts';
import { parseSiteFile } from '../files/site-file.ts';
import { createLibrary, type Library } from '../library/library.ts';
import { type ShownAuthor, showAuthor } from '../library/shown-author.ts';
import { showPaper, type ShownPaper } from '../library/shown-paper.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { quote } from '../model/diagnostic.ts';
import { nameKey } from '../model/name.ts';
import type { Paper } from '../model/paper.ts';
import type { Site } from '../model/site.ts';
import type { ContentText, ContentTexts, Finding, FindingKind } from './finding.ts';
import { badIdentifiers } from './identifiers.ts';
import { linksOf, targetOf } from './links.ts';
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
  for (const { value, source } of papers.values()) findings.push(...checkPaper(value, source, content.today));
  findings.push(...duplicatePapers(papers), ...duplicatePeople(papers, authors));
  const addresses = addressesOf(content, library);
  findings.push(...checkLinks(content, authors, site && 'value' in site ? site.value : undefined, addresses));
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
  const found = badIdentifiers(paper).map(({ key, message, advice }) =>
    warn('identifier', key, message, advice),
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

function papersText(count: number): string {
  return `${count} ${count === 1 ? 'paper' : 'papers'}`;
}

/** All addresses that the site will have, from its root. */
function addressesOf(
  { pages, publicFiles }: ContentTexts,
  { papers, people, years, formerIds }: Library,
): ReadonlySet<string> {
  return new Set([
    '/', '/papers/', '/authors/', '/papers.bib', '/papers.ris', '/papers.csl.json',
    ...papers.map(({ id }) => `/papers/${id}/`),
    ...people.map(({ id }) => `/authors/${id}/`),
    ...formerIds.map(({ kind, former }) => `/${kind}/${former}/`),
    ...years.map(({ year }) => `/years/${year ?? 'undated'}/`),
    ...pages.map(({ id }) => `/${id}/`),
    ...publicFiles,
  ]); // prettier-ignore
}

/** Places below which a site has pages that are made of something else than content files. */
const madePages = /^\/(?:names|topics|venues|years|affiliations|statistics|papers\/[a-z0-9-]+)\/./u;

function checkLinks(
  content: ContentTexts,
  authors: ReadonlyMap<string, Known<ShownAuthor>>,
  site: Site | undefined,
  addresses: ReadonlySet<string>,
): Finding[] {
  const findings: Finding[] = [];
  const check = (link: string, from: string, source: ContentText, line: number) => {
    const target = targetOf(link, from);
    const tell = (severity: Finding['severity'], kind: FindingKind, message: string, advice: string) =>
      findings.push({ kind, severity, file: source.file, line, message, advice });
    if (target.kind === 'unsafe')
      tell(
        'error',
        'link',
        `The link ${quote(link)} leads to an address that is not allowed.`,
        'Begin it with https://, http:// or mailto:, or with / for this site.',
      );
    if (
      target.kind !== 'inside' ||
      addresses.has(target.path) ||
      addresses.has(`${target.path}/`) ||
      madePages.test(target.path)
    )
      return;
    if (/\.[a-z0-9]{1,9}$/iu.test(target.path))
      tell(
        'error',
        'missing-file',
        `There is no file public${target.path}, to which a link leads.`,
        'Put it there, or correct the link.',
      );
    else tell('error', 'link', `There is no page ${target.path} on this site.`, 'Correct the link.');
  };
  for (const { source, value, bodyLine } of authors.values()) {
    for (const { target, line } of linksOf(value.biography ?? ''))
      check(target, `/authors/${value.id}/`, source, line + bodyLine - 1);
  }
  for (const page of content.pages) {
    const read = parseFrontmatter(page.text, page.file);
    const [body, first] = Array.isArray(read) ? [page.text, 1] : [read.body, read.bodyLine];
    for (const { target, line } of linksOf(body)) check(target, `/${page.id}/`, page, line + first - 1);
  }
  for (const [index, { href }] of (site?.navigation ?? []).entries()) {
    if (content.site && href.startsWith('/')) {
      const line = content.site.text.split('\n').findIndex((text) => text.includes(href)) + 1;
      check(href, '/', content.site, line || index + 1);
    }
  }
  return findings;
}
