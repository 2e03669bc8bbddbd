import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { explainWriteError } from '../../../src/files/write-file.ts';
import { root } from '../../setup/process.ts';
import { replaceFolder } from '../replace-folder.ts';
import { BuildError } from './build-options.ts';
import type { RenderResult } from './render-job.ts';
import { completeChanges, noteChanges } from './written-site.ts';

/** Changes the folder of the site to the new site. */
export function replaceSite(
  folder: string,
  staging: string,
  journal: string,
  { whole, changed, deleted, record: from }: RenderResult,
  to: string,
): void {
  if (whole) {
    replaceFolder(folder, staging);
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(from, to);
    return;
  }
  noteChanges(journal, { folder, staging, changed, deleted, record: { from, to } });
  completeChanges(journal);
}

/**
 * Changes the folder of a site.
 *
 * @throws {BuildError} if the file system refuses
 */
export function explainErrors(folder: string, change: () => void): void {
  try {
    change();
  } catch (error) {
    const explained = explainWriteError(error);
    throw explained
      ? new BuildError(`${folder}: The site cannot be written: ${explained.reason}. ${explained.advice}`)
      : error;
  }
}

/**
 * Throws if replacing the folder would delete files other than a site: if the folder contains this project, is a file,
 * or contains files that are not a site.
 */
export function refuseUnsafeFolder(folder: string): void {
  if (!path.relative(folder, root).startsWith('..') || folder === root) {
    throw new BuildError(
      `${folder} contains this project. Give the path of a folder that is only for the site.`,
    );
  }
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new BuildError(`${folder} is a file. Give the path of the folder to write the site to.`);
  const names = readdirSync(folder).filter((name) => name !== '.git');
  if (names.length > 0 && !names.includes('404.html')) {
    throw new BuildError(
      `${folder} contains files that are not a site. Empty the folder, or give the path of another folder.`,
    );
  }
}
