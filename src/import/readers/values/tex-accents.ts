import { texAccents, texCharacters } from '../../../model/tex-characters.ts';

/** The characters for commands: letters and signs of text, Greek letters, and some signs of mathematics. */
const characters: Readonly<Record<string, string>> = {
  ...texCharacters,
  texteuro: '€', euro: '€', textbullet: '•',
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι',
  kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'ϕ',
  varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ',
  Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', infty: '∞', times: '×', sim: '∼', to: '→', rightarrow: '→', leq: '≤',
  geq: '≥', approx: '≈', neq: '≠',
}; // prettier-ignore

/**
 * Pattern that matches one of the following:
 *
 * - mathematics or an escaped sign, which are kept;
 * - an escaped apostrophe (`model\'s`);
 * - a command with its letter, with or without braces.
 */
const command =
  /\\[\\$()]|\$[^$]+\$|(?<apostrophe>\\'(?=s(?!\p{L})|[bdfghjkmpqtvwx]))|(?<open>\{)?\\(?:(?<accent>['`^"~=.]|[uvHcdbkrh](?=[\s{]))\s{0,3}(?:\{\\?(?<braced>\p{L})\}|\\(?<dotless>[ij])(?!\p{L})|(?<letter>\p{L}))|(?<name>[a-zA-Z]{1,20})(?![a-zA-Z])(?<after>\{\}|\s)?|(?<sign>[&%#_]))(?<close>\})?/gu;

/**
 * Replaces the LaTeX commands for letters by the letters: `Metodolog\'ias`, `{\"o}`, `\v{s}`, `\ss`, `\alpha`.
 * Mathematics and all other commands are kept.
 */
export function decodeTexAccents(text: string): string {
  let decoded = text;
  // A letter with two accents, such as `\~{\^e}`, is decoded from the inside.
  for (let accents = 0; accents < maxAccents && decoded.includes('\\'); accents++) {
    const inner = decodeOnce(decoded);
    if (inner === decoded) break;
    decoded = inner;
  }
  return decoded;
}

/** Maximum number of accents on one letter. */
const maxAccents = 3;

function decodeOnce(text: string): string {
  const lastClose = text.lastIndexOf('\\)');
  let isMath = false;
  return text.replace(command, (match: string, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (match === '\\(') isMath = (rest.at(-3) as number) < lastClose;
    else if (match === '\\)') isMath = false;
    if (isMath) return match;
    if (groups.apostrophe !== undefined) return "'";
    const { open = '', close = '', name, after = '' } = groups;
    const character = characterOf(groups) ?? groups.sign;
    if (character === undefined) return match;
    if (open !== '' && close !== '') return character;
    // The space after a short command such as `\o` only ends the name of the command. After a longer command such as
    // `\alpha`, the space separates words.
    const gap = after === '{}' || (name ?? '').length < 3 ? '' : after;
    return `${open}${character}${gap}${close}`;
  });
}

function characterOf({
  accent,
  braced,
  dotless,
  letter = braced ?? dotless,
  name,
}: Record<string, string | undefined>): string | undefined {
  if (name !== undefined) return Object.hasOwn(characters, name) ? characters[name] : undefined;
  if (accent === undefined || letter === undefined || !Object.hasOwn(texAccents, accent)) return undefined;
  return `${letter}${texAccents[accent]}`.normalize('NFC');
}
