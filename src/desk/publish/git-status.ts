/** The state of one file of the content, as `git status` reports it. Paths are relative to the top of the repository. */
export interface StatusEntry {
  path: string;
  /**
   * - `changed`: git knows the file, and its text on the disk or in the staging area is not the committed one.
   * - `new`: git does not know the file.
   * - `ignored`: a rule of the user excludes the file.
   * - `conflict`: two versions of the file are not joined yet.
   */
  state: 'changed' | 'new' | 'ignored' | 'conflict';
  /** Whether the staging area has a version of the file that is neither the committed one nor the one on the disk. */
  isPartlyStaged: boolean;
  /** Whether the entry is a repository of its own, such as a submodule. It has commits of its own. */
  isRepository: boolean;
  /** Whether the file was staged as new and then deleted on the disk. There is nothing to publish. */
  isGone: boolean;
}

/** The part of a status that is about the repository. */
export interface GitStatus {
  /** The commit that is checked out, or `undefined` if there is none yet. */
  head?: string;
  /** The branch that is checked out, or `undefined` if HEAD is a commit and not a branch. */
  branch?: string;
  entries: StatusEntry[];
}

/**
 * Reads the output of `git status --porcelain=v2 --branch -z` (git-status(1), "Porcelain Format Version 2"). Entries of
 * unknown kinds are skipped, as that page requires of programs.
 */
export function parseGitStatus(output: string): GitStatus {
  const status: GitStatus = { entries: [] };
  const items = output.split('\0');
  for (let index = 0; index < items.length; index++) {
    const item = items[index] ?? '';
    const kind = item.slice(0, 2);
    if (kind === '# ') readHeader(item.slice(2), status);
    else if (kind === '? ' || kind === '! ') {
      const path = item.slice(2);
      status.entries.push({
        path: path.replace(/\/$/u, ''),
        state: kind === '? ' ? 'new' : 'ignored',
        isPartlyStaged: false,
        // All new files are listed one by one, so that a folder is a repository inside of this one.
        isRepository: kind === '? ' && path.endsWith('/'),
        isGone: false,
      });
    } else if (kind === '1 ') addChanged(item, 8, status);
    else if (kind === '2 ') {
      addChanged(item, 9, status);
      // The former path of a renamed file follows in an item of its own. A copied file leaves its original as it was.
      const former = items[++index] ?? '';
      if (fieldsOf(item, 9)[8]?.startsWith('R'))
        status.entries.push({
          path: former,
          state: 'changed',
          isPartlyStaged: false,
          isRepository: false,
          isGone: false,
        });
    } else if (kind === 'u ')
      status.entries.push({
        path: fieldsOf(item, 10)[10] ?? '',
        state: 'conflict',
        isPartlyStaged: false,
        isRepository: false,
        isGone: false,
      });
  }
  return status;
}

function readHeader(header: string, status: GitStatus): void {
  const [, name, value = ''] = /^(branch\.\w{1,20}) ([\s\S]*)$/u.exec(header) ?? [];
  if (name === 'branch.oid' && value !== '(initial)') status.head = value;
  if (name === 'branch.head' && value !== '(detached)') status.branch = value;
}

function addChanged(item: string, fieldCount: number, status: GitStatus): void {
  const fields = fieldsOf(item, fieldCount);
  const [, states = '..', submodule = 'N...'] = fields;
  const [staged, onDisk] = [states[0], states[1]];
  status.entries.push({
    path: fields[fieldCount] ?? '',
    state: 'changed',
    isPartlyStaged: staged !== '.' && onDisk !== '.' && !(staged === 'A' && onDisk === 'D'),
    isRepository: submodule.startsWith('S'),
    isGone: staged === 'A' && onDisk === 'D',
  });
}

/** Splits an item into `count` fields without spaces and the path, which may contain spaces. */
function fieldsOf(item: string, count: number): string[] {
  const parts = item.split(' ');
  return [...parts.slice(0, count), parts.slice(count).join(' ')];
}

/** A difference between a commit and the files on the disk. */
export interface TreeDifference {
  path: string;
  kind: 'added' | 'edited' | 'deleted';
}

/**
 * Reads the output of `git diff --raw --no-renames -z` or `git diff-tree` with the same options (git-diff(1), "Raw
 * output format").
 */
export function parseRawDiff(output: string): TreeDifference[] {
  const items = output.split('\0');
  const differences: TreeDifference[] = [];
  for (let index = 0; index + 1 < items.length; index++) {
    const letter = /^:[0-7]{1,6} [0-7]{1,6} [\da-f.]{1,64} [\da-f.]{1,64} ([A-Z])\d{0,3}$/u.exec(
      items[index] ?? '',
    )?.[1];
    if (letter === undefined) continue;
    const path = items[++index] ?? '';
    differences.push({ path, kind: letter === 'A' ? 'added' : letter === 'D' ? 'deleted' : 'edited' });
  }
  return differences;
}
