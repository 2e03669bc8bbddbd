import { foldText } from '../model/characters.ts';
import { categoryName } from '../model/arxiv-categories.ts';
import { numberedId, toId } from '../model/id.ts';
import type { ShownPaper } from './shown-paper.ts';

/** What papers are grouped by, besides people and years; each has an index and pages below a folder of the site. */
export const groupKinds = ['venues', 'topics', 'affiliations'] as const;

export type GroupKind = (typeof groupKinds)[number];

/** Papers that have a venue, a topic or an affiliation in common. */
export interface Group {
  kind: GroupKind;
  id: string;
  /** In the spelling used most. */
  name: string;
  /** Newest first. */
  papers: ShownPaper[];
  /** Whether the site has room for a page of it. */
  hasPage: boolean;
  /** Whether it has room for its citation files and feeds. */
  hasFiles: boolean;
}

/** The groups of a collection. */
export interface Groups {
  /** Those with most papers first. */
  all(kind: GroupKind): Group[];
  /** Those to which a paper belongs, in its own order. */
  of(kind: GroupKind, paper: ShownPaper): Group[];
  /** The one of a name, however that is spelt. */
  named(kind: GroupKind, name: string): Group | undefined;
}

const termsOf: Record<GroupKind, (paper: ShownPaper) => readonly string[]> = {
  venues: ({ containerTitle }) => (containerTitle === undefined ? [] : [containerTitle]),
  topics: ({ categories = [], keyword = [] }) => [...categories.map(categoryName), ...keyword],
  affiliations: ({ affiliations = [] }) => affiliations,
};

/** What stands before an id that would be no good file name. */
const idKinds = { venues: 'venue', topics: 'topic', affiliations: 'affiliation' } as const;

/** Of all files that a site may have, groups take this share for their pages, and as much for their files. */
const share = 1 / 5;

/** Citation files in three formats, and feeds in as many. */
const filesPerGroup = 6;

/** A group of fewer papers has no files of its own: its page leads to each paper, which has them. */
const leastForFiles = 3;

/**
 * Groups papers by venue, by topic (a category, by its name, or a keyword) and by affiliation. Spellings that differ in case,
 * accents or punctuation are one; ids are made of what they have in common, so that they stay when another spelling wins.
 *
 * @param papers newest first
 * @param maxFiles how many files the site may have; the groups of most papers get pages and files first
 */
export function groupPapers(papers: readonly ShownPaper[], maxFiles: number): Groups {
  const kinds = new Map(groupKinds.map((kind) => [kind, groupBy(kind, papers)]));
  const bySize = [...kinds.values()].flatMap(({ groups }) => groups).sort(byCount);
  for (const group of bySize.slice(0, Math.floor(maxFiles * share))) group.hasPage = true;
  const large = bySize.filter(({ hasPage, papers: own }) => hasPage && own.length >= leastForFiles);
  for (const group of large.slice(0, Math.floor((maxFiles * share) / filesPerGroup))) group.hasFiles = true;
  return {
    all: (kind) => kinds.get(kind)?.groups ?? [],
    of: (kind, paper) => kinds.get(kind)?.ofPaper.get(paper) ?? [],
    named: (kind, name) => kinds.get(kind)?.byKey.get(foldText(name))?.group,
  };
}

interface Gathered {
  groups: Group[];
  byKey: Map<string, { group: Group; spellings: Map<string, number> }>;
  ofPaper: Map<ShownPaper, Group[]>;
}

function groupBy(kind: GroupKind, papers: readonly ShownPaper[]): Gathered {
  const byKey: Gathered['byKey'] = new Map();
  const ofPaper = new Map<ShownPaper, Group[]>();
  for (const paper of papers) {
    const own = new Set<Group>();
    for (const term of termsOf[kind](paper)) {
      const key = foldText(term);
      const known = byKey.get(key) ?? {
        group: { kind, id: '', name: term, papers: [], hasPage: false, hasFiles: false },
        spellings: new Map<string, number>(),
      };
      byKey.set(key, known);
      known.spellings.set(term, (known.spellings.get(term) ?? 0) + 1);
      if (!own.has(known.group)) known.group.papers.push(paper);
      own.add(known.group);
    }
    if (own.size > 0) ofPaper.set(paper, [...own]);
  }
  const taken = new Set<string>();
  for (const [key, { group, spellings }] of [...byKey].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const base = toId(key, idKinds[kind]);
    let number = 1;
    while (taken.has(numberedId(base, number))) number++;
    group.id = numberedId(base, number);
    taken.add(group.id);
    const [most] = [...spellings].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    group.name = most?.[0] ?? group.name;
  }
  return { groups: [...byKey.values()].map(({ group }) => group).sort(byCount), byKey, ofPaper };
}

function byCount(a: Group, b: Group): number {
  return b.papers.length - a.papers.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** How many files the groups of a site have. */
export function countGroupFiles(groups: Groups): number {
  const all = groupKinds.flatMap((kind) => groups.all(kind));
  return all.reduce(
    (sum, { hasPage, hasFiles }) => sum + Number(hasPage) + (hasFiles ? filesPerGroup : 0),
    0,
  );
}
