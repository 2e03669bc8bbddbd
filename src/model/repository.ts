import { z } from 'zod';

/** Software of a host of repositories. Forgejo, which Codeberg uses, has the addresses of Gitea. */
export const repositoryKinds = ['github', 'gitlab', 'gitea'] as const;

export type RepositoryKind = (typeof repositoryKinds)[number];

/** Known hosts, and the software that they run. */
const knownHosts: Readonly<Record<string, RepositoryKind>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'codeberg.org': 'gitea',
  'gitea.com': 'gitea',
};

const advice = 'write the https address of the repository, such as https://github.com/lab/papers';

const address = z
  .string()
  .refine(isRepositoryAddress, advice)
  .transform(normalise)
  .meta({ title: 'address' });

/** A path of folders in a repository, with or without a slash at the ends. */
const folder = z
  .string()
  .refine(
    (path) =>
      path.length <= 200 && !/[\p{Cc}\\]/u.test(path) && path.split('/').every((part) => part !== '..'),
    'write the path of the content folder in the repository, such as site/content, or "." for the whole repository',
  )
  .transform((path) =>
    path
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/'),
  );

/** A name of a branch, as git allows it in outline. */
const branch = z
  .string()
  .trim()
  .regex(/^[^\s\p{Cc}~^:?*[\\]{1,200}$/u, 'write the name of a branch, such as main')
  .refine((name) => !/^[/-]|\/$|\/\/|\.\./u.test(name), 'write the name of a branch, such as main');

const repositoryKeys = z
  .strictObject({
    url: address.describe('Address of the repository.'),
    kind: z
      .enum(repositoryKinds)
      .optional()
      .describe('Software of the host, if Offprint does not know it: `gitea` for Forgejo too.'),
    branch: branch.default('main').describe('Branch that is edited.'),
    folder: folder.default('content').describe('Path of the content folder in the repository.'),
    corrections: z
      .enum(['edit', 'issue'])
      .default('edit')
      .describe(
        'What "Suggest a correction" opens: the file of the paper in the editor of the host, or a new issue.',
      ),
  })
  .superRefine(({ url, kind }, context) => {
    if (isRepositoryAddress(url) && (kind ?? kindOfHost(url)) === undefined)
      context.addIssue({
        code: 'custom',
        path: ['kind'],
        message: `write the address as repository.url, and add the software of the host as repository.kind: ${repositoryKinds.join(', ')}`,
      });
  })
  .transform(({ kind, ...others }) => ({ ...others, kind: kind ?? kindOfHost(others.url) ?? 'github' }));

/** The repository with the content of a site: its address, or several keys. */
export const repositorySchema = z.preprocess(
  (value) => (typeof value === 'string' ? { url: value } : value),
  repositoryKeys,
);

export type Repository = z.output<typeof repositorySchema>;

function isRepositoryAddress(text: string): boolean {
  if (!URL.canParse(text) || text.length > 500) return false;
  const { protocol, username, password, search, hash, pathname } = new URL(text);
  return (
    protocol === 'https:' &&
    `${username}${password}${search}${hash}` === '' &&
    pathname.split('/').filter(Boolean).length >= 2
  );
}

function normalise(text: string): string {
  return URL.canParse(text) ? new URL(text).href.replace(/(?:\.git)?\/?$/u, '') : text;
}

function kindOfHost(url: string): RepositoryKind | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  if (Object.hasOwn(knownHosts, hostname)) return knownHosts[hostname];
  return repositoryKinds.find((kind) => hostname.startsWith(`${kind}.`));
}
