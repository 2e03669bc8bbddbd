import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { idSchema } from '../model/id.ts';

/** A PDF that lies beside a paper. */
export interface PaperPdf {
  /** Its name below the paper's page, without `.pdf`. */
  name: string;
  /** Where it lies, from the folder of the papers. */
  file: string;
}

const isPdf = /\.pdf$/i;

/** What can be a name in an address on every host as it is. */
const goodName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * The PDFs beside the papers, by the paper's id: `<id>.pdf` first, then those of the folder `<id>/` in the order of their names.
 * Those that no page can link to are told of.
 *
 * @param folder the folder of the papers
 * @param ids of all papers
 */
export async function findPaperPdfs(
  folder: string,
  ids: ReadonlySet<string>,
): Promise<{ pdfs: Map<string, PaperPdf[]>; diagnostics: Diagnostic[] }> {
  const pdfs = new Map<string, PaperPdf[]>();
  const diagnostics: Diagnostic[] = [];
  if (!existsSync(folder)) return { pdfs, diagnostics };
  const add = (id: string, name: string, file: string) => {
    const known = pdfs.get(id) ?? [];
    const fault = faultOf(name, known, ids.has(id) ? id : undefined);
    if (fault) diagnostics.push({ severity: 'warning', file: path.join(folder, file), ...fault });
    else pdfs.set(id, [...known, { name, file }]);
  };
  for (const name of await findPdfs(folder)) add(name.replace(isPdf, ''), name.replace(isPdf, ''), name);
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name: id } of entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')))
    for (const name of await findPdfs(path.join(folder, id)))
      add(id, name.replace(isPdf, ''), `${id}/${name}`);
  return { pdfs, diagnostics };
}

/** The names of the PDFs in a folder, of links to such too. */
async function findPdfs(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => isPdf.test(name));
  return names
    .filter((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile())
    .sort();
}

/** The bytes of a PDF. @throws the error of the file system */
export async function readPaperPdf(folder: string, { file }: PaperPdf): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(path.join(folder, file)));
}

function faultOf(
  name: string,
  known: readonly PaperPdf[],
  id: string | undefined,
): Pick<Diagnostic, 'message' | 'advice'> | undefined {
  if (id === undefined || !idSchema.safeParse(id).success) {
    return {
      message: 'This PDF belongs to no paper and is left out.',
      advice: 'Call it, or the folder that it is in, like the file of its paper.',
    };
  }
  if (!goodName.test(name)) {
    return {
      message: 'The name of this PDF cannot be an address, and it is left out.',
      advice: 'Name it with letters a-z, digits, dots, hyphens and underscores.',
    };
  }
  // Some file systems, and so some hosts, take names that differ in case for one.
  if (known.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    return {
      message: 'Another PDF of this paper has the same name, and this one is left out.',
      advice: 'Rename one of them.',
    };
  }
  return undefined;
}
