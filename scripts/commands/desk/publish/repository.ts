import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  type EndedGit,
  explainGitFault,
  type GitFault,
  isUsableGit,
} from '../../../../src/desk/publish/git-faults.ts';
import type { GitUnusable } from '../../../../src/desk/publish/state.ts';
import { type GitOptions, runGit } from './run-git.ts';

/** An error of git that ends what the desk does. */
export class GitError extends Error {
  readonly fault: GitFault;
  constructor(fault: GitFault) {
    super(fault.text);
    this.fault = fault;
  }
}

/** A repository that contains the content. */
export interface SiteRepository {
  /** The top folder, without symbolic links. */
  top: string;
  /** The folder with the index and HEAD of this working tree. */
  gitFolder: string;
  /** The content folder as a path from the top, with `/`; empty if it is the top. */
  content: string;
  /** The folder of the public files as a path from the top, if it is in the same repository and outside of the content. */
  public?: string;
  /** The folder of the public files, if it is elsewhere. */
  publicElsewhere?: string;
  /**
   * Runs git in the top folder. Commands with paths need `literal`, so that a path is not a pattern. Commands that run
   * hooks must not have it, since git passes it on to them.
   */
  run(args: readonly string[], options?: Partial<GitOptions>): Promise<EndedGit>;
  /**
   * Runs git and returns its output.
   *
   * @throws {GitError} if git fails
   */
  read(args: readonly string[], options?: Partial<GitOptions>): Promise<string>;
}

/** The option that makes git take paths as they are: `*` and `:` have no meaning. */
export const literal = '--literal-pathspecs';

/** The folders of a site, and the environment in which git runs for it. */
export interface SiteFolders {
  content: string;
  publicFolder: string;
  env: NodeJS.ProcessEnv;
}

/** Finds the repository of a content folder, or the reason why git cannot be used for it. */
export async function findSiteRepository({
  content,
  publicFolder,
  env,
}: SiteFolders): Promise<SiteRepository | GitUnusable> {
  const folder = nearestFolder(content);
  const version = await runGit(['--version'], { cwd: folder, env });
  if (version.code === 0 && !isUsableGit(version.stdout))
    return { folder, fault: { kind: 'too-old', text: version.stdout.trim() } };
  const found = await runGit(['rev-parse', '--show-toplevel'], { cwd: folder, env });
  if (found.code !== 0) return { folder, fault: explainGitFault(found) };
  const top = realpathSync(withoutLineEnd(found.stdout));
  const run = (args: readonly string[], options: Partial<GitOptions> = {}) =>
    runGit(args, { cwd: top, env, ...options });
  const read = async (args: readonly string[], options?: Partial<GitOptions>) => {
    const ended = await run(args, options);
    if (ended.code !== 0 || ended.ended) throw new GitError(explainGitFault(ended));
    return ended.stdout;
  };
  const gitFolder = withoutLineEnd(await read(['rev-parse', '--absolute-git-dir']));
  return { top, gitFolder, ...placesIn(top, content, await publicPlace(publicFolder, top, env)), run, read };
}

/** Returns the paths of the folders from the top of the repository. */
function placesIn(top: string, content: string, publicAt: { inside?: string; outside?: string }) {
  const from = (folder: string) => path.relative(top, folder).replaceAll('\\', '/');
  // The content folder may not exist yet.
  const existing = nearestFolder(content);
  const contentPath = from(path.join(existing, path.relative(nearestFolder(content, false), content)));
  const publicPath = publicAt.inside === undefined ? undefined : from(publicAt.inside);
  const isBelow =
    publicPath !== undefined && (contentPath === '' || `${publicPath}/`.startsWith(`${contentPath}/`));
  return {
    content: contentPath,
    ...(publicPath && !isBelow && { public: publicPath }),
    ...(publicAt.outside !== undefined && { publicElsewhere: publicAt.outside }),
  };
}

async function publicPlace(folder: string, top: string, env: NodeJS.ProcessEnv) {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return {};
  const real = realpathSync(folder);
  const found = await runGit(['rev-parse', '--show-toplevel'], { cwd: real, env });
  const isInside = found.code === 0 && realpathSync(withoutLineEnd(found.stdout)) === top && real !== top;
  return isInside ? { inside: real } : { outside: real };
}

/** Returns the folder, or the nearest folder above it that exists. */
function nearestFolder(folder: string, isReal = true): string {
  let nearest = path.resolve(folder);
  while (!existsSync(nearest) && path.dirname(nearest) !== nearest) nearest = path.dirname(nearest);
  return isReal ? realpathSync(nearest) : nearest;
}

/** Removes the line end that git writes after a path. A path may itself contain line ends. */
export function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/u, '');
}
