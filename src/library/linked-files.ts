import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { extensionOf, type FileKind, fileKindOf } from '../model/file-type.ts';
import type { LinkType, Paper } from '../model/paper.ts';
import { isPagePath, isSafeUrl, isSitePath } from '../model/url.ts';
import { paperPath } from './address.ts';
import type { AttachedFile } from '../files/paper-files.ts';

/** A file of the site to which the page of a paper links. */
export interface LinkedFile {
  /** The path of the file, from the home page: `/papers/folding/poster.pdf`. */
  path: string;
  /** Kind of link. If it is left out, the page shows `label`. */
  kind?: LinkType | FileKind | 'code';
  /** The name of the file without extension. */
  label: string;
  /** The format in upper case: `PDF`. */
  format: string;
  bytes: number;
  /** The file in the folder of the papers; left out for a file in `public/`. */
  source?: AttachedFile;
}

/** Everything that is known about the files to which a paper may link. */
export interface FileSources {
  /** The files in the folder of the paper. */
  own: readonly AttachedFile[];
  /** Returns the size of a file in `public/`, in bytes; `undefined` if there is no such file. */
  publicBytes(path: string): number | undefined;
}

/**
 * Finds the files to which the page of a paper links: the files in its folder, and those in `public/` that its `links`
 * name. The paper itself comes first.
 *
 * @param file the path of the paper's file, for diagnostics
 * @param lineOf returns the line of a value in the paper's file
 */
export function linkFiles(
  paper: Pick<Paper, 'id' | 'links' | 'code'>,
  { own, publicBytes }: FileSources,
  file: string,
  lineOf: (path: readonly PropertyKey[]) => number,
): { files: LinkedFile[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const links = [
    ...Object.entries(paper.links ?? {}).map(([kind, target]) => ({
      kind: kind as LinkType,
      target,
      path: ['links', kind],
    })),
    ...(typeof paper.code === 'string'
      ? [{ kind: 'code' as const, target: paper.code, path: ['code'] }]
      : []),
  ].filter(({ target }) => !isSafeUrl(target) && !isPagePath(target));
  const kinds = new Map<string, LinkType | 'code'>();
  const inPublic: LinkedFile[] = [];
  for (const { kind, target, path } of links) {
    const missing = (message: string, advice: string) =>
      diagnostics.push({ severity: 'warning', file, line: lineOf(path), message, advice });
    if (isSitePath(target)) {
      const bytes = publicBytes(target);
      const name = target.slice(target.lastIndexOf('/') + 1);
      if (bytes === undefined)
        missing(
          `There is no file ${quote(`public${target}`)}. The page has no link to it.`,
          `Add the file, or correct "${path.join('.')}".`,
        );
      else inPublic.push({ path: target, kind, ...describe(name), bytes });
    } else if (own.some(({ name }) => isSameName(name, target))) kinds.set(target.toLowerCase(), kind);
    else
      missing(
        `There is no file ${quote(target)} in the folder "${paper.id}/" of this paper. The page has no link to it.`,
        `Add the file there, or correct "${path.join('.')}".`,
      );
  }
  const ownFiles = own.map((source): LinkedFile => {
    const isNextToPaper = !source.file.includes('/');
    const kind =
      kinds.get(source.name.toLowerCase()) ??
      (isNextToPaper && extensionOf(source.name) === 'pdf' ? 'pdf' : fileKindOf(source.name));
    const { name, bytes } = source;
    return { path: `${paperPath(paper.id)}${name}`, ...(kind && { kind }), ...describe(name), bytes, source };
  });
  // A file that `links` or `code` names is the main one of its kind. The PDF that `links` names is the paper itself.
  const isNamed = ({ source }: LinkedFile) => kinds.has(source?.name.toLowerCase() ?? '');
  const others = ownFiles.filter((each) => !isNamed(each));
  return { files: [...ownFiles.filter(isNamed), ...inPublic, ...others], diagnostics };
}

function describe(name: string): { label: string; format: string } {
  const extension = /[^.]\.(tar\.[a-z0-9]{2,3})$/iu.exec(name)?.[1] ?? extensionOf(name);
  return { label: name.slice(0, -extension.length - 1), format: extension.toUpperCase() };
}

function isSameName(name: string, target: string): boolean {
  return name.toLowerCase() === target.toLowerCase();
}

/** Returns the PDFs of the paper itself in its own folder, where Google Scholar requires them to be. */
export function pdfsOf({ files = [] }: { files?: readonly LinkedFile[] }): LinkedFile[] {
  return files.filter(({ kind, format, source }) => kind === 'pdf' && format === 'PDF' && source);
}
