import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { idSchema } from '../model/id.ts';

/** A PDF of a paper in the folder of the papers. */
export interface PaperPdf {
  /** Its name in the address, without `.pdf`. */
  name: string;
  /** Its path inside the folder of the papers. */
  file: string;
}

const isPdf = /\.pdf$/i;

/** Names that every host accepts in an address without encoding. */
const addressName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * Finds the PDFs of the papers: `<id>.pdf` first, then the files of the folder `<id>/` in the order of their names. PDFs that no page
 * can link to are reported.
 *
 * @param folder the folder of the papers
 * @param ids the ids of all papers
 * @returns the PDFs by the id of the paper
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
    const problem = findProblem(id, name, known, ids);
    if (problem) diagnostics.push({ severity: 'warning', file: path.join(folder, file), ...problem });
    else pdfs.set(id, [...known, { name, file }]);
  };
  for (const name of await findPdfs(folder)) add(name.replace(isPdf, ''), name.replace(isPdf, ''), name);
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name: id } of entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')))
    for (const name of await findPdfs(path.join(folder, id)))
      add(id, name.replace(isPdf, ''), `${id}/${name}`);
  return { pdfs, diagnostics };
}

/** Lists the names of the PDFs in a folder, including symbolic links to PDFs. */
async function findPdfs(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => isPdf.test(name));
  return names
    .filter((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile())
    .sort();
}

/** Reads a PDF. @throws the error of the file system */
export async function readPaperPdf(folder: string, { file }: PaperPdf): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(path.join(folder, file)));
}

function findProblem(
  id: string,
  name: string,
  known: readonly PaperPdf[],
  ids: ReadonlySet<string>,
): Pick<Diagnostic, 'message' | 'advice'> | undefined {
  if (!ids.has(id) || !idSchema.safeParse(id).success) {
    return {
      message: `This PDF is skipped, because there is no paper with the id ${quote(id)}.`,
      advice: 'Rename the PDF, or its folder, to the id of its paper.',
    };
  }
  if (!addressName.test(name)) {
    return {
      message: `This PDF is skipped, because its name ${quote(name)} cannot be part of an address.`,
      advice: 'Use only letters a-z, digits, dots, hyphens and underscores.',
    };
  }
  // Some file systems, and therefore some hosts, ignore the case of names.
  if (known.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    return {
      message: `This PDF is skipped, because another PDF of the paper has the name ${quote(name)}.`,
      advice: 'Rename one of the two. Upper and lower case make no difference.',
    };
  }
  return undefined;
}
