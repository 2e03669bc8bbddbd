/**
 * Some of the entries that a text of ours holds, in the order asked for. What is not there is left out.
 *
 * @param text as `formatBibtex` writes it
 * @param keys citation keys
 */
export function pickBibtex(text: string, keys: readonly string[]): string {
  const entries = new Map(
    splitBibtex(text).map((entry) => [/^@\w+\{([^,]*),/.exec(entry)?.[1] ?? '', entry]),
  );
  return keys.flatMap((key) => entries.get(key) ?? []).join('\n');
}

/** Braces say where an entry ends, as they do to BibTeX: escaped ones count, too. */
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
 * Some of the records of a text as `formatRis` writes it, in the order asked for.
 *
 * @param keys citation keys, which stand in `ID`
 */
export function pickRis(text: string, keys: readonly string[]): string {
  const records = new Map(
    text
      .split(/(?<=^ER {2}- \r\n)(?:\r\n)?/mu)
      .map((record) => [/^ID {2}- (.*)\r$/mu.exec(record)?.[1] ?? '', record]),
  );
  return keys.flatMap((key) => records.get(key) ?? []).join('\r\n');
}
