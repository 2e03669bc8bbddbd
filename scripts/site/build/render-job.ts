import type { FileStepName } from '../../../src/library/file-plan.ts';
import type { SiteBundle } from './bundle.ts';

/** The task of the process that renders a site. */
export interface RenderJob {
  bundle: SiteBundle;
  /** The folder of the site. */
  folder: string;
  /** The folder to write new and changed files to. */
  staging: string;
  /** The folder with files that are copied unchanged. */
  publicFolder: string;
  /** The path of the record of the site as the last build wrote it. It may not exist. */
  record: string;
  /** Number of papers, from which the number of threads and their memory are estimated. */
  papers: number;
  /** The path to write the `RenderResult` to. */
  result: string;
}

/** The result of the process that renders a site. */
export interface RenderResult {
  /** The path of the record of the new site. */
  record: string;
  /** Whether the staging folder contains the whole site, so that it replaces the folder of the site. */
  whole: boolean;
  /** Paths of the files in the staging folder. */
  changed: string[];
  /** Paths of the files to delete in the folder of the site. */
  deleted: string[];
  /** Number of files of the new site. */
  files: number;
  /** Files and pages that the site leaves out because of the limit on the number of files. */
  leftOut: FileStepName[];
  /** Number of HTML files of the new site. */
  pages: number;
}

/** Returns a line of standard output that reports how many files are done. */
export function formatProgressLine(done: number, all: number): string {
  return `::rendered ${done} of ${all}\n`;
}

/** Matches a line that `formatProgressLine` returns. */
export const progressLine = /^::rendered (\d+) of (\d+)\n/gmu;
