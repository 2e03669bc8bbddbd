import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/setup/process.ts';

const folder = path.join(root, 'test/fixtures/releases');

/** A site as a lab has it after it used a release of Offprint. `scripts/tools/keep-release.ts` made it. */
export interface KeptSite {
  version: string;
  name: string;
  /** Names of the files in `sources/` and `later/` that the site was imported from. */
  sources: string[];
  /** Texts that were written by hand, each with the path of its file in the content folder. */
  byHand: { file: string; text: string }[];
  /** Paths of the files that were renamed in the content folder: before and after. */
  renames: [string, string][];
  /** Paths of the files that were deleted from the content folder. */
  deletions: string[];
}

interface ByHand {
  sources: string[];
  edits: { file: string; to: string }[];
  renames: [string, string][];
  deletions: string[];
}

/** Returns all sites of all releases. */
export function keptSites(): KeptSite[] {
  const sites = JSON.parse(readFileSync(path.join(folder, 'by-hand.json'), 'utf8')) as Record<string, ByHand>;
  const versions = readdirSync(folder).filter((name) => /^\d+\.\d+\.\d+$/.test(name));
  return versions.flatMap((version) =>
    Object.entries(sites)
      .filter(([name]) => existsSync(path.join(folder, version, name)))
      .map(([name, { sources, edits, renames, deletions }]) => {
        const renamed = new Map(renames);
        const byHand = edits.map(({ file, to }) => ({ file: renamed.get(file) ?? file, text: to }));
        return { version, name, sources, byHand, renames, deletions };
      }),
  );
}

/** Copies the content of a site to a folder. */
export function copyContent({ version, name }: KeptSite, content: string): void {
  cpSync(path.join(folder, version, name), content, { recursive: true });
  if (name === 'sample')
    cpSync(
      path.join(root, 'test/fixtures/dhruv-choudhary.txt'),
      path.join(content, 'profiles/dhruv-choudhary.txt'),
    );
}

/** Returns the paths of the files that a site was imported from, relative to `sourcesFolder`. */
export function sourceFiles({ sources }: KeptSite, content: string): string[] {
  return sources.length > 0 ? sources : [path.join(content, 'profiles/dhruv-choudhary.txt')];
}

/** Returns the folder with the files that a site was imported from. With `isLater`, their owners corrected them since. */
export function sourcesFolder(isLater: boolean): string {
  return path.join(folder, isLater ? 'later' : 'sources');
}
