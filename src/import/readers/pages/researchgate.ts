import { lineList } from './line-list.ts';
import { parseSourceDate } from '../values/dates.ts';
import { parseArXiv, parseDoi } from '../values/identifiers.ts';
import type { Line } from '../values/lines.ts';
import { cleanAbstract } from './abstracts.ts';
import { toType } from './kinds.ts';
import { looksLikeNames, readNameLine } from './names.ts';
import { readVenueName } from './semantic-scholar.ts';
import { findValue, type PageContent, type PageEntry, type PageSite, toCount } from './site.ts';

const kind =
  /^(?:Article|Preprint|Conference Paper|Chapter|Book|Thesis|Technical Report|Presentation|Poster|Data|Dataset|Method|Research|Research Proposal|Working Paper|Patent|Code|Experiment Findings|Negative Results|Cover Page|Raw Data|Article \(Editorial\)|Literature Review|Conference Proceedings)$/u;
const runTogether =
  /^(Article|Preprint|Conference Paper|Chapter|Book|Thesis|Technical Report|Presentation|Poster|Data|Method|Research|Working Paper|Patent|Code)(?:Full-text available|File available|Source)$/u;
const badge = /^(?:Full-text available|File available|Source|Citations? available|Verified|New|Featured)$/u;
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}';
const date = new RegExp(`^(?:\\d{1,2} )?(?:${month} )?((?:19|20)\\d\\d)(?: ?[·•|] ?(.{2,300}))?$`, 'u');
const buttons = lineList(
  'view|download|share|follow|recommend|save|cite|request full-text|request file|add full-text|read full-text|view full-text|more|show more|citation #|citations #|read #|reads #|recommendation #|recommendations #|full-text|expand|remove|edit|feature|add supplementary resources|view publication|comment',
);

/**
 * ResearchGate: the profile of a person. Each publication has a title, the kind, the month, authors that run together and
 * the beginning of the abstract.
 */
export const researchgatePage: PageSite = {
  address: 'researchgate.net',
  source: 'ResearchGate page',
  signs: [
    { pattern: /^(?:Full-text available|Request full-text)$/u, weight: 2 },
    { pattern: runTogether, weight: 2 },
    { pattern: /^ResearchGate$|\bResearchGate (?:Logo|GmbH)\b/u, weight: 1 },
    {
      pattern: /^(?:Reads|Research Interest Score|Discover the world's research|Join for free)$/u,
      weight: 1,
    },
    { pattern: /^Publications \(\d{1,5}\)$/u, weight: 1 },
    { pattern: kind, weight: 0.5 },
  ],
  instead: 'Open the tab "Publications" of the profile and copy it, or use the list at another site.',
  read: readResearchGate,
};

function readResearchGate(lines: readonly Line[]): PageContent {
  const starts = lines.flatMap(({ text }, index) =>
    index > 0 && (kind.test(text) || runTogether.test(text)) && isDated(lines, index) ? [index] : [],
  );
  const entries = starts.map((at, order) =>
    readEntry(lines.slice(at - 1, (starts[order + 1] ?? lines.length + 1) - 1)),
  );
  const above = lines.slice(0, Math.max(0, (starts[0] ?? lines.length) - 1));
  const declared = findValue(above, /^Publications \((\d{1,5})\)$/u);
  const metrics = (
    [
      ['Reads', /^Reads$/u],
      ['Citations', /^Citations$/u],
      ['h-index', /^h-index$/iu],
      ['Research Interest Score', /^Research Interest Score$/u],
    ] as const
  ).flatMap(([label, pattern]) => {
    const at = above.findIndex(({ text }) => pattern.test(text));
    const near = [above[at - 1]?.text ?? '', above[at + 1]?.text ?? ''].find((text) =>
      /^\d[\d,]{0,12}(?:\.\d)?$/u.test(text),
    );
    return at < 0 || near === undefined ? [] : [{ label, value: Number(near.replace(/,/gu, '')) }];
  });
  const affiliation = above
    .map(({ text }) => (text.length < 300 && text.includes(' · ') ? text.split(' · ', 1)[0] : undefined))
    .find((text) => text !== undefined);
  return {
    entries,
    nameLines: above.map(({ text }) => text),
    person: { metrics, ...(affiliation !== undefined && { affiliations: [affiliation] }) },
    ...(declared !== undefined && { declared: toCount(declared) }),
  };
}

/** Whether a date follows a line with a kind. Between them are only badges. */
function isDated(lines: readonly Line[], index: number): boolean {
  for (const { text } of lines.slice(index + 1, index + 5)) {
    if (date.test(text)) return true;
    if (!badge.test(text)) return false;
  }
  return false;
}

function nextText(lines: readonly Line[], { number }: Line): string {
  return lines.find((line) => line.number > number && !/^(?:DOI|ISBN): ?\d/iu.test(line.text))?.text ?? '';
}

function readEntry(lines: readonly Line[]): PageEntry {
  const [title, kindLine, ...rest] = lines;
  const dateAt = rest.findIndex(({ text }) => date.test(text));
  const [, , beside] = date.exec(rest[dateAt]?.text ?? '') ?? [];
  const name = runTogether.exec(kindLine?.text ?? '')?.[1] ?? kindLine?.text ?? '';
  const entry: PageEntry = { line: title?.number ?? 1, fields: {} };
  if (title) entry.title = title.text;
  const dated = parseSourceDate((rest[dateAt]?.text ?? '').split(/[·•|]/u, 1)[0] ?? '');
  if (dated) entry.fields.issued = dated.issued;
  const abstract: string[] = [];
  let venue = beside;
  let part = 'authors';
  for (const line of rest.slice(dateAt + 1)) {
    const { text } = line;
    if (buttons.test(text)) {
      part = 'end';
      continue;
    }
    if (part === 'end') break;
    if (/^(?:·|•|\|)$/u.test(text)) continue;
    const doi = /^DOI: ?(10\.\S+)/iu.exec(text)?.[1];
    if (doi !== undefined) {
      const arXiv = parseArXiv(doi);
      const DOI = parseDoi(doi);
      if (arXiv !== undefined) entry.fields.arXiv = arXiv;
      else if (DOI !== undefined) entry.fields.DOI = DOI;
    } else if (/^ISBN: ?[\d-]{10,17}/u.test(text)) continue;
    // If two lines look like names, the first is a journal such as `Annals of Mathematics`.
    else if (
      part === 'authors' &&
      looksLikeNames(text) &&
      !(venue === undefined && looksLikeNames(nextText(rest, line)))
    ) {
      entry.names = { ...readNameLine(text), line: line.number };
      part = 'abstract';
    } else if (
      part === 'authors' &&
      venue === undefined &&
      rest.some((other) => other.number > line.number && looksLikeNames(other.text))
    )
      venue = text.replace(/^[·•|] ?/u, '');
    else if (/^\[\.{3}\]$/u.test(text)) continue;
    else {
      abstract.push(text);
      part = 'abstract';
    }
  }
  const type = toType(name);
  const { type: venueType, ...container } = readVenueName(venue ?? '');
  Object.assign(entry.fields, container, { type: type ?? venueType ?? 'document' });
  const prose = cleanAbstract(withEllipsis(abstract.join(' ')));
  if (prose !== undefined) entry.fields.abstract = prose;
  return entry;
}

/** Adds an ellipsis to an abstract that ends inside a sentence, because the page shows only its beginning. */
function withEllipsis(abstract: string): string {
  return abstract === '' || /[.!?…)\]"”’。！？]$/u.test(abstract) ? abstract : `${abstract}…`;
}
