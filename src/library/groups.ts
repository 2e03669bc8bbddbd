import { foldText } from '../model/characters.ts';
import { categoryName } from '../model/arxiv-categories.ts';
import { numberedId, toId } from '../model/id.ts';
import type { ShownPaper } from './shown-paper.ts';

/**
 * Kinds of groups of papers. Each kind is a folder of the site, which contains a page with all groups and a page for
 * each group.
 */
export const groupKinds = ['venues', 'topics', 'affiliations'] as const;

export type GroupKind = (typeof groupKinds)[number];

/** The papers that have the same venue, topic or affiliation. */
export interface Group {
  kind: GroupKind;
  id: string;
  /** The spelling that most papers use. */
  name: string;
  /** The papers of the group, newest first. */
  papers: ShownPaper[];
  /** Whether the group has a page. Small groups of a large site may have none, because of the file limit. */
  hasPage: boolean;
  /**
   * Whether the group has citation files and feeds. They are left out for small groups, and where the file limit is
   * reached.
   */
  hasFiles: boolean;
}

/** All groups of papers of a site. */
export interface Groups {
  /** Returns all groups of a kind. Groups with most papers come first. */
  all(kind: GroupKind): Group[];
  /** Returns the groups that a paper belongs to, in the order in which the paper's file names them. */
  of(kind: GroupKind, paper: ShownPaper): Group[];
  /** Returns the group with this name. Case, accents and punctuation of the name are ignored. */
  named(kind: GroupKind, name: string): Group | undefined;
}

const termsOf: Record<GroupKind, (paper: ShownPaper) => readonly string[]> = {
  venues: ({ containerTitle }) => (containerTitle === undefined ? [] : [containerTitle]),
  topics: ({ categories = [], keyword = [] }) => [...categories.map(categoryName), ...keyword],
  affiliations: ({ affiliations = [] }) => affiliations,
};

/** Prefix of an id, by kind. `toId` uses it if the name of a group does not give a valid id. */
const idKinds = { venues: 'venue', topics: 'topic', affiliations: 'affiliation' } as const;

/**
 * Share of the file limit that pages of groups may use. Citation files and feeds of groups together may use another
 * share of the same size.
 */
const share = 1 / 5;

/** Number of files, besides the page, of a group: citation files in 3 formats and feeds in 3 formats. */
const filesPerGroup = 6;

/**
 * Minimum number of papers of a group with citation files and feeds. A smaller group needs none, because each of its
 * papers has citation files.
 */
const minPapersForFiles = 3;

/**
 * Groups papers by venue, by topic (the name of a category, or a keyword) and by affiliation. Names that differ only in
 * case, accents or punctuation are one group. The id of a group is derived from the name without these differences. So
 * the id stays the same when another spelling becomes the most frequent one.
 *
 * @param papers newest first
 * @param maxFiles the file limit of the site; groups with most papers get pages and files first
 */
export function groupPapers(papers: readonly ShownPaper[], maxFiles: number): Groups {
  const kinds = new Map(groupKinds.map((kind) => [kind, groupBy(kind, papers)]));
  const bySize = [...kinds.values()].flatMap(({ groups }) => groups).sort(byCount);
  for (const group of bySize.slice(0, Math.floor(maxFiles * share))) group.hasPage = true;
  const large = bySize.filter(({ hasPage, papers: own }) => hasPage && own.length >= minPapersForFiles);
  for (const group of large.slice(0, Math.floor((maxFiles * share) / filesPerGroup))) group.hasFiles = true;
  return {
    all: (kind) => kinds.get(kind)?.groups ?? [],
    of: (kind, paper) => kinds.get(kind)?.ofPaper.get(paper) ?? [],
    named: (kind, name) => kinds.get(kind)?.byKey.get(foldText(name))?.group,
  };
}

interface GroupIndex {
  groups: Group[];
  byKey: Map<string, { group: Group; spellings: Map<string, number> }>;
  ofPaper: Map<ShownPaper, Group[]>;
}

function groupBy(kind: GroupKind, papers: readonly ShownPaper[]): GroupIndex {
  const byKey: GroupIndex['byKey'] = new Map();
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
  const usedIds = new Set<string>();
  for (const [key, { group, spellings }] of [...byKey].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const base = toId(key, idKinds[kind]);
    let number = 1;
    while (usedIds.has(numberedId(base, number))) number++;
    group.id = numberedId(base, number);
    usedIds.add(group.id);
    const [most] = [...spellings].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    group.name = most?.[0] ?? group.name;
  }
  return { groups: [...byKey.values()].map(({ group }) => group).sort(byCount), byKey, ofPaper };
}

function byCount(a: Group, b: Group): number {
  return b.papers.length - a.papers.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Returns the number of pages, citation files and feeds of all groups. */
export function countGroupFiles(groups: Groups): number {
  const all = groupKinds.flatMap((kind) => groups.all(kind));
  return all.reduce(
    (sum, { hasPage, hasFiles }) => sum + Number(hasPage) + (hasFiles ? filesPerGroup : 0),
    0,
  );
}
