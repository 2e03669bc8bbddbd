import path from 'node:path';
import type { FormKind } from '../../../../src/desk/addresses.ts';
import type { FileSlot, FileUse } from '../../../../src/desk/views/edit/files-view.ts';
import { topFiles } from '../../../../src/files/content-folder.ts';
import { imageName, maxImageBytes } from '../../../../src/files/images.ts';
import type { Desk } from '../desk.ts';
import { maxPdfBytes, megabytes } from './upload.ts';

/** The use of an uploaded file. */
interface Use {
  use: FileUse;
  /** Key of the file with the name of the picture; undefined if the name is found by the id. */
  key: string | undefined;
  /** Longest side of a picture, in pixels. */
  maxSide: number;
}

/** The files that each kind of content may have. */
const uses: Readonly<Record<FormKind, readonly Use[]>> = {
  papers: [
    { use: 'thumbnail', key: undefined, maxSide: 1200 },
    { use: 'pdf', key: undefined, maxSide: 0 },
  ],
  authors: [{ use: 'photo', key: 'photo', maxSide: 1000 }],
  news: [],
  projects: [{ use: 'picture', key: 'picture', maxSide: 1600 }],
  settings: [
    { use: 'logo', key: 'logo', maxSide: 1000 },
    { use: 'logoDark', key: 'logoDark', maxSide: 1000 },
    { use: 'homePicture', key: 'homePicture', maxSide: 2400 },
  ],
};

/** Returns what a file of this use is for; undefined if the kind of content has no such file. */
export function findUse(kind: FormKind, use: string): Use | undefined {
  return uses[kind].find((each) => each.use === use);
}

/** Names of the pictures of the site, without extension. */
const siteNames: Readonly<Partial<Record<FileUse, string>>> = {
  logo: 'logo',
  logoDark: 'logo-dark',
  homePicture: 'home-picture',
};

/** Returns the path of a file of our own name: `papers/folding.pdf`, `logo-dark.png`. */
export function ownPath(kind: FormKind, id: string | undefined, use: FileUse, extension: string): string {
  const name = kind === 'settings' ? (siteNames[use] ?? use) : id;
  return `${folderOf(kind)}${name}.${extension}`;
}

function folderOf(kind: FormKind): string {
  return kind === 'settings' ? '' : `${kind}/`;
}

/** Returns the paths of the files of an entry that have this use. */
export function filesOf(
  desk: Desk,
  kind: FormKind,
  id: string | undefined,
  { use, key }: Use,
  data: Readonly<Record<string, unknown>>,
): string[] {
  const names = [...topFiles(path.join(desk.content, folderOf(kind)))];
  const named = key === undefined ? undefined : data[key];
  // Only a name, and no path, may come from the file.
  if (typeof named === 'string')
    return names.includes(named) && imageName.test(named) ? [`${folderOf(kind)}${named}`] : [];
  if (kind !== 'papers' && kind !== 'projects') return [];
  const isOwn = (name: string) => path.parse(name).name === id;
  const isRight = (name: string) => (use === 'pdf' ? /\.pdf$/iu.test(name) : imageName.test(name));
  return names.filter((name) => isOwn(name) && isRight(name)).map((name) => `${folderOf(kind)}${name}`);
}

/** Returns the files of an entry, and where others can be uploaded. */
export function fileSlots(
  desk: Desk,
  kind: FormKind,
  id: string | undefined,
  data: Readonly<Record<string, unknown>>,
  problem?: { use: FileUse; text: string },
): FileSlot[] {
  return uses[kind].map((each): FileSlot => ({
    use: each.use,
    file: filesOf(desk, kind, id, each, data)[0],
    action: `/edit/upload/${kind}/${id ?? 'site'}/${each.use}`,
    megabytes: megabytes(each.use === 'pdf' ? maxPdfBytes : maxImageBytes),
    opened: new Map(),
    problem: problem?.use === each.use ? problem.text : undefined,
  }));
}
