import { paperPath, urlBelow } from '../library/address.ts';
import type { EmbedPart } from '../library/embed-parts.ts';
import type { Library } from '../library/library.ts';
import type { ShownPaper } from '../library/shown-paper.ts';
import { oneLine } from '../model/characters.ts';
import { yearOf } from '../model/date.ts';
import { languageTag } from '../model/language.ts';
import type { Paper } from '../model/paper.ts';
import type { EmbedFile, EmbedPaper } from './embed-schema.ts';

/** Maximum number of authors of a paper in a list for other web pages. The person whose list it is comes in addition. */
const maxAuthors = 12;

/** Texts of the interface that a list for other web pages needs. */
export interface EmbedWords {
  tag: string;
  direction: 'ltr' | 'rtl';
  separator: string;
  undated: string;
  /** Text of the link to all papers: `View all 47 papers`. */
  all(count: number): string;
  types: Record<Paper['type'], string>;
  updates: Record<NonNullable<Paper['updates']>[number]['type'], string>;
  andMore(count: number): string;
  etAl: string;
  including(names: string[]): readonly string[];
  authorsNotListed: string;
}

/** The site whose lists are written. */
export interface EmbeddedSite {
  title: string;
  /** Address of the home page, with a slash at the end. */
  home: string;
  words: EmbedWords;
  byline: Library['byline'];
  /** Returns the links of a paper. Addresses without a host are below the host of the site. */
  linksOf(paper: ShownPaper): readonly { label: string; address: string }[];
}

/** Formats a part of a list as JSON (see `embedSchema`). */
export function formatEmbed({ list, papers, next }: EmbedPart, site: EmbeddedSite): string {
  const { title, home, words } = site;
  const types = [...new Set(papers.map(({ type }) => type))].sort();
  const file: EmbedFile = {
    version: 1,
    title: list.name ?? title,
    url: urlBelow(home, list.path),
    site: { title, url: home },
    language: words.tag,
    direction: words.direction,
    count: list.papers.length,
    words: {
      separator: words.separator,
      undated: words.undated,
      all: words.all(list.papers.length),
      types: Object.fromEntries(types.map((type) => [type, words.types[type]])),
    },
    papers: papers.map((paper) => toEmbedPaper(paper, list.key, site)),
    ...(next !== undefined && { next: urlBelow(home, next) }),
  };
  return `${JSON.stringify(file)}\n`;
}

function toEmbedPaper(paper: ShownPaper, list: string, { home, words, byline, linksOf }: EmbeddedSite) {
  const { credits, truncated, owners } = byline(paper);
  const isSelf = (person: { id: string } | undefined) => person && `authors/${person.id}` === list;
  const shown = credits.filter(({ person }, index) => index < maxAuthors || isSelf(person));
  const more = credits.length - shown.length;
  const end = [
    more > 0 ? words.andMore(more) : '',
    truncated && shown.length > 0 ? words.etAl : '',
    truncated && shown.length === 0 ? words.authorsNotListed : '',
  ].filter((text) => text !== '');
  const others = truncated && owners.length > 0 ? words.including(owners.map(({ name }) => name)) : [];
  const language = languageTag(paper.language);
  const notices = [...new Set((paper.updates ?? []).map(({ type }) => words.updates[type]))];
  const embedded: EmbedPaper = {
    id: paper.id,
    url: urlBelow(home, paperPath(paper.id)),
    title: oneLine(paper.plainTitle),
    ...(language && { language }),
    authors: shown.map(({ name, person }) => ({ name, ...(isSelf(person) && { self: true as const }) })),
    ...((end.length > 0 || others.length > 0) && { authorsEnd: `${end.join(' ')}${others.join('')}` }),
    ...(paper.issued && { date: paper.issued, year: yearOf(paper.issued) }),
    ...(paper.containerTitle && { venue: oneLine(paper.containerTitle) }),
    type: paper.type,
    ...(paper.awards && { awards: paper.awards.map(oneLine) }),
    ...(notices.length > 0 && { notices }),
    ...(paper.citations && { citations: toCitations(paper.citations) }),
    ...(paper.DOI && { DOI: paper.DOI }),
    links: linksOf(paper).flatMap(({ label, address }) => {
      const { protocol, href } = new URL(address, home);
      return protocol === 'https:' ? { label, url: href } : [];
    }),
  };
  return embedded;
}

function toCitations({ count, source, day }: NonNullable<ShownPaper['citations']>): EmbedPaper['citations'] {
  return { count, source, day };
}
