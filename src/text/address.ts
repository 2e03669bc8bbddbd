/** Matches an http or https address in a text, up to the next space, quotation mark or angle bracket. */
const address = /https?:\/\/[^\s<>"“”\p{Cc}]+/iu;
/** Matches punctuation after an address that belongs to the sentence, not to the address. */
const ending = /[.,;:!?'’”*_`$}\]\\|。，；：、）」]$/u;

/** Maximum length of an address that becomes a link, in characters. */
const maxLength = 2000;

/**
 * Returns the http or https address with which a text begins. Punctuation and unmatched closing brackets after the
 * address are left out.
 *
 * @returns `undefined` if the text does not begin with an address
 */
export function leadingAddress(text: string): string | undefined {
  const found = address.exec(text.slice(0, maxLength + 1));
  if (found?.index !== 0 || found[0].length > maxLength) return undefined;
  let end = found[0].search(/[，。；、）」「]/u);
  if (end === -1) end = found[0].length;
  let surplus = count(found[0].slice(0, end), ')') - count(found[0].slice(0, end), '(');
  for (; end > 0; end--) {
    const last = found[0][end - 1] ?? '';
    if (last === ')' && surplus > 0) surplus--;
    else if (!ending.test(last)) break;
  }
  const url = found[0].slice(0, end);
  return /^https?:\/\/[\p{L}\p{N}[]/iu.test(url) ? url : undefined;
}

/** Returns an address with its scheme in lower case. Browsers accept `HTTPS:`, but the sanitiser does not. */
export function lowerCaseScheme(url: string): string {
  return url.replace(/^[a-z]+:/iu, (scheme) => scheme.toLowerCase());
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
