import { isSafeUrl } from '../../model/url.ts';
import { type Cv, type CvEntry, type CvItem, entriesByYear } from './cv.ts';

/** Formats a CV as Markdown (CommonMark). */
export function formatCvMarkdown(cv: Cv): string {
  const facts = [cv.role, ...cv.affiliations].filter((fact) => fact !== undefined);
  const blocks = [
    `# ${escapeMarkup(cv.name)}`,
    ...(facts.length > 0 ? [facts.map((fact) => escapeMarkup(fact)).join(' · ')] : []),
    ...(cv.links.length > 0
      ? [cv.links.map(({ label, address }) => withLink(label, address)).join(' · ')]
      : []),
    ...(cv.biography === undefined ? [] : [withoutHtml(cv.biography.trim())]),
    ...(cv.selected ? [`## ${escapeMarkup(cv.selected.heading)}`, list(cv.selected.entries)] : []),
    ...cv.sections.flatMap(({ heading, entries }) => [
      `## ${escapeMarkup(heading)}`,
      ...entriesByYear(entries).flatMap(({ year, entries: own }) => [
        ...(year === undefined ? [] : [`### ${year}`]),
        list(own),
      ]),
    ]),
    ...(cv.projects.items.length > 0
      ? [
          `## ${escapeMarkup(cv.projects.heading)}`,
          cv.projects.items
            .map(({ title, address, funding, period }) =>
              item({ title, link: address }, [...funding, period]),
            )
            .join('\n'),
        ]
      : []),
    ...cv.lists.flatMap(({ heading, items }) => [
      `## ${escapeMarkup(heading)}`,
      items.map((one) => item(one, [one.place, one.period])).join('\n'),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Formats entries as a list. Markdown has no lists that count down, so that the numbers are part of the text. */
function list(entries: readonly CvEntry[]): string {
  return entries
    .map(({ number, runs }) => {
      const text = runs.map((run) => {
        const mark = `${run.own ? '**' : ''}${run.italic ? '*' : ''}`;
        const inner = run.text.trim();
        const start = run.text.length - run.text.trimStart().length;
        const [lead, tail] = [run.text.slice(0, start), run.text.slice(start + inner.length)];
        const end = [...mark].reverse().join('');
        return inner === '' ? run.text : `${lead}${mark}${escapeMarkup(inner)}${end}${tail}`;
      });
      return `- \\[${number}\\] ${text.join('')}`;
    })
    .join('\n');
}

function item(
  { title, link }: Pick<CvItem, 'title' | 'link'>,
  facts: readonly (string | undefined)[],
): string {
  const shown = facts
    .filter((fact) => fact !== undefined && fact !== '')
    .map((fact) => escapeMarkup(fact ?? ''));
  return `- ${[withLink(title, link), ...shown].join(' · ')}`;
}

function withLink(text: string, address: string | undefined): string {
  if (address === undefined || !isSafeUrl(address)) return escapeMarkup(text);
  return `[${escapeMarkup(text, true)}](<${new URL(address).href.replaceAll('>', '%3E').replaceAll('<', '%3C')}>)`;
}

/**
 * Escapes the characters that Markdown would read as markup, also at the start of a list item. Addresses stay as they are,
 * so that readers link them, except in the text of a link.
 */
function escapeMarkup(text: string, isLinkText = false): string {
  return text
    .replace(/\s+/gu, ' ')
    .split(isLinkText ? /(?!)/u : /(https?:\/\/\S+)/u)
    .map((piece, index) =>
      index % 2 === 1
        ? piece.replace(/[<>*]/gu, '\\$&')
        : piece.replace(/[\\`*_[\]<>#|~$]|&(?=[#a-z])/giu, '\\$&'),
    )
    .join('')
    .replace(/^[-+](?= |$)/u, '\\$&')
    .replace(/^(\d{1,9})([.)])(?= |$)/u, '$1\\$2');
}

/** Escapes HTML in Markdown, because pages also show it as text. */
function withoutHtml(markdown: string): string {
  return markdown.replace(/<(?!https?:|mailto:)(?=[a-z/!?])/giu, '\\<');
}
