/**
 * Sorts the roles of people as pages do: those that the settings list in their order, then the others alphabetically. Each
 * role is listed once.
 */
export function sortRoles(roles: readonly string[], order: readonly string[]): string[] {
  const { compare } = new Intl.Collator('en');
  const rank = (role: string) => (order.includes(role) ? order.indexOf(role) : order.length);
  return [...new Set(roles)].sort((a, b) => rank(a) - rank(b) || compare(a, b));
}
