import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PublishTools, publishContent } from '../../../../../scripts/commands/desk/publish/publish.ts';
import { readPublishState } from '../../../../../scripts/commands/desk/publish/read-state.ts';
import {
  findSiteRepository,
  type SiteRepository,
} from '../../../../../scripts/commands/desk/publish/repository.ts';
import type { PublishRequest, PublishResult } from '../../../../../src/desk/publish/result.ts';
import type { PublishState } from '../../../../../src/desk/publish/state.ts';
import { commandEnvironment } from '../../../run-command.ts';

/** A repository of a lab and a bare one, to which it is pushed, in a folder of their own. */
export interface TestRepositories {
  folder: string;
  /** The working tree. Its content folder is `content/`. */
  site: string;
  bare: string;
  env: NodeJS.ProcessEnv;
  /** Runs git in the working tree and returns its output. Throws if it fails. */
  git(...args: string[]): string;
  /** Runs git in another folder. */
  gitIn(folder: string, ...args: string[]): string;
  /** Writes files below the working tree. */
  write(files: Readonly<Record<string, string>>): void;
  /** Writes a hook of the working tree, or of another repository. */
  hook(name: string, script: string, gitFolder?: string): void;
  repository(): Promise<SiteRepository>;
  state(remote?: string): Promise<PublishState>;
  publish(
    change?: Partial<PublishRequest>,
    tools?: Partial<PublishTools>,
    signal?: AbortSignal,
  ): Promise<PublishResult>;
  /** Everything that a failed publication must leave as it is: files, index, branches, settings. */
  snapshot(): unknown;
  close(): void;
}

/** A paper of the content, as a file. */
export function paperText(title: string): string {
  return `---\ntitle: ${title}\ntype: article-journal\nauthor:\n  - family: Quill\n    given: Ada\nissued: '2024'\n---\n`;
}

const siteFiles = {
  'content/site.yaml': 'title: Folding lab\nurl: https://folds.example.org/\n',
  'content/papers/flat.md': paperText('Is paper flat?'),
  'content/authors/ada-quill.md': '---\nname: Ada Quill\nrole: Professor\n---\n',
  'public/robots.txt': 'User-agent: *\n',
  'src/engine.ts': 'export {};\n',
};

/**
 * Creates the repositories. The content is committed and pushed.
 *
 * @param options `isEmpty`: nothing is committed, and there is no remote
 */
export function createRepositories(options: { isEmpty?: boolean } = {}): TestRepositories {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'offprint-publish-')));
  const [site, bare, home] = ['site', 'bare.git', 'home'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(home);
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(
      Object.entries(commandEnvironment).filter(([name]) => !name.startsWith('GIT_') && name !== 'EMAIL'),
    ),
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: folder,
    XDG_CONFIG_HOME: home,
  };
  const gitIn = (cwd: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  const git = (...args: string[]) => gitIn(site, ...args);
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
      writeFileSync(path.join(site, file), text);
    }
  };
  gitIn(folder, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  gitIn(folder, 'init', '--quiet', '--initial-branch=main', site);
  git('config', 'user.name', 'Ada Quill');
  git('config', 'user.email', 'ada@example.org');
  write(siteFiles);
  if (!options.isEmpty) {
    git('add', '--all');
    git('commit', '--quiet', '--message=first');
    git('remote', 'add', 'origin', bare);
    git('push', '--quiet', 'origin', 'main');
  }
  const tools: PublishTools = {
    env,
    check: () => Promise.resolve([]),
    build: () => Promise.resolve(undefined),
    withLock: (work) => work(),
    report: () => undefined,
  };
  const repository = async () => {
    const found = await findSiteRepository({
      content: path.join(site, 'content'),
      publicFolder: path.join(site, 'public'),
      env,
    });
    if ('fault' in found) throw new Error(`${found.fault.kind}: ${found.fault.text}`);
    return found;
  };
  const state = async (remote?: string) => readPublishState(await repository(), remote);
  return {
    folder,
    site,
    bare,
    env,
    git,
    gitIn,
    write,
    hook: (name, script, gitFolder = path.join(site, '.git')) => {
      const file = path.join(gitFolder, 'hooks', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    },
    repository,
    state,
    publish: async (change = {}, changedTools = {}, signal = new AbortController().signal) => {
      const { fingerprint: seen } = await state(change.remote);
      const request = {
        message: 'Changes of the day',
        remote: 'origin',
        keepsIdentity: false,
        seen,
        ...change,
      };
      return publishContent(await repository(), request, { ...tools, ...changedTools }, signal);
    },
    snapshot: () => ({
      head: git('rev-parse', '--symbolic-full-name', 'HEAD'),
      references: git('for-each-ref'),
      index: git('ls-files', '--stage', '--debug'),
      status: git('status', '--porcelain=v2', '--untracked-files=all'),
      config: readFileSync(path.join(site, '.git/config'), 'utf8'),
      work: existsSync(path.join(site, '.git/offprint')),
    }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
