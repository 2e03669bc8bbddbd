import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SiteFile } from '../../../src/build/site-files/site-file.ts';
import { isAsWritten, type WrittenFile, type WrittenSite } from './written-site.ts';

/** Collects the files of a new site, and writes those that changed to a staging folder. */
export interface Stage {
  /** Adds a file. Makes the file only if its key changed, or if the file in the folder of the site is another one. */
  add(file: SiteFile): Promise<void>;
  /** All files of the new site that were added. */
  files: Record<string, WrittenFile>;
  /** Paths of the files that are in the staging folder. */
  changed: string[];
  /** Whether nothing is known of the site in the folder, so that the staging folder gets all files. */
  isWhole: boolean;
  /** Counts the files whose key is not the one of the last build. */
  countOutdated(files: readonly SiteFile[]): number;
}

/**
 * Creates the stage of a new site.
 *
 * @param before the site as the last build wrote it. Without it, every file is made and written
 */
export function createStage({
  folder,
  staging,
  bundle,
  before,
  picturesOn,
}: {
  folder: string;
  staging: string;
  bundle: string;
  before: WrittenSite | undefined;
  /** Returns the paths of the pictures that a page shows. */
  picturesOn: (html: Uint8Array) => string[];
}): Stage {
  const files: Record<string, WrittenFile> = Object.create(null);
  const changed: string[] = [];
  const made = new Set<string>();
  const hasSameCode = before?.bundle === bundle;
  const write = (file: string, bytes: Uint8Array): [size: number, modified: number] => {
    const target = path.join(staging, file);
    const parent = path.dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    const descriptor = openSync(target, 'w');
    try {
      writeFileSync(descriptor, bytes);
      const { size, mtimeMs } = fstatSync(descriptor);
      return [size, mtimeMs];
    } finally {
      closeSync(descriptor);
    }
  };
  mkdirSync(staging, { recursive: true });
  return {
    files,
    changed,
    isWhole: before === undefined,
    countOutdated: (all) =>
      all.filter(
        (file) => !hasSameCode || file.key === undefined || before?.files[file.path]?.[0] !== keyOf(file),
      ).length,
    add: async (file) => {
      const key = keyOf(file);
      const written = before?.files[file.path];
      const inPlace = written && isAsWritten(path.join(folder, file.path), written) ? written : undefined;
      if (inPlace && hasSameCode && key !== null && inPlace[0] === key) {
        files[file.path] = inPlace;
        return;
      }
      const content = await file.make();
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const pictures = file.path.endsWith('.html') ? picturesOn(bytes) : [];
      const shown: [] | [string[]] = pictures.length > 0 ? [pictures] : [];
      if (inPlace && isSame(path.join(folder, file.path), bytes, inPlace[1])) {
        files[file.path] = [key, inPlace[1], inPlace[2], ...shown];
        return;
      }
      files[file.path] = [key, ...write(file.path, bytes), ...shown];
      changed.push(file.path);
    },
  };
}

function keyOf({ key }: SiteFile): string | null {
  return (typeof key === 'function' ? key() : key) ?? null;
}

/** Whether a file has the given content. */
function isSame(file: string, bytes: Uint8Array, size: number): boolean {
  return bytes.length === size && readFileSync(file).equals(bytes);
}
