import type { Progress } from '../../setup/progress.ts';
import type { CompileJob } from './astro-settings.ts';

/** Options of a build. */
export interface BuildOptions {
  /**
   * Folder to write the site to. Default: `dist` in the project. A site that is already in the folder stays there until
   * the new site is complete.
   */
  outDir?: string;
  /** The content folder. Default: the value of `OFFPRINT_CONTENT`, else `content`. */
  content?: string;
  /** The address of the site. Default: the value of `OFFPRINT_URL`, else `url` in site.yaml. */
  url?: string;
  /**
   * Folder of the compiled sites that builds share. Default: `.cache/bundles`. It must be in the project, because the
   * compiled code imports packages.
   */
  bundles?: string;
  /** The environment variables of the build. Default: those of this process. */
  env?: NodeJS.ProcessEnv;
  /** Receives the warnings and errors of the build. If `verbose` is true, receives everything that Astro prints. */
  say?: (text: string) => void;
  /** Shows what the build does. Not used if `verbose` is true. */
  progress?: Progress;
  verbose?: boolean;
  /** A compiler that was started before. Default: one is started if it is needed. */
  compiler?: Compiler;
  /** When this signal aborts, the build ends its processes and fails. The site in the folder stays as it was. */
  signal?: AbortSignal;
}

/** A process of Astro that loads its modules and then waits for its only job. */
export interface Compiler {
  /**
   * Compiles a site.
   *
   * @param say receives the warnings and errors
   * @throws {BuildError} if the site cannot be compiled
   */
  compile(job: CompileJob, say?: (text: string) => void): Promise<{ peakMemory: number }>;
  /** Ends the process if it has no job. */
  stop(): void;
}

/** The result of a successful build. */
export interface BuiltSite {
  folder: string;
  /** Number of HTML files. */
  pages: number;
  files: number;
  seconds: number;
  /** The larger peak memory of the two processes that compile and render the site, in bytes. */
  peakMemory: number;
  /** Advice to print for the owner of the site. It does not report errors. */
  notes: string[];
}

/** The message of a build whose errors were printed. */
export const failed = 'Build failed; see the errors above.';

/** Error of a failed build. `message` is for the user, `output` is everything that the build printed. */
export class BuildError extends Error {
  readonly output: string;
  constructor(message: string, output = '') {
    super(message);
    this.output = output;
  }
}

/**
 * Ends a build that was stopped.
 *
 * @throws {BuildError} if the signal of the build has aborted
 */
export function refuseStopped({ signal }: BuildOptions): void {
  if (signal?.aborted) throw new BuildError('The build was stopped.');
}

/** Returns the environment variable that sets the address of the site. */
export function addressVariable(url: string | undefined): NodeJS.ProcessEnv {
  return url === undefined ? {} : { OFFPRINT_URL: url };
}

/** Returns the environment variables from which the address of the site is determined. */
export function environmentOf(url: string | undefined, env = process.env): NodeJS.ProcessEnv {
  return url === undefined ? env : { OFFPRINT_URL: url };
}
