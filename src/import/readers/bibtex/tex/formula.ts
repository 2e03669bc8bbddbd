/** Formulas that consist of one sign, such as `$<$` or the degree sign in `90$^\circ$`, and the character for each. */
const signs: Readonly<Record<string, string>> = {
  '<': '<', '>': '>', '|': '|', '-': '−', '+': '+', '*': '*', '/': '/', "'": '′', '\\backslash': '\\', '\\{': '{', '\\}': '}', '\\lbrace': '{', '\\rbrace': '}', '\\&': '&', '\\%': '%', '\\_': '_', '\\#': '#',
  '\\sim': '∼', '\\ldots': '…', '\\dots': '…', '\\cdot': '·', '\\bullet': '•', '\\star': '⋆', '\\ast': '∗', '\\dagger': '†', '\\prime': '′',
  '^\\circ': '°', '^{\\circ}': '°', '^\\prime': '′', '\\copyright': '©', '\\pm': '±', '\\times': '×', '\\rightarrow': '→', '\\to': '→',
  '\\leftrightarrow': '↔', '\\leq': '≤', '\\geq': '≥', '\\le': '≤', '\\ge': '≥', '\\neq': '≠', '\\approx': '≈', '\\langle': '⟨', '\\rangle': '⟩',
}; // prettier-ignore

/**
 * Returns the plain text of a formula that is only a sign, or only the ending of an ordinal number (`th`). Returns
 * `undefined` for other formulas.
 */
export function formulaText(tex: string): string | undefined {
  const trimmed = tex.trim();
  if (Object.hasOwn(signs, trimmed)) return signs[trimmed];
  // An ordinal number is often written as `5$^{th}$`.
  return /^\^\{?\s?\\?(?:mathrm|rm|text|textrm)?\s?\{?(st|nd|rd|th)\}{0,2}$/u.exec(trimmed)?.[1];
}

/** Whether the text between two dollar signs is prose. The dollar signs then mean money, not mathematics. */
export function isMoney(tex: string): boolean {
  if (/[\\^_{}=]/u.test(tex)) return false;
  return tex.trim() === '' || /^\d[\d.,]*\s.*\p{L}{3}/u.test(tex) || /\p{L}{3}\s\p{L}{3}/u.test(tex);
}

const scriptCharacters = {
  super: toTable('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'),
  sub: toTable('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
};

/**
 * Formats a superscript or subscript for plain text. If Unicode has all of the characters, they are used. Letters in
 * a superscript, such as the ending of an ordinal number (`th`), become plain letters. Texts with special characters
 * are not changed. Anything else becomes a formula.
 */
export function formatScript(text: string, kind: 'super' | 'sub'): string {
  const trimmed = text.trim();
  const characters = [...trimmed].map((character) =>
    Object.hasOwn(scriptCharacters[kind], character) ? scriptCharacters[kind][character] : undefined,
  );
  if (!characters.includes(undefined)) return characters.join('');
  if ((kind === 'super' && /^\p{L}+$/u.test(trimmed)) || /[\\${}<>&#%~]|[^\p{ASCII}]/u.test(trimmed))
    return trimmed;
  return `$${kind === 'sub' ? '_' : '^'}{${trimmed}}$`;
}

function toTable(from: string, to: string): Readonly<Record<string, string>> {
  const characters = [...to];
  return Object.fromEntries([...from].map((character, index) => [character, characters[index] ?? character]));
}
