import { type Diagnostic, quote } from '../model/diagnostic.ts';
import { isPagePath, isSitePath } from '../model/url.ts';
import type { PaperRecord, ReadResult } from './readers/record.ts';

/** Folders that other tools add before the name of a file. */
const addedFolders = /^\/assets\/(?:pdf|html|video)\//u;

/**
 * Finds the files in `public/` to which the records link. A file that is not at the path of its link, but at exactly one
 * other place in `public/`, is used from there. All other missing files are reported.
 *
 * @param publicFiles the paths of the files in `public/`, such as `assets/pdf/folding.pdf`
 */
export function findLinkedFiles(
  texts: readonly ReadResult[],
  publicFiles: ReadonlySet<string>,
): { texts: ReadResult[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const byName = Map.groupBy(publicFiles, (file) => file.slice(file.lastIndexOf('/') + 1));
  const find = (target: string, key: string, { file, line, paper }: PaperRecord): string => {
    if (!isSitePath(target) || isPagePath(target) || publicFiles.has(target.slice(1))) return target;
    const tail = target.replace(addedFolders, '/');
    const alike = byName.get(target.slice(target.lastIndexOf('/') + 1)) ?? [];
    const [only, ...others] = alike.filter((found) => `/${found}`.endsWith(tail));
    if (only !== undefined && others.length === 0) return `/${only}`;
    const message = `There is no file ${quote(`public${target}`)}, which is ${quote(key)} of ${quote(paper.title)}.`;
    const advice = 'The page gets the link when you copy the file there.';
    diagnostics.push({ severity: 'warning', file, line, message, advice });
    return target;
  };
  const findIn = (record: PaperRecord): PaperRecord => {
    const { links, code } = record.paper;
    if (links === undefined && typeof code !== 'string') return record;
    const found = Object.entries(links ?? {}).map(([type, target]) => [type, find(target, type, record)]);
    return {
      ...record,
      paper: {
        ...record.paper,
        ...(found.length > 0 && { links: Object.fromEntries(found) as typeof links }),
        ...(typeof code === 'string' && { code: find(code, 'code', record) }),
      },
    };
  };
  return { texts: texts.map((text) => ({ ...text, records: text.records.map(findIn) })), diagnostics };
}
