/** Formulas that are only there because the sign is one in TeX: `$<$`, `90$^\circ$`. */
const signs: Readonly<Record<string, string>> = {
  '<': '<', '>': '>', '|': '|', '-': '−', '+': '+', '*': '*', '/': '/', "'": '′', '\\backslash': '\\', '\\{': '{', '\\}': '}', '\\lbrace': '{', '\\rbrace': '}', '\\&': '&', '\\%': '%', '\\_': '_', '\\#': '#',
  '\\sim': '∼', '\\ldots': '…', '\\dots': '…', '\\cdot': '·', '\\bullet': '•', '\\star': '⋆', '\\ast': '∗', '\\dagger': '†', '\\prime': '′',
  '^\\circ': '°', '^{\\circ}': '°', '^\\prime': '′', '\\copyright': '©', '\\pm': '±', '\\times': '×', '\\rightarrow': '→', '\\to': '→',
  '\\leftrightarrow': '↔', '\\leq': '≤', '\\geq': '≥', '\\le': '≤', '\\ge': '≥', '\\neq': '≠', '\\approx': '≈', '\\langle': '⟨', '\\rangle': '⟩',
}; // prettier-ignore

/** What is no formula but a sign or an ordinal as prose has it; `undefined` for a formula. */
export function formulaText(tex: string): string | undefined {
  const trimmed = tex.trim();
  if (Object.hasOwn(signs, trimmed)) return signs[trimmed];
  // `5$^{th}$`
  return /^\^\{?\s?\\?(?:mathrm|rm|text|textrm)?\s?\{?(st|nd|rd|th)\}{0,2}$/u.exec(trimmed)?.[1];
}

/** Whether what stands between two dollar signs are words, so that they mean money. */
export function isMoney(tex: string): boolean {
  if (/[\\^_{}=]/u.test(tex)) return false;
  return tex.trim() === '' || /^\d[\d.,]*\s.*\p{L}{3}/u.test(tex) || /\p{L}{3}\s\p{L}{3}/u.test(tex);
}

const figures = {
  super: toTable('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'),
  sub: toTable('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
};

/** An index in prose: as characters where Unicode has all of them, an ordinal's letters as letters, else as a formula. */
export function raisedText(text: string, kind: 'super' | 'sub'): string {
  const trimmed = text.trim();
  const characters = [...trimmed].map((character) =>
    Object.hasOwn(figures[kind], character) ? figures[kind][character] : undefined,
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
