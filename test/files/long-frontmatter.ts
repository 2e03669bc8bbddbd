/**
 * Functions that return invalid frontmatter of a given length in characters. `name` describes what the text repeats.
 */
export const longFrontmatter: readonly [name: string, yamlOf: (length: number) => string][] = [
  ['quotes', (length) => '"'.repeat(length)],
  ['aliases without an anchor', (length) => '*a '.repeat(length / 3)],
  ['keys', (length) => Array.from({ length: length / 10 }, (_, n) => `k${n}: 1`).join('\n')],
  ['nested lists', (length) => '['.repeat(length)],
];
