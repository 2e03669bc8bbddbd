/** Returns the Markdown of a generated part, by the name in its comment. */
export type GeneratedParts = Readonly<Record<string, () => string | Promise<string>>>;

/** A part between `<!-- generated: NAME -->` and `<!-- end -->`, each on a line of its own. */
const part = /^<!-- generated: ([\w -]{1,60}) -->$[\s\S]*?^<!-- end -->$/gm;

/**
 * Replaces the generated parts of a Markdown text and leaves the rest as it is.
 *
 * @throws if the text names a part that does not exist
 */
export async function replaceGeneratedParts(text: string, parts: GeneratedParts): Promise<string> {
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(part)) {
    const make = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (make === undefined)
      throw new Error(`There is no generated part "${name}". Use one of ${Object.keys(parts).join(', ')}.`);
    const made = (await make()).trim();
    pieces.push(text.slice(end, index), `<!-- generated: ${name} -->\n\n${made}\n\n<!-- end -->`);
    end = index + whole.length;
  }
  return [...pieces, text.slice(end)].join('');
}
