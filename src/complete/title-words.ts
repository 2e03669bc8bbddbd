import anyAscii from 'any-ascii';
import { unifySigns } from '../model/characters.ts';
import { decodePlainText } from '../import/readers/values/markup.ts';
import { decodeTexAccents } from '../import/readers/values/tex-accents.ts';

/** Maximum number of characters of a title that are compared. */
const maxLength = 500;

/** The names of Greek letters and of signs, as TeX calls them, so that `β`, `$\beta$` and `beta` are equal. */
const signNames: Readonly<Record<string, string>> = {
  α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ϵ: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ϑ: 'theta',
  ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu', µ: 'mu', ν: 'nu', ξ: 'xi', π: 'pi', ρ: 'rho', σ: 'sigma', ς: 'sigma', τ: 'tau',
  υ: 'upsilon', φ: 'phi', ϕ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega', '∞': 'infty', '×': 'times', '→': 'to', '≤': 'leq', '≥': 'geq',
  '≈': 'approx', '≠': 'neq', '∼': 'sim', '&': ' and ', ℓ: 'l', '⊗': 'otimes', '⊕': 'oplus',
}; // prettier-ignore

/** Names of TeX commands that mean the same as another one. */
const sameCommands: Readonly<Record<string, string>> = {
  varepsilon: 'epsilon', vartheta: 'theta', varphi: 'phi', varrho: 'rho', varsigma: 'sigma', rightarrow: 'to', le: 'leq', ge: 'geq',
  ne: 'neq', ell: 'l',
}; // prettier-ignore

/** TeX commands that change only how a text looks. */
const looks =
  /^(?:math(?:cal|bb|bf|rm|it|sf|tt|frak|scr|normal)|text(?:bf|it|rm|sf|tt|sc|sl|up|normal)?|emph|boldsymbol|bm|operatorname|mbox|hbox|ensuremath|left|right|big|Big|rm|bf|it|sf|tt|sc|em|noindent|protect|displaystyle|url|href|underline|overline|quad|qquad)$/u;

/** Marks that publishers put before the title of a retracted paper. */
const retracted =
  /^\s{0,9}\[?(?:retracted(?: article| paper| chapter)?|withdrawn(?: article)?)\]?\s{0,3}[:.–—-]\s{0,3}/iu;

/**
 * Returns the text of a title without everything that sources write differently: markup, TeX, accents, case and the
 * marks of a retracted paper. Punctuation stays, because it separates the subtitle.
 */
export function plainTitle(title: string): string {
  const decoded = decodeTexAccents(decodePlainText(title.slice(0, maxLength)));
  const withoutTex = decoded
    .replace(/\\([a-zA-Z]{1,30})\*?/gu, (_, name: string) =>
      looks.test(name) ? '' : (sameCommands[name] ?? name),
    )
    .replace(/\\[,;:! ]/gu, ' ')
    .replace(/[\\${}^_]/gu, '');
  const unmarked = withoutTex.replace(retracted, '');
  return (
    unifySigns(unmarked.toLowerCase())
      .replaceAll("'", '')
      .replace(/[αβγδεϵζηθϑικλμµνξπρσςτυφϕχψω∞×→≤≥≈≠∼&ℓ⊗⊕]/gu, (sign) => signNames[sign] ?? sign)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // Letters such as ℝ become capitals.
      .toLowerCase()
  );
}

/** Words before the number of a part. */
const beforeNumber = /^(?:part|parts|volume|vol|chapter|episode|session|phase)$/u;

/** The numbers of parts, as words and as Roman numerals: `part ii` and `part two` are `part 2`. */
const numerals: Readonly<Record<string, string>> = {
  i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6', vii: '7', viii: '8', ix: '9', x: '10',
  one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10',
}; // prettier-ignore

/** Returns the words of a title as letters and digits in ASCII: `beta`, `decay`, `2`. */
export function wordsOfTitle(plain: string): string[] {
  const ascii = /^[\x20-\x7e]*$/u.test(plain) ? plain : anyAscii(plain).toLowerCase();
  const words = ascii.split(/[^a-z0-9+#]+/u).filter((word) => word !== '');
  return words.map((word, index) => {
    // `i`, `v` and `x` are letters, unless they count something.
    const isNumber = /^(?:ii|iii|iv|vi{1,3}|ix)$/u.test(word) || beforeNumber.test(words[index - 1] ?? '');
    return isNumber && Object.hasOwn(numerals, word) ? (numerals[word] ?? word) : word;
  });
}

/**
 * Returns about how many words a title has. In scripts without spaces, two characters count as one word.
 */
export function countWords(plain: string, words: readonly string[]): number {
  const unspaced =
    plain.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return Math.max(words.length, Math.floor(unspaced / 2));
}

/**
 * Returns the parts of a title before and after each sign that may separate a subtitle: `:`, `?`, `!`, a dash, a full
 * stop, or an opening bracket.
 */
export function splitSubtitle(plain: string): { head: string; rest: string }[] {
  const signs = plain.matchAll(/[:?!;]|\.(?=\s)|[–—]|\s-+\s|\s?[([]|--+/gu);
  return [...signs].slice(0, 8).map(({ index, 0: sign }) => ({
    head: plain.slice(0, index),
    rest: plain.slice(index + sign.length),
  }));
}
