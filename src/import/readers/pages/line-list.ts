/**
 * Returns a test of whole lines. The entries are separated by `|`, in small letters. An entry can end with `#` for an
 * optional number (`citations #` matches `Citations 12` and `12 Citations`), or with `*` for a few more characters.
 */
export function lineList(entries: string): { test: (line: string) => boolean } {
  const exact = new Set<string>();
  const counted = new Set<string>();
  const beginnings: string[] = [];
  for (const entry of entries.split('|')) {
    if (entry.endsWith('#')) counted.add(entry.slice(0, -1).trim());
    else if (entry.endsWith('*')) beginnings.push(entry.slice(0, -1));
    else exact.add(entry);
  }
  return {
    test: (line) => {
      if (line.length > maxLength) return false;
      const text = line.toLowerCase();
      if (exact.has(text) || counted.has(text)) return true;
      if (/\d/u.test(text) && counted.has(text.replace(/[\d,.()#+–-]/gu, '').trim())) return true;
      return beginnings.some(
        (beginning) => text.startsWith(beginning) && text.length <= beginning.length + maxRest,
      );
    },
  };
}

/** Maximum length of a line of a menu, in characters. */
const maxLength = 120;
/** Maximum number of characters after the beginning of an entry with `*`. */
const maxRest = 30;
