import type { CslItem } from './csl-json.ts';

/** The columns of the CSV file. The key is the header; the function returns the text of the cell for a paper. */
const columns: Record<string, (item: CslItem) => string | undefined> = {
  Title: ({ title }) => title,
  Authors: ({ author }) => author?.map(formatName).join('; '),
  Date: ({ issued }) => issued?.['date-parts'][0]?.map((part) => String(part).padStart(2, '0')).join('-'),
  Venue: (item) => item['container-title'],
  Type: ({ type }) => type,
  Volume: ({ volume }) => volume,
  Issue: ({ issue }) => issue,
  Pages: ({ page }) => page,
  Publisher: ({ publisher }) => publisher,
  DOI: ({ DOI }) => DOI,
  arXiv: ({ custom }) => custom?.arXiv,
  URL: ({ URL: address }) => address,
  Code: ({ custom }) => (typeof custom?.code === 'string' ? custom.code : undefined),
  Topics: ({ categories }) => categories?.join('; '),
  Keywords: ({ keyword }) => keyword,
  'Citation key': (item) => item['citation-key'],
  Abstract: ({ abstract }) => abstract,
};

/**
 * Formats papers as CSV (RFC 4180): a header line, CR LF line ends, every cell in quotes. A cell that a spreadsheet
 * could read as a formula gets an apostrophe before its first character (see OWASP, "CSV Injection"), because titles
 * come from external sources.
 */
export function formatCsv(items: readonly CslItem[]): string {
  const rows = [
    Object.keys(columns),
    ...items.map((item) => Object.values(columns).map((cell) => cell(item))),
  ];
  return rows.map((row) => `${row.map(formatCell).join(',')}\r\n`).join('');
}

function formatCell(text = ''): string {
  return `"${text.replace(/^(?=[=+\-@\t\r\n＝＋－＠])/u, "'").replaceAll('"', '""')}"`;
}

function formatName(name: NonNullable<CslItem['author']>[number]): string {
  if (name.literal !== undefined) return name.literal;
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return [family, name.given, name.suffix].filter(Boolean).join(', ');
}
