import { z } from 'zod';

/** URL schemes that are allowed in links. */
const schemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * Whether a page may link to an absolute address. Only http, https and mailto are allowed, because other schemes can
 * run code.
 */
export function isSafeUrl(text: string): boolean {
  return URL.canParse(text) && schemes.has(new URL(text).protocol);
}

/**
 * Normalises an http or https address as browsers do. A normalised address contains no character that could end a
 * `Link` header.
 *
 * @returns a list with the address; an empty list if the text is not an http or https address
 */
export function toWebAddress(text: string | undefined): string[] {
  if (text === undefined || !URL.canParse(text)) return [];
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? [href] : [];
}

/** An absolute address that a page may link to. */
export const urlSchema = z
  .string()
  .refine(isSafeUrl, 'write a whole address that begins with https://, http:// or mailto:')
  .meta({ title: 'address' });

/** Hosts of code repositories. An address there with two path segments is a repository. */
const repositoryHosts = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'huggingface.co']);

/** First path segments on these hosts that are pages of the host, not names of users. */
const hostPages = new Set([
  'about', 'blog', 'collections', 'docs', 'explore', 'features', 'join', 'login', 'marketplace', 'models', 'orgs',
  'papers', 'pricing', 'search', 'settings', 'sponsors', 'tasks', 'topics',
]); // prettier-ignore

/**
 * Whether an address is a repository on GitHub, GitLab, Bitbucket or Hugging Face. False for other pages on these
 * hosts.
 */
export function isRepositoryUrl(text: string): boolean {
  if (!isSafeUrl(text)) return false;
  const { hostname, pathname } = new URL(text);
  const [owner, repository] = pathname.split('/').filter(Boolean);
  return (
    repositoryHosts.has(hostname.replace(/^www\./, '').toLowerCase()) &&
    owner !== undefined &&
    repository !== undefined &&
    !hostPages.has(owner.toLowerCase())
  );
}
