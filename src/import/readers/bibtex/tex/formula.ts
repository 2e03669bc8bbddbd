/** Formulas that only write a sign: `$<$`, `90$^\circ$`. */
const signs: Readonly<Record<string, string>> = {
  '<': '<', '>': '>', '|': '|', '-': '−', '+': '+', '*': '*', '/': '/', "'": '′', '\\backslash': '\\', '\\{': '{', '\\}': '}', '\\lbrace': '{', '\\rbrace': '}', '\\&': '&', '\\%': '%', '\\_': '_', '\\#': '#',
  '\\sim': '∼', '\\ldots': '…', '\\dots': '…', '\\cdot': '·', '\\bullet': '•', '\\star': '⋆', '\\ast': '∗', '\\dagger': '†', '\\prime': '′',
  '^\\circ': '°', '^{\\circ}': '°', '^\\prime': '′', '\\copyright': '©', '\\pm': '±', '\\times': '×', '\\rightarrow': '→', '\\to': '→',
  '\\leftrightarrow': '↔', '\\leq': '≤', '\\geq': '≥', '\\le': '≤', '\\ge': '≥', '\\neq': '≠', '\\approx': '≈', '\\langle': '⟨', '\\rangle': '⟩',
}; // prettier-ignore

/** Returns the text of a formula that is only a sign or the ending of an ordinal; `undefined` for other formulas. */
export function formulaText(tex: string): string | undefined {
  const trimmed = tex.trim();
  if (Object.hasOwn(signs, trimmed)) return signs[trimmed];
  // `5$^{th}$`
  return /^\^\{?\s?\\?(?:mathrm|rm|text|textrm)?\s?\{?(st|nd|rd|th)\}{0,2}$/u.exec(trimmed)?.[1];
}

/** Whether the text between two dollar signs is prose, so that the signs mean money. */
export function isMoney(tex: string): boolean {
  if (/[\\^_{}=]/u.test(tex)) return false;
  return tex.trim() === '' || /^\d[\d.,]*\s.*\p{L}{3}/u.test(tex) || /\p{L}{3}\s\p{L}{3}/u.test(tex);
}

const scriptCharacters = {
  super: toTable('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'),
  sub: toTable('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
};

/**
 * Formats a superscript or subscript in prose: as characters if Unicode has all of them, as plain letters for ordinals, else as a
 * formula.
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
