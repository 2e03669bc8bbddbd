import { checkRemoteAddress, type AddressFault } from '../../../../src/desk/publish/remote-address.ts';
import type { PublishState, Remote } from '../../../../src/desk/publish/state.ts';
import { explainGitFault } from '../../../../src/desk/publish/git-faults.ts';
import { GitError, type SiteRepository } from './repository.ts';

/** The name of a remote that the desk adds beside `origin`, which may be the repository of Offprint itself. */
const ownRemote = 'publish';

/**
 * Reads the remotes of a repository and decides to which one a branch is published: the one that the user chose, else
 * the one that git would push to, else `publish`, which the desk adds, else `origin`, else the only one.
 */
export async function readRemotes(
  { run }: SiteRepository,
  branch: string | undefined,
  chosen?: string,
): Promise<Pick<PublishState, 'remotes' | 'remote' | 'remoteBranch' | 'defaultBranch'>> {
  const values = await readConfig(run);
  const value = (key: string) => values.get(key)?.at(-1);
  const remotes = await Promise.all(
    (await run(['remote'])).stdout
      .split('\n')
      .filter(Boolean)
      .map(async (name): Promise<Remote> => {
        // Addresses can be shortened in the configuration (`insteadOf`).
        const found = await run(['remote', 'get-url', '--push', '--', name]);
        return { name, address: found.stdout.split('\n', 1)[0] ?? '' };
      }),
  );
  const names = [
    chosen,
    branch && value(`branch.${branch}.pushremote`),
    value('remote.pushdefault'),
    ownRemote,
    branch && value(`branch.${branch}.remote`),
    'origin',
    remotes.length === 1 ? remotes[0]?.name : undefined,
  ];
  const remote = names
    .map((name) => remotes.find((one) => one.name === name))
    .find((one) => one !== undefined);
  if (!remote) return { remotes };
  const merge =
    branch !== undefined &&
    value(`branch.${branch}.remote`) === remote.name &&
    value(`branch.${branch}.merge`);
  const remoteBranch = merge ? merge.replace(/^refs\/heads\//u, '') : branch;
  const symbolic = await run(['symbolic-ref', '--quiet', `refs/remotes/${remote.name}/HEAD`]);
  const defaultBranch = symbolic.stdout.trim().replace(`refs/remotes/${remote.name}/`, '');
  return {
    remotes,
    remote,
    ...(remoteBranch !== undefined && { remoteBranch }),
    ...(defaultBranch !== '' && { defaultBranch }),
  };
}

/** Reads the values of the configuration that decide about remotes. Keys are as git writes them. */
async function readConfig(run: SiteRepository['run']): Promise<Map<string, string[]>> {
  const output = await run(['config', '--null', '--get-regexp', '^(branch\\..*|remote\\.pushdefault)$']);
  const values = new Map<string, string[]>();
  for (const item of output.stdout.split('\0')) {
    const [key = '', ...value] = item.split('\n');
    if (key !== '') values.set(key, [...(values.get(key) ?? []), value.join('\n')]);
  }
  return values;
}

/**
 * Adds a remote with an address that a user gives. It is called `origin` if there is none yet.
 *
 * @returns the name of the remote, or the reason why the address is refused
 * @throws {GitError} if git fails
 */
export async function addRemote(
  repository: SiteRepository,
  given: string,
): Promise<{ name: string } | { fault: AddressFault }> {
  const checked = checkRemoteAddress(given);
  if ('fault' in checked) return checked;
  const { remotes } = await readRemotes(repository, undefined);
  const known = remotes.find(({ address }) => address === checked.address);
  if (known) return { name: known.name };
  const names = new Set(remotes.map(({ name }) => name));
  const wanted = remotes.length === 0 ? 'origin' : ownRemote;
  const name =
    [wanted, ...Array.from({ length: 98 }, (_, index) => `${wanted}-${index + 2}`)].find(
      (one) => !names.has(one),
    ) ?? wanted;
  const ended = await repository.run(['remote', 'add', '--', name, checked.address]);
  if (ended.code !== 0) throw new GitError(explainGitFault(ended));
  return { name };
}
