import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { extensionOf, refusal } from '../model/file-type.ts';
import { idSchema, isDeviceName } from '../model/id.ts';
import { publicFolder } from './public-folder.ts';

/** A file of a paper, such as its PDF. */
export interface AttachedFile {
  /** The file name in the file's address: `slides.pdf`. The extension is in lower case. */
  name: string;
  /** The path of the file, relative to the folder of the papers. */
  file: string;
  bytes: number;
}

/**
 * Maximum size of one file of a paper, in bytes. Git hosts refuse larger files, and no host serves them without a
 * special storage.
 */
export const maxFileBytes = 100_000_000;

/** Maximum number of files of one paper. */
const maxFiles = 200;

/** File names that every host accepts in an address without percent-encoding. */
const addressName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Files that Offprint writes next to the page of a paper. */
const ownFiles = new Set(['cite.bib', 'cite.ris', 'cite.json', 'picture.png', 'index.html']);

/** Files that file managers and editors leave behind. They are skipped without a report. */
const leftovers = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|Icon\r$)|~$|\.(?:bak|swp|tmp)$/iu;

/** Matches the files next to each other in the folder of the papers that have another use: papers and their pictures. */
const notAttached = /\.(?:md|png|jpe?g|webp|avif)$/iu;

/**
 * Finds the files of all papers: files in the folder `<id>/`, and files `<id>.pdf`, `<id>.csv` … next to `<id>.md`. The
 * latter come first, the others are sorted by name. The picture `<id>.png` is not one of these files. A file that no page can link to is reported and skipped.
 *
 * @param folder the folder of the papers
 * @param ids the ids of all papers
 * @returns the files by paper id
 */
export async function findPaperFiles(
  folder: string,
  ids: ReadonlySet<string>,
): Promise<{ files: Map<string, AttachedFile[]>; diagnostics: Diagnostic[] }> {
  const files = new Map<string, AttachedFile[]>();
  const diagnostics: Diagnostic[] = [];
  if (!existsSync(folder)) return { files, diagnostics };
  const skip = (file: string, reason: string, advice: string) => {
    const message = `This file is skipped, because ${reason}.`;
    diagnostics.push({ severity: 'warning', file: path.join(folder, file), message, advice });
  };
  const add = (id: string, original: string, file: string) => {
    const stats = statSync(path.join(folder, file), { throwIfNoEntry: false });
    if (!stats) return;
    const extension = extensionOf(original);
    const name = extension === '' ? original : original.slice(0, -extension.length) + extension;
    const known = files.get(id) ?? [];
    const problem =
      stats.isFile() || !ids.has(id)
        ? findProblem(id, name, stats.size, known, ids)
        : { reason: 'it is a folder in the folder of a paper', advice: 'Move its files one folder up.' };
    if (problem) skip(file, problem.reason, problem.advice);
    else files.set(id, [...known, { name, file, bytes: stats.size }]);
  };
  const entries = (await readdir(folder, { withFileTypes: true }))
    .filter(({ name }) => !leftovers.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name } of entries.filter((entry) => !entry.isDirectory() && !notAttached.test(entry.name)))
    add(path.basename(name, path.extname(name)), name, name);
  for (const { name: id } of entries.filter((entry) => entry.isDirectory()))
    for (const name of (await readdir(path.join(folder, id))).sort())
      if (!leftovers.test(name)) add(id, name, `${id}/${name}`);
  return { files, diagnostics };
}

/**
 * Reads a file of a paper.
 *
 * @throws the error of the file system
 */
export async function readPaperFile(
  folder: string,
  { file }: Pick<AttachedFile, 'file'>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(path.join(folder, file)));
}

/**
 * Returns the size of a file in `public/`, in bytes, or `undefined` if there is no such file.
 *
 * @param address the address of the file, from the home page: `/files/slides.pdf`
 * @param project the project folder
 */
export function publicFileBytes(address: string, content: string, project = ''): number | undefined {
  const stats = statSync(path.join(publicFolder(content, project), address), { throwIfNoEntry: false });
  return stats?.isFile() === true ? stats.size : undefined;
}

function findProblem(
  id: string,
  name: string,
  bytes: number,
  known: readonly AttachedFile[],
  ids: ReadonlySet<string>,
): { reason: string; advice: string } | undefined {
  if (!ids.has(id) || !idSchema.safeParse(id).success) {
    return {
      reason: `there is no paper with the id ${quote(id)}`,
      advice: 'Rename the file, or its folder, to the id of its paper.',
    };
  }
  if (!addressName.test(name)) {
    return {
      reason: `its name ${quote(name)} cannot be part of an address`,
      advice: 'Use only letters a-z, digits, dots, hyphens and underscores.',
    };
  }
  if (isDeviceName(name) || name.endsWith('.')) {
    return {
      reason: `Windows does not allow a file with the name ${quote(name)}`,
      advice: 'Rename the file, so that everyone can check out the content.',
    };
  }
  const refused = refusal(name);
  if (refused) return refused;
  if (ownFiles.has(name.toLowerCase())) {
    return { reason: `Offprint writes a file ${quote(name)} for each paper`, advice: 'Rename the file.' };
  }
  // Some file systems, and so some hosts, do not distinguish upper and lower case in file names.
  if (known.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    return {
      reason: `another file of the paper has the name ${quote(name)}`,
      advice: 'Rename one of the two files. Upper and lower case make no difference.',
    };
  }
  if (bytes > maxFileBytes) {
    const [size, limit] = [bytes, maxFileBytes].map((each) => `${Math.round(each / 1e6)} MB`);
    return {
      reason: `it has ${size}; the limit is ${limit}`,
      advice: 'Publish the file in a repository such as Zenodo, and write its address under "links".',
    };
  }
  if (bytes === 0) return { reason: 'it is empty', advice: 'Add the file again, or remove it.' };
  if (known.length >= maxFiles) {
    return {
      reason: `the paper has more than ${maxFiles} files`,
      advice: 'Put files together in a ZIP file.',
    };
  }
  return undefined;
}
