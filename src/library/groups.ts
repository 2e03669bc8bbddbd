import { foldText } from '../model/characters.ts';
import { categoryName } from '../model/arxiv-categories.ts';
import { numberedId, toId } from '../model/id.ts';
import type { FilePlan } from './file-plan.ts';
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
  /** Whether the group has a page. Small groups of a large site have none, because of the file limit. */
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
 * Groups papers by venue, by topic (the name of a category, or a keyword) and by affiliation. Names that differ only in
 * case, accents or punctuation are one group. The id of a group is derived from the name without these differences. So
 * the id stays the same when another spelling becomes the most frequent one.
 *
 * All groups have a page and files until `planGroups` decides otherwise.
 *
 * @param papers newest first
 */
export function groupPapers(papers: readonly ShownPaper[]): Groups {
  const kinds = new Map(groupKinds.map((kind) => [kind, groupBy(kind, papers)]));
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
        group: { kind, id: '', name: term, papers: [], hasPage: true, hasFiles: true },
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

/** Decides which groups have a page and files. */
export function planGroups(
  groups: Groups,
  { groupPapers: forPage, groupFilePapers: forFiles }: FilePlan,
): void {
  for (const group of groupKinds.flatMap((kind) => groups.all(kind))) {
    group.hasPage = group.papers.length >= forPage;
    group.hasFiles = group.hasPage && group.papers.length >= forFiles;
  }
}
