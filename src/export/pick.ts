/**
 * Returns the BibTeX entries of some papers, in the order of `keys`. Keys without an entry are skipped.
 *
 * @param text BibTeX that `formatBibtex` has written
 * @param keys citation keys of the papers
 */
export function pickBibtex(text: string, keys: readonly string[]): string {
  const entries = new Map(
    splitBibtex(text).map((entry) => [/^@\w+\{([^,]*),/.exec(entry)?.[1] ?? '', entry]),
  );
  return keys.flatMap((key) => entries.get(key) ?? []).join('\n');
}

/** Splits BibTeX into its entries. As in BibTeX itself, a brace counts even after a backslash. */
function splitBibtex(text: string): string[] {
  const entries: string[] = [];
  let start = text.indexOf('@');
  while (start !== -1) {
    let depth = 0;
    const brace = /[{}]/g;
    brace.lastIndex = start;
    for (let match = brace.exec(text); match; match = brace.exec(text)) {
      depth += match[0] === '{' ? 1 : -1;
      if (depth === 0) break;
    }
    const end = brace.lastIndex > start ? brace.lastIndex : text.length;
    entries.push(`${text.slice(start, end)}\n`);
    start = text.indexOf('@', end);
  }
  return entries;
}

/**
 * Returns the RIS records of some papers, in the order of `keys`. Keys without a record are skipped.
 *
 * @param text RIS that `formatRis` has written
 * @param keys citation keys of the papers, which are the values of `ID`
 */
export function pickRis(text: string, keys: readonly string[]): string {
  const records = new Map(
    text
      .split(/(?<=^ER {2}- \r\n)(?:\r\n)?/mu)
      .map((record) => [/^ID {2}- (.*)\r$/mu.exec(record)?.[1] ?? '', record]),
  );
  return keys.flatMap((key) => records.get(key) ?? []).join('\r\n');
}
