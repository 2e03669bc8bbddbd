import type { TreeDifference } from './git-status.ts';

/** Kinds of content files, as a person names them. */
export type ContentKind =
  | 'paper'
  | 'person'
  | 'photo'
  | 'news'
  | 'project'
  | 'page'
  | 'home'
  | 'settings'
  | 'picture'
  | 'attachment'
  | 'profile'
  | 'public'
  | 'record'
  | 'other';

export type ChangeKind = 'added' | 'edited' | 'deleted' | 'renamed';

/** One change of a file since the last publication. */
export interface ContentChange {
  kind: ContentKind;
  change: ChangeKind;
  /** The path of the file from the top of the repository. */
  path: string;
  /** The former path of a renamed file. */
  from?: string;
  /** The subject of the file, such as the title of the paper or the name of the person. */
  name?: string;
}

/** The folders of the content and of the public files, as paths from the top of the repository; empty for the top. */
export interface ContentPlaces {
  content: string;
  /** The folder of the files that are served as they are, if it is in the same repository. */
  public?: string;
}

/**
 * Files that programs keep in the content folder while they work, and that file managers and editors leave behind. They
 * are never published.
 */
const leftovers =
  /^(?:\.unfinished-import\.jsonl|\.import\.lock.*|\.desk\.lock|\..{1,250}\.(?:unfinished|swp|swo)|\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|.*~)$/su;

/** Files in which programs look for passwords and keys. A form must not make them public. */
const secrets = /^\.(?:env(?:\..*)?|envrc|npmrc|netrc|pypirc|pgpass|git-credentials)$/su;

/** Whether a file belongs to a program and not to the site: `papers/.a.md.412.unfinished`, `.env`. */
export function isLeftover(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return leftovers.test(name) || secrets.test(name) || /(?:^|\/)\.import\.lock[^/]{0,100}\//u.test(path);
}

/**
 * Returns the path of a file below a folder, or `undefined` if the file is elsewhere. Both are paths from the top of the
 * repository.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** Kinds of files, by their path in the content folder. The first that matches applies. */
const kinds: readonly (readonly [pattern: RegExp, kind: ContentKind])[] = [
  [/^papers\/[^/]+\.md$/u, 'paper'],
  [/^papers\/[^/]+\.(?:png|jpe?g|webp|avif)$/iu, 'picture'],
  [/^papers\//u, 'attachment'],
  [/^authors\/[^/]+\.md$/u, 'person'],
  [/^authors\/[^/]+\.(?:png|jpe?g|webp|avif)$/iu, 'photo'],
  [/^news\/[^/]+\.md$/u, 'news'],
  [/^projects\/[^/]+\.md$/u, 'project'],
  [/^projects\/[^/]+\.(?:png|jpe?g|webp|avif)$/iu, 'picture'],
  [/^pages\/.+\.mdx$/u, 'page'],
  [/^home\.md$/u, 'home'],
  [/^site\.yaml$/u, 'settings'],
  [/^profiles\//u, 'profile'],
  [/^public\//u, 'public'],
  [/^[^/]+\.(?:jsonl|json)$/u, 'record'],
];

/** Returns the kind of a file. */
export function contentKind(path: string, places: ContentPlaces): ContentKind {
  const below = pathBelow(places.content, path);
  if (below === undefined || (places.public && pathBelow(places.public, path) !== undefined)) return 'public';
  return kinds.find(([pattern]) => pattern.test(below))?.[1] ?? 'other';
}

/**
 * Describes differences between the last publication and the files on the disk.
 *
 * @param nameOf returns what a file is about, by its path below the content folder: the title of a paper
 * @param renames the former path of each file that has a new name and is otherwise unchanged
 */
export function describeChanges(
  differences: readonly TreeDifference[],
  places: ContentPlaces,
  nameOf: (path: string) => string | undefined,
  renames: ReadonlyMap<string, string> = new Map(),
): ContentChange[] {
  const former = new Set(renames.values());
  return differences
    .filter(({ path, kind }) => !(kind === 'deleted' && former.has(path)))
    .map(({ path, kind }): ContentChange => {
      const name = nameOf(pathBelow(places.content, path) ?? path);
      const from = renames.get(path);
      return {
        kind: contentKind(path, places),
        path,
        change: from === undefined ? kind : 'renamed',
        ...(from !== undefined && { from }),
        ...(name !== undefined && { name }),
      };
    })
    .sort((a, b) => order(a) - order(b) || (a.path < b.path ? -1 : 1));
}

const kindOrder: readonly ContentKind[] = [
  'paper',
  'person',
  'photo',
  'news',
  'project',
  'page',
  'home',
  'settings',
  'picture',
  'attachment',
  'public',
  'profile',
  'other',
  'record',
];
const changeOrder: readonly ChangeKind[] = ['added', 'edited', 'renamed', 'deleted'];

function order({ kind, change }: ContentChange): number {
  return kindOrder.indexOf(kind) * changeOrder.length + changeOrder.indexOf(change);
}

/** Changes of the same kind, which one phrase names together: "3 papers added". */
export interface ChangeGroup {
  kind: ContentKind;
  change: ChangeKind;
  changes: ContentChange[];
}

/** Groups changes by kind of file and kind of change, in the order in which a sentence names them. */
export function groupChanges(changes: readonly ContentChange[]): ChangeGroup[] {
  const groups = Map.groupBy(changes, ({ kind, change }) => `${kind} ${change}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? { kind: first.kind, change: first.change, changes: group } : [];
  });
}
