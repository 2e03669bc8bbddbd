import { isRepositoryUrl } from '../../../model/url.ts';

/**
 * The repository of code that a text names, as an address; with or without `https://`, `\url{…}` or not. The first one counts,
 * but a repository of data only where there is no other.
 */
export function findRepository(text: string): string | undefined {
  const addresses =
    /(?:https?:\/\/|(?<![\w./-])(?=(?:www\.)?(?:github|gitlab|bitbucket|huggingface)\.(?:com|org|co)\/))[^\s<>"{}|^`]{1,500}/giu;
  // Few texts have an address, and this is seen faster.
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

/** Without what ends a sentence or closes a bracket opened before the address, and the next sentence's word if no blank parts them. */
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
