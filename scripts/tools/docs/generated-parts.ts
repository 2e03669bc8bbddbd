/** Returns the Markdown of a generated part, by the name in its comment. */
export type Parts = Readonly<Record<string, () => string>>;

/** A part between `<!-- generated: NAME -->` and `<!-- end -->`, each on a line of its own. */
const part = /^<!-- generated: ([\w -]{1,60}) -->$[\s\S]*?^<!-- end -->$/gm;

/**
 * Replaces the generated parts of a Markdown text and leaves the rest as it is.
 *
 * @throws if the text names a part that does not exist
 */
export function replaceGeneratedParts(text: string, parts: Parts): string {
  return text.replace(part, (_whole, name: string) => {
    const make = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (make === undefined)
      throw new Error(`There is no generated part "${name}". Use one of ${Object.keys(parts).join(', ')}.`);
    return `<!-- generated: ${name} -->\n\n${make().trim()}\n\n<!-- end -->`;
  });
}
