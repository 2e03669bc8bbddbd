import { z } from 'zod';

/** The URL schemes that links of the site may have. */
const schemes = new Set(['http:', 'https:', 'mailto:']);

/** Whether a page may link to an absolute address: http, https or mailto, nothing that runs code. */
export function isSafeUrl(text: string): boolean {
  return URL.canParse(text) && schemes.has(new URL(text).protocol);
}

/**
 * Normalises an http or https address as a browser does, so that no character in it can end a `Link` header.
 *
 * @returns the address as the only item; an empty list for anything else
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

/** Hosts on which an address with two path segments is a code repository. */
const repositoryHosts = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'huggingface.co']);

/** First path segments that are pages of the host itself, not repositories of a user. */
const hostPages = new Set([
  'about', 'blog', 'collections', 'docs', 'explore', 'features', 'join', 'login', 'marketplace', 'models', 'orgs',
  'papers', 'pricing', 'search', 'settings', 'sponsors', 'tasks', 'topics',
]); // prettier-ignore

/** Whether an address is a repository on GitHub, GitLab, Bitbucket or Hugging Face; false for project pages. */
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
