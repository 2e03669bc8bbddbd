import { paperPath, peoplePath, projectsPath, urlBelow } from '../library/address.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { yearOf } from '../model/date.ts';
import { formatName, isNaming } from '../model/name.ts';
import type { Site } from '../model/site.ts';
import { citationFormatNames, citationFormats } from './citation-formats.ts';

/** Maximum number of papers that `llms.txt` lists, newest first. The file also links to data files with all papers. */
const listed = 50;

/**
 * Formats `llms.txt` (llmstxt.org), a Markdown file for language models. It describes the site, links to the data files
 * and lists the newest papers.
 *
 * @param root the address of the home page, or the path of the home page for links without a host
 * @param has whether the site has `api.json` and a list of projects
 */
export function formatLlms(
  site: Site,
  papers: readonly ShownPaper[],
  root: string,
  has: { api: boolean; projects: boolean },
): string {
  const data = citationFormatNames.map((name) => {
    const { label, extension } = citationFormats[name];
    return `- [${label}](${urlBelow(root, `papers.${extension}`)}): all ${papers.length} papers with their abstracts`;
  });
  if (has.api)
    data.push(
      `- [api.json](${urlBelow(root, 'api.json')}): addresses of all files for programs, of each person, topic and venue`,
    );
  const lists = [
    `- [Papers](${urlBelow(root, 'papers/')}): the newest first`,
    `- [People](${urlBelow(root, peoplePath)})`,
    ...(has.projects ? [`- [Projects](${urlBelow(root, projectsPath)})`] : []),
  ];
  const newest = papers.slice(0, listed).map((paper) => formatPaper(paper, root));
  const sections = [
    `# ${escapeMarkdown(site.title)}`,
    ...(site.description ? [`> ${escapeMarkdown(site.description)}`] : []),
    ['## Data', '', ...data].join('\n'),
    ['## Lists', '', ...lists].join('\n'),
    ...(newest.length > 0 ? [['## Newest papers', '', ...newest].join('\n')] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function formatPaper(paper: ShownPaper, root: string): string {
  const facts = [authorsOf(paper), paper.containerTitle, paper.issued && yearOf(paper.issued)]
    .flatMap((fact) => (fact ? [escapeMarkdown(fact)] : []))
    .join('. ');
  const link = `- [${escapeMarkdown(paper.plainTitle)}](${urlBelow(root, paperPath(paper.id))})`;
  return facts === '' ? link : `${link}: ${facts}`;
}

function authorsOf({ author = [], authorsTruncated }: ShownPaper): string | undefined {
  const names = author.filter(isNaming).map(formatName);
  if (names.length === 0) return undefined;
  return names.length > 3 || authorsTruncated ? `${names[0]} et al` : names.join(', ');
}

/** Formats a text as one line, with backslashes before characters that Markdown would read as markup. */
function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
