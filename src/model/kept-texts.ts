/** Number of short texts that a function of `keepTexts` keeps. A site of 10,000 papers has fewer titles, and fewer names. */
const shortTexts = 50_000;

/**
 * Wraps a function whose result depends on a text only, so that it is called once for each text. In `npm run dev`, each change of the
 * content makes a new library, nearly always of the same texts.
 *
 * @param maxKept the number of texts that are kept
 */
export function keepTexts(make: (text: string) => string, maxKept = shortTexts): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (kept.size >= maxKept) kept.clear();
    kept.set(text, made);
    return made;
  };
}
