import { isGroupName } from '../../../model/name-parts.ts';
import type { Name } from '../../../model/name.ts';
import { licenseUrl } from '../../../model/license.ts';
import { isRepositoryUrl, isSafeUrl } from '../../../model/url.ts';
import type { Draft } from '../values/draft.ts';
import type { Json } from '../values/json.ts';
import { toTitle } from '../values/markup.ts';
import { parseFamilyFirst } from '../values/names.ts';
import { nameOf, plainName } from './names.ts';

/** Names of licences in the list of SPDX: `Apache-2.0`, `GPL-3.0-or-later`. */
const spdx = /^[a-z0-9][a-z0-9.+-]{1,60}$/iu;

/**
 * Reads the licence of software or of a data set, if there is only one: an address, or the name of a licence at SPDX. The
 * page of SPDX is the address of a licence without an address.
 */
export function setLicense(
  stated: readonly (string | undefined)[],
  draft: Draft,
  source: readonly [string, Json],
): void {
  const all = [...new Set(stated.filter((one) => one !== undefined))];
  const addresses = [...new Set(all.flatMap((one) => licenseAddress(one) ?? []))];
  const [only, ...others] = addresses;
  if (only !== undefined && others.length === 0) draft.set('license', only, source);
  else draft.keep(source[0], all);
}

function licenseAddress(text: string): string | undefined {
  if (isSafeUrl(text)) return text.replace(/^http:\/\/(creativecommons\.org)\//u, 'https://$1/');
  const common = licenseUrl(text);
  if (common !== undefined) return common;
  const isName = spdx.test(text) && /\d|MIT|ISC|Unlicense/u.test(text);
  return isName ? `https://spdx.org/licenses/${text}.html` : undefined;
}

/** Names of relations after which an identifier is the source code of the resource. */
const codeRelations = new Set([
  'issupplementto',
  'isderivedfrom',
  'issourceof',
  'iscompiledby',
  'isidenticalto',
]);

/** Reads a related address as the code of the resource, if it is a repository. */
export function readCodeLink(relation: string | undefined, address: string | undefined, draft: Draft): void {
  if (draft.paper.code !== undefined || address === undefined || !isRepositoryUrl(address)) return;
  if (codeRelations.has((relation ?? '').toLowerCase())) draft.paper.code = address;
}

/**
 * Returns the name of a creator: a group, or a person whose name has parts, is written with the family name first, or is
 * one text.
 */
export function creatorName(
  whole: string | undefined,
  { family, given, isGroup }: { family: string | undefined; given: string | undefined; isGroup: boolean },
): Name | undefined {
  const text = toTitle(whole ?? '');
  if (text !== '' && (isGroup || (family === undefined && isGroupName(text)))) return { literal: text };
  if (family !== undefined) return nameOf({ family, given: given ?? null });
  const parsed = text.includes(',') ? parseFamilyFirst(text) : undefined;
  return parsed ?? plainName(text === '' ? given : text);
}
