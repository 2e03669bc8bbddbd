/** Commands of LaTeX that set a mark on a letter, with the combining character of Unicode. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', u: '\u0306', '.': '\u0307', '"': '\u0308',
  r: '\u030a', H: '\u030b', v: '\u030c', d: '\u0323', c: '\u0327', k: '\u0328', b: '\u0331',
}; // prettier-ignore

/** Commands that are a character. */
const characters: Readonly<Record<string, string>> = {
  aa: 'å', AA: 'Å', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', ss: 'ß', dh: 'ð', DH: 'Ð', dj: 'đ',
  DJ: 'Đ', th: 'þ', TH: 'Þ', ng: 'ŋ', NG: 'Ŋ', i: 'ı', j: 'ȷ', S: '§', P: '¶', copyright: '©', pounds: '£', dots: '…', ldots: '…',
  textendash: '–', textemdash: '—', textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“', textquotedblright: '”',
  textregistered: '®', texttrademark: '™', textdegree: '°', textmu: 'µ', texteuro: '€', euro: '€', textbullet: '•',
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι',
  kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'ϕ',
  varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ',
  Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', infty: '∞', times: '×', pm: '±', sim: '∼', to: '→', rightarrow: '→', leq: '≤',
  geq: '≥', approx: '≈', neq: '≠',
}; // prettier-ignore

/** Mathematics and escaped characters, which stay; an escaped apostrophe; or a command with its letter, in braces or not. */
const command =
  /\\[\\$()]|\$[^$]+\$|(?<apostrophe>\\'(?=s(?!\p{L})|[bdfghjkmpqtvwx]))|(?<open>\{)?\\(?:(?<mark>['`^"~=.]|[uvHcdbkr](?=[\s{]))\s{0,3}(?:\{\\?(?<braced>\p{L})\}|\\(?<dotless>[ij])(?!\p{L})|(?<letter>\p{L}))|(?<name>[a-zA-Z]{1,20})(?![a-zA-Z])(?<blank>\{\}|\s)?|(?<sign>[&%#_]))(?<close>\})?/gu;

/**
 * Prose with the letters that LaTeX writes by commands as characters: `Metodolog\'ias`, `{\"o}`, `\v{s}`, `\ss`, `\alpha`. Mathematics stays,
 * and so do commands that are no letters.
 */
export function withoutTexAccents(text: string): string {
  if (!text.includes('\\')) return text;
  const lastClose = text.lastIndexOf('\\)');
  let isMath = false;
  return text.replace(command, (whole: string, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (whole === '\\(') isMath = (rest.at(-3) as number) < lastClose;
    else if (whole === '\\)') isMath = false;
    if (isMath) return whole;
    if (groups.apostrophe !== undefined) return "'";
    const { open = '', close = '', name, blank = '' } = groups;
    const found = characterOf(groups) ?? groups.sign;
    if (found === undefined) return whole;
    if (open !== '' && close !== '') return found;
    // A blank behind a letter such as `\o` only ends its name; behind `\alpha` it parts words.
    const gap = blank === '{}' || (name ?? '').length < 3 ? '' : blank;
    return `${open}${found}${gap}${close}`;
  });
}

function characterOf({
  mark,
  braced,
  dotless,
  letter = braced ?? dotless,
  name,
}: Record<string, string | undefined>): string | undefined {
  if (name !== undefined) return Object.hasOwn(characters, name) ? characters[name] : undefined;
  if (mark === undefined || letter === undefined || !Object.hasOwn(accents, mark)) return undefined;
  return `${letter}${accents[mark]}`.normalize('NFC');
}
