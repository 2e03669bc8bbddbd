import { isRepositoryUrl } from '../../../model/url.ts';

/**
 * Returns the web address of the first code repository in a text. The address may have no `https://`, and may be
 * inside `\url{…}`. The address of a data set is returned only if there is no code repository.
 */
export function findRepository(text: string): string | undefined {
  const addresses =
    /(?:https?:\/\/|(?<![\w./-])(?=(?:www\.)?(?:github|gitlab|bitbucket|huggingface)\.(?:com|org|co)\/))[^\s<>"{}|^`]{1,500}/giu;
  // Few texts contain a web address, and this test is faster than the pattern below.
  if (!/:\/\/|\.(?:com|org|co)\//iu.test(text)) return undefined;
  let data: string | undefined;
  for (const [found] of text.matchAll(addresses)) {
    const [address = ''] = found.replace(/\\([_%#&~-])/gu, '$1').split('\\', 1);
    const plain = trimEnd(address);
    const url = /^https?:/iu.test(plain) ? plain : `https://${plain}`;
    if (!isRepositoryUrl(url)) continue;
    if (!/^https?:\/\/(?:www\.)?huggingface\.co\/datasets\//iu.test(url)) return url;
    data ??= url;
  }
  return data;
}

/**
 * Removes from the end of a web address everything that belongs to the sentence around it:
 *
 * - punctuation;
 * - a closing bracket that was opened before the address;
 * - the first word of the next sentence, if there is no space before it.
 */
function trimEnd(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const head = address.slice(0, end);
    if (/[.,;:!?'’”*$\]]/u.test(last)) end--;
    else if (last === ')' && count(head, ')') > count(head, '(')) end--;
    else break;
  }
  return address.slice(0, end).replace(/\.[A-Z][a-z]{3,}$/u, '');
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
