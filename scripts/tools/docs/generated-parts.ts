/** Functions that return the Markdown of the generated parts of a page, by the name in the comment of the part. */
export type GeneratedParts = Readonly<Record<string, () => string | Promise<string>>>;

/**
 * Matches a generated part, which is between `<!-- generated: NAME -->` and `<!-- end -->`. Each of the two comments is
 * on a line of its own.
 */
const part = /^<!-- generated: ([\w -]{1,60}) -->$[\s\S]*?^<!-- end -->$/gm;

/**
 * Replaces the generated parts of a Markdown text. The rest of the text is not changed.
 *
 * @throws if the name of a part in the text is not in `parts`
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
