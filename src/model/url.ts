import { z } from 'zod';

/** The schemes a link of this site may have. */
const schemes = new Set(['http:', 'https:', 'mailto:']);

/** Whether a browser may be sent to this absolute address: http, https or mailto, nothing that runs. */
export function isSafeUrl(text: string): boolean {
  return URL.canParse(text) && schemes.has(new URL(text).protocol);
}

/** An address as a browser would write it, if it is one of the web; nothing in it ends a link header. */
export function toWebAddress(text: string | undefined): string[] {
  if (text === undefined || !URL.canParse(text)) return [];
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? [href] : [];
}

/** An absolute address that a page may link to. */
export const urlSchema = z
  .string()
  .refine(isSafeUrl, 'write a whole address that begins with https://, http:// or mailto:');

/** Hosts whose addresses of two path segments are repositories of code. */
const repositoryHosts = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'huggingface.co']);

/** First path segments on those hosts that are the host's own pages, not somebody's repositories. */
const hostPages = new Set([
  'about', 'blog', 'collections', 'docs', 'explore', 'features', 'join', 'login', 'marketplace', 'models', 'orgs',
  'papers', 'pricing', 'search', 'settings', 'sponsors', 'tasks', 'topics',
]); // prettier-ignore

/** Whether the address is that of a repository on GitHub, GitLab, Bitbucket or Hugging Face. Project pages are not. */
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
