import { fileKinds, type SiteFileKind, reasons } from '../../../src/import/migrate/site-layout.ts';
import type { SitePlan } from './site-move.ts';
import type { SourceSite } from './source-site.ts';

/**
 * Formats the report of a move: for each kind of file, how many came and how many did not, and why. The counts add up to
 * all files of the site.
 */
export function formatSiteReport({ files }: SourceSite, { came, writes, copies }: SitePlan): string[] {
  const kinds = Object.keys(fileKinds) as SiteFileKind[];
  const lines = kinds.flatMap((kind): { kind: SiteFileKind; moved: number; left: readonly string[] }[] => {
    const all = files.filter((file) => file.kind === kind);
    const left = all.filter((file) => !came.has(file.path)).map((file) => file.path);
    return all.length === 0 ? [] : [{ kind, moved: all.length - left.length, left }];
  });
  const moved = lines.filter((line) => line.moved > 0);
  const left = lines.filter((line) => line.left.length > 0);
  const width = Math.max(0, ...lines.map(({ kind }) => fileKinds[kind].length));
  return [
    `Moved (${count(came.size)}; ${count(writes.length)} written, ${count(copies.length)} copied):`,
    ...moved.map(
      (line) => `  ${fileKinds[line.kind].padEnd(width)}  ${line.moved} of ${line.moved + line.left.length}`,
    ),
    `Not moved (${count(files.length - came.size)}):`,
    ...left.map(
      (line) =>
        `  ${fileKinds[line.kind].padEnd(width)}  ${line.left.length}: ${examples(line.left)}. ${reasons[line.kind] ?? 'See the messages.'}`,
    ),
    `${count(files.length)} in all.`,
  ];
}

function count(number: number): string {
  return number === 1 ? '1 file' : `${number.toLocaleString('en')} files`;
}

/** Lists the first files, which is enough to recognise the rest. */
function examples(files: readonly string[]): string {
  const shown = files.slice(0, 3).join(', ');
  return files.length > 3 ? `${shown} …` : shown;
}
