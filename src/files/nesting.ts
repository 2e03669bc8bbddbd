/**
 * Whether a value contains more than `levels` levels of nested lists and maps. True for a value that contains itself.
 */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
