/**
 * An entry as BibTeX reads it. Each value is a bare word or a text in braces. A brace counts even after a backslash.
 */
export interface Entry {
  type: string;
  key: string;
  fields: Record<string, string>;
}

/**
 * Parses the output of `formatBibtex` as strictly as bibtex.web, the source of the program BibTeX. Throws at the first
 * unexpected character.
 */
export function readBibtex(text: string): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  const take = (pattern: RegExp): string[] => {
    const sticky = new RegExp(pattern, 'uy');
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (!match) throw new Error(`No ${pattern} at ${at}: ${JSON.stringify(text.slice(at, at + 60))}`);
    at = sticky.lastIndex;
    return [...match];
  };
  while (at < text.length) {
    const [, type = '', key = ''] = take(/@([a-z]+)\{([a-z0-9-]+),\n/);
    const fields: Record<string, string> = {};
    while (text[at] === ' ') {
      const [, name = ''] = take(/ {2}([a-z]+) = /);
      if (name in fields) throw new Error(`${name} twice`);
      fields[name] = text[at] === '{' ? braced() : (take(/[a-z]{3}/)[0] ?? '');
      take(/,\n/);
    }
    take(/\}\n\n?/);
    entries.push({ type, key, fields });
  }
  return entries;

  function braced(): string {
    const start = at;
    let depth = 0;
    do {
      if (text[at] === '{') depth++;
      if (text[at] === '}') depth--;
      if (at++ >= text.length) throw new Error('A field has no end');
    } while (depth > 0);
    return text.slice(start + 1, at - 1);
  }
}

/** Splits a text at each separator that is outside of braces. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  for (const [piece, found] of text.matchAll(new RegExp(`(${separator.source})|[\\s\\S]`, 'giu'))) {
    if (found !== undefined && depth === 0) {
      parts.push('');
      continue;
    }
    for (const sign of piece) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    parts[parts.length - 1] += piece;
  }
  return parts;
}
