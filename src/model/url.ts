import { z } from 'zod';
import { extensionOf, mediaTypeOf } from './file-type.ts';

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

/**
 * Whether a text is the path of a page or a file of the site, from the home page: `/files/slides.pdf`. A path cannot
 * lead out of the site: it has no empty, hidden or relative parts.
 */
export function isSitePath(text: string): boolean {
  return /^(?:\/[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._~()+,@=&'-]{0,99}){1,9}\/?$/u.test(text);
}

/** Whether a text is the path of a page of the site, from the home page: `/about/`. A page has no file extension. */
export function isPagePath(text: string): boolean {
  return isSitePath(text) && extensionOf(text) === '';
}

/**
 * The target of a link of a paper: an absolute address, the path of a page or a file in `public/`, or the name of a file
 * in the folder of the paper.
 */
export const linkTargetSchema = z
  .string()
  .refine(
    (text) =>
      isSafeUrl(text) || isSitePath(text) || (/^[a-z0-9][\w.-]{0,99}$/iu.test(text) && mediaTypeOf(text)),
    "write an address that begins with https://, the path of a file in public/ such as /files/slides.pdf, or the name of a file in the paper's folder",
  )
  .meta({ title: 'address or file' });

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
