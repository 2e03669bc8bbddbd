/**
 * Returns a function that formats dates in a language with the precision of the input: `31 July 2024`, `July 2024`,
 * `2024`. Creating a formatter of `Intl` takes longer than formatting a hundred dates, so each is created once.
 */
export function dateFormatter(language: string): (issued: string) => string {
  const options = { year: 'numeric', timeZone: 'UTC' } as const;
  const years = new Intl.DateTimeFormat(language, options);
  const months = new Intl.DateTimeFormat(language, { ...options, month: 'long' });
  const days = new Intl.DateTimeFormat(language, { ...options, month: 'long', day: 'numeric' });
  return (issued) => {
    const [year, month, day] = issued.split('-');
    const date = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
    return (day ? days : month ? months : years).format(date);
  };
}
