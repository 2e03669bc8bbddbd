/** Formats a date with the precision of the input: `31 July 2024`, `July 2024`, `2024`. */
export function formatDate(issued: string, language: string): string {
  const [year, month, day] = issued.split('-');
  const date = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(date);
}
