/**
 * Decodes a value that usually contains no TeX, such as a web address. Only escaped signs, and braces around one
 * character, are replaced.
 */
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
