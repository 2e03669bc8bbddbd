import { type HostedRepository, parseRemoteAddress } from './remote-address.ts';

/** The programs of hosts, whose addresses for a new pull request differ. */
type HostKind = 'github' | 'gitlab' | 'gitea' | 'bitbucket' | 'bitbucket-server' | 'azure';

/** The known programs, by a word in the name of the host. Hosts of universities are called like `gitlab.example.edu`. */
const hostKinds: readonly (readonly [pattern: RegExp, kind: HostKind])[] = [
  [/(?:^|[.-])github(?:[.-]|$)/u, 'github'],
  [/(?:^|[.-])gitlab(?:[.-]|$)|^(?:salsa\.debian\.org|framagit\.org)$/u, 'gitlab'],
  [/(?:^|[.-])(?:gitea|forgejo|gogs)(?:[.-]|$)|^(?:codeberg\.org)$/u, 'gitea'],
  [/^bitbucket\.org$/u, 'bitbucket'],
  [/(?:^|[.-])(?:bitbucket|stash)(?:[.-]|$)/u, 'bitbucket-server'],
  [/^(?:ssh\.)?dev\.azure\.com$/u, 'azure'],
];

/** The branches of a pull request: the commits of `branch` are proposed for `base`. */
export interface ProposedBranch {
  branch: string;
  base: string;
}

/**
 * Returns the address of the page that opens a pull request, or a merge request, for a branch.
 *
 * @param remote the address of the remote
 * @param answer the text that the remote returned to the push. Hosts of unknown names often name the page in it
 * @returns an https address, or `undefined` if none is known
 */
export function pullRequestLink(remote: string, branches: ProposedBranch, answer = ''): string | undefined {
  const repository = parseRemoteAddress(remote);
  if (!repository) return undefined;
  const kind = hostKinds.find(([pattern]) => pattern.test(repository.host))?.[1];
  return kind ? links[kind](repository, branches) : linkOfAnswer(answer, repository.host);
}

const links: Record<HostKind, (at: HostedRepository, branches: ProposedBranch) => string | undefined> = {
  github: (at, { branch, base }) => `${web(at)}/compare/${part(base)}...${part(branch)}?expand=1`,
  gitea: (at, { branch, base }) => `${web(at)}/compare/${part(base)}...${part(branch)}`,
  gitlab: (at, { branch, base }) =>
    `${web(at)}/-/merge_requests/new?${query({ 'merge_request[source_branch]': branch, 'merge_request[target_branch]': base })}`,
  bitbucket: (at, { branch, base }) =>
    `${web(at)}/pull-requests/new?${query({ source: branch, dest: base })}`,
  'bitbucket-server': (at, { branch, base }) => {
    const [, project, name] = /^(?:scm\/)?([^/]{1,200})\/([^/]{1,200})$/u.exec(at.path) ?? [];
    if (!project || !name) return undefined;
    const owner = project.startsWith('~') ? `users/${part(project.slice(1))}` : `projects/${part(project)}`;
    const branches = query({ sourceBranch: `refs/heads/${branch}`, targetBranch: `refs/heads/${base}` });
    return `https://${at.host}/${owner}/repos/${part(name)}/pull-requests?create&${branches}`;
  },
  azure: (at, { branch, base }) => {
    const [, owner, project, name] =
      /^(?:v3\/)?([^/]{1,200})\/([^/]{1,200})\/(?:_git\/)?([^/]{1,200})$/u.exec(at.path) ?? [];
    if (!owner || !project || !name) return undefined;
    const address = `https://dev.azure.com/${part(owner)}/${part(project)}/_git/${part(name)}`;
    return `${address}/pullrequestcreate?${query({ sourceRef: branch, targetRef: base })}`;
  },
};

/** Returns the https address of the web page of a repository, or `undefined` for a folder or a host without web pages. */
export function repositoryPage(remote: string): string | undefined {
  const repository = parseRemoteAddress(remote);
  if (
    !repository ||
    !hostKinds.some(
      ([pattern, kind]) => kind !== 'bitbucket-server' && kind !== 'azure' && pattern.test(repository.host),
    )
  )
    return undefined;
  return web(repository);
}

function web({ host, path }: HostedRepository): string {
  return `https://${host}/${path.split('/').map(part).join('/')}`;
}

/** Encodes a name for a path. Slashes of a branch stay, as the hosts write them. */
function part(name: string): string {
  return encodeURIComponent(name).replaceAll('%2F', '/').replaceAll('%7E', '~');
}

function query(values: Record<string, string>): string {
  return new URLSearchParams(values).toString();
}

/** Finds an https address of the same host in the text that a remote returned. */
function linkOfAnswer(answer: string, host: string): string | undefined {
  for (const [address] of answer.matchAll(/https:\/\/[^\s"'<>]{1,1000}/gu)) {
    const url = URL.parse(address);
    const isPage = /pull|merge|compare|review/iu.test(address);
    if (url && url.host === host && url.username === '' && isPage) return url.href;
  }
  return undefined;
}
