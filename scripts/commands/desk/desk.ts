import { readSite } from '../../../src/files/content-folder.ts';
import { publicFolder } from '../../../src/files/public-folder.ts';
import { loadWords } from '../../../src/desk/words/load.ts';
import type { DeskWords } from '../../../src/desk/words/words.ts';
import type { HomeReport, ReportingPart } from '../../../src/desk/views/home.ts';
import type { Library } from '../../../src/library/library.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { type Language, preferredLanguage } from '../../../src/model/language.ts';
import type { Site } from '../../../src/model/site.ts';
import { type CommandIo, shownPath } from '../../setup/command.ts';
import { root, run } from '../../setup/process.ts';
import type { BuildOptions, BuiltSite } from '../../site/build/build-options.ts';
import { readState } from './content-state.ts';
import { createPreview, type DeskPreview } from './edit/preview.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { openFile, type OpenedFile } from './open-file.ts';
import { newSecret } from './session.ts';
import { type DeskWrite, type WriteResult, writeStep } from './write-step.ts';

/** Runs a program, such as git, and returns its exit code and output. Tests replace it. */
export type RunProgram = typeof run;

/** Builds the site. The module is loaded at the first build. */
type BuildSite = (options: BuildOptions) => Promise<BuiltSite>;

/** The parts of the desk share it: the folders, the texts, reading and writing. */
export interface Desk {
  /** Absolute path of the content folder. */
  content: string;
  /** Absolute path of the project's folder. */
  project: string;
  env: NodeJS.ProcessEnv;
  /** The secret that each change must contain, as the field `token` or the header `x-desk-token`. */
  token: string;
  /** Returns the absolute path of the folder whose files are served as they are. */
  publicFolder(): string;
  /** Returns the path of a content file as messages show it. */
  shown(file: string): string;
  /** Returns the settings of the site, or why they cannot be read. They are read again after `site.yaml` has changed. */
  site(): Promise<{ site: Site } | { diagnostics: Diagnostic[] }>;
  /** Returns the texts in the language of the site; without a site, in the language of the browser. */
  words(): Promise<DeskWords>;
  /** Notes the languages of the browser, as the header `Accept-Language` lists them. */
  noteLanguages(accepted: string): void;
  /** Returns the papers, people and projects, or the errors in them. They are read again after a file has changed. */
  readLibrary(): Promise<{ library: Library; site: Site } | { diagnostics: Diagnostic[] }>;
  /**
   * Returns a number that changes whenever a file of the content or of `public/` has changed. Keep what was worked out
   * from the files as long as it is the same.
   */
  contentState(): Promise<string>;
  /**
   * Reads a file that the desk may write: `papers/x.md`, `site.yaml`, `public/files/x.pdf`. `text` and `hash` are `null`
   * if it does not exist. Throws for any other path.
   */
  open(file: string): Promise<OpenedFile>;
  /** Writes files as one step that can be undone. This is the only way in which the desk writes. */
  write(step: DeskWrite): Promise<WriteResult>;
  /**
   * Reports of the parts on the start page: `desk.reports.set('publish', async () => ({ count, text }))`. It may take
   * long; the start page does not wait for it. Keep the result as long as `contentState()` is the same.
   */
  reports: Map<ReportingPart, () => Promise<HomeReport>>;
  /** Long work, such as a build. Pages show its progress. */
  jobs: Jobs;
  preview: DeskPreview;
  run: RunProgram;
  /** Builds the site. Tests replace it. */
  buildSite: BuildSite;
  /** Registers work to do when the desk ends. */
  onStop(work: () => Promise<void> | void): void;
  stop(): Promise<void>;
}

export interface DeskOptions {
  content: string;
  io: Pick<CommandIo, 'cwd' | 'env'>;
  /** Default: the folder of this project. */
  project?: string;
  run?: RunProgram;
  buildSite?: BuildSite;
  preview?: DeskPreview;
}

/** Creates the desk of a content folder. It reads nothing before it is asked. */
export function createDesk({
  content,
  io,
  project = root,
  run: runProgram = run,
  buildSite = async (given) => (await import('../../site/build-site.ts')).buildSite(given),
  preview,
}: DeskOptions): Desk {
  let browserLanguage: Language = 'en';
  let writing: Promise<unknown> = Promise.resolve();
  const endings: (() => Promise<void> | void)[] = [];
  const folders = { content, project };
  const shown = (file: string) => shownPath(io, file);
  const contentState = () => readState([content, publicFolder(content, project)]);
  const readLibrary = keptWhile(contentState, async () => {
    // Reading the content loads many modules, which the first page does not need.
    const { readLibrary: read } = await import('../../site/read-library.ts');
    return read(content, shown);
  });
  const site = async () => {
    const read = readSite(content);
    return 'value' in read ? { site: read.value } : read;
  };
  const desk: Desk = {
    ...folders,
    env: io.env,
    token: newSecret(),
    publicFolder: () => publicFolder(content, project),
    shown,
    site,
    words: async () => {
      const read = await site();
      return (await loadWords['site' in read ? read.site.language : browserLanguage]()).words;
    },
    noteLanguages: (accepted) => {
      browserLanguage = preferredLanguage(accepted);
    },
    readLibrary,
    contentState,
    open: (file) => openFile(folders, file),
    write: (step) => {
      // One step after the other, so that a step need not wait for the lock of another one of this desk.
      const written = writing.then(() => writeStep(folders, step));
      writing = written.catch(() => undefined);
      return written;
    },
    reports: new Map(),
    jobs: createJobs(),
    preview: preview ?? createPreview({ content, project, env: io.env }),
    run: runProgram,
    buildSite,
    onStop: (work) => endings.push(work),
    stop: async () => {
      desk.jobs.stop();
      await writing;
      await Promise.allSettled([...endings, desk.preview.stop].map((end) => end()));
    },
  };
  return desk;
}

/** Returns a function that does the work again only after the state has changed. Work under way is shared. */
export function keptWhile<Value>(
  state: () => Promise<string>,
  work: () => Promise<Value>,
): () => Promise<Value> {
  let kept: { state: string; value: Promise<Value> } | undefined;
  return async () => {
    const now = await state();
    if (kept?.state !== now) {
      const value = work();
      kept = { state: now, value };
      value.catch(() => (kept = undefined));
    }
    return kept.value;
  };
}
