import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { idSchema } from '../model/id.ts';

/** A PDF file of a paper. */
export interface PaperPdf {
  /** The file name in the PDF's address, without `.pdf`. */
  name: string;
  /** The path of the PDF, relative to the folder of the papers. */
  file: string;
}

const isPdf = /\.pdf$/i;

/** File names that every host accepts in an address without percent-encoding. */
const addressName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * Finds the PDFs of all papers. A PDF is `<id>.pdf` or a file in the folder `<id>/`; `<id>.pdf` comes first, the others
 * are sorted by name. A PDF that no page can link to is reported and skipped.
 *
 * @param folder the folder of the papers
 * @param ids the ids of all papers
 * @returns the PDFs by paper id
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

/** Lists the names of the PDFs in a folder. Symbolic links to PDFs are included. */
async function findPdfs(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => isPdf.test(name));
  return names
    .filter((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile())
    .sort();
}

/**
 * Reads a PDF.
 *
 * @throws the error of the file system
 */
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
  // Some file systems, and so some hosts, do not distinguish upper and lower case in file names.
  if (known.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    return {
      message: `This PDF is skipped, because another PDF of the paper has the name ${quote(name)}.`,
      advice: 'Rename one of the two PDFs. Upper and lower case make no difference.',
    };
  }
  return undefined;
}
