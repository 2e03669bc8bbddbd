/** Where a bare address may begin and how far it may reach. */
const address = /https?:\/\/[^\s<>"“”\p{Cc}]+/iu;
/** Punctuation of the sentence around an address. */
const ending = /[.,;:!?'’”*_`$}\]\\|。，；：、）」]$/u;

/** The longest address that becomes a link, in characters. */
const longest = 2000;

/** The bare http or https address that begins a text, without the punctuation and the bracket that follow it. */
export function leadingAddress(text: string): string | undefined {
  const found = address.exec(text.slice(0, longest + 1));
  if (found?.index !== 0 || found[0].length > longest) return undefined;
  let end = found[0].search(/[，。；、）」「]/u);
  if (end === -1) end = found[0].length;
  let surplus = count(found[0].slice(0, end), ')') - count(found[0].slice(0, end), '(');
  for (; end > 0; end--) {
    const last = found[0][end - 1] ?? '';
    if (last === ')' && surplus > 0) surplus--;
    else if (!ending.test(last)) break;
  }
  const written = found[0].slice(0, end);
  return /^https?:\/\/[\p{L}\p{N}[]/iu.test(written) ? written : undefined;
}

/** An address with its scheme in small letters: browsers take `HTTPS:`, the sanitiser does not. */
export function withSmallScheme(url: string): string {
  return url.replace(/^[a-z]+:/iu, (scheme) => scheme.toLowerCase());
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
