/** Decodes a value that is mostly not TeX, such as an address: only escaped signs and groups of one character are replaced. */
export function decodeVerbatim(source: string): string {
  if (!/[\\{]/u.test(source)) return source.trim();
  return source
    .replace(/^\s*\\(?:url|path|nolinkurl|href)\s{0,9}\{([^{}]*)\}(?:\{[^{}]*\})?\s*$/u, '$1')
    .replace(/\{?\\(?:textasciitilde|sim)(?:\{\})?\}?|\\~(?:\{\})?|\{\\?~\}/gu, '~')
    .replace(/\{?\\textunderscore(?:\{\})?\}?/gu, '_')
    .replace(/\{\\([_%#&$])\}|\\([_%#&${}])/gu, '$1$2')
    .replace(/\{([^{}\\])\}/gu, '$1')
    .trim();
}
