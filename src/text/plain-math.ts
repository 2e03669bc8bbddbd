import type { HtmlElement, HtmlNode } from './tree.ts';

const superscripts: Readonly<Record<string, string>> = Object.fromEntries([...'0123456789+−=()'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'][index] ?? sign])); // prettier-ignore
const subscripts: Readonly<Record<string, string>> = Object.fromEntries([...'0123456789+−=()'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][index] ?? sign])); // prettier-ignore

/** Returns a formula as one line of plain text, as people write formulas in an e-mail: `ℝ^n`, `x₁`, `(a+b)/c`, `√2`. */
export function mathText(math: HtmlElement): string {
  return textOf(math)
    .replace(/[\u2061-\u2064]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/([([{]) | (?=[)\]}])/gu, '$1')
    .trim();
}

function textOf(node: HtmlNode): string {
  if (node.type === 'text') return plainLetters(node.value);
  if (node.type !== 'element') return '';
  const parts = node.children.map(textOf);
  const [first = '', second = '', third = ''] = parts;
  switch (node.tagName) {
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`;
    case 'msup':
    case 'mover':
      return first + raised(second, node.tagName === 'mover');
    case 'msub':
    case 'munder':
      return first + lowered(second);
    case 'msubsup':
    case 'munderover':
      return first + lowered(second) + raised(third, false);
    case 'msqrt':
      return `√${grouped(parts.join(''))}`;
    case 'mroot':
      return `${raised(second, false)}√${grouped(first)}`;
    case 'mspace':
      return ' ';
    case 'mtd':
    case 'mtr':
      return `${parts.join('')} `;
    case 'mo':
      return operator(parts.join(''));
    default:
      return parts.join('');
  }
}

/**
 * Replaces mathematical letters such as `𝑥` with normal letters. Letters such as `ℝ` stay, because people type them.
 */
function plainLetters(text: string): string {
  return text.replace(/[\u210e\u{1d400}-\u{1d537}\u{1d56c}-\u{1d7ff}]/gu, (letter) =>
    letter.normalize('NFKC'),
  );
}

function operator(text: string): string {
  return /^[=<>≤≥≈∼≠→←↦∈⊂⊆×±≪≫∝≡:,]$/u.test(text) ? (/^[,:]$/u.test(text) ? `${text} ` : ` ${text} `) : text;
}

function raised(text: string, isAccent: boolean): string {
  if (isAccent) return combining[text.trim()] ?? (text.trim() === '' ? '' : `^${grouped(text)}`);
  if (/^[′″‴*∗⋆†⊤°]+$/u.test(text)) return text;
  if (text === '∘') return '°';
  return script(text, superscripts, '^');
}

function lowered(text: string): string {
  // A decimal number as index is written without `_`, because people search for `PM2.5`, not for `PM_2.5`.
  return script(text, subscripts, /^\d+\.\d+$/u.test(text) ? '' : '_');
}

function script(text: string, signs: Readonly<Record<string, string>>, prefix: string): string {
  const tight = text.replace(/ ([^\p{L}\p{N}]) /gu, '$1').trim();
  if (tight === '') return '';
  const letters = [...tight];
  if (letters.every((letter) => Object.hasOwn(signs, letter)))
    return letters.map((letter) => signs[letter]).join('');
  return prefix + grouped(tight);
}

/** Accents of formulas, with the combining character of Unicode that has the same meaning. */
const combining: Readonly<Record<string, string>> = {
  ˆ: '\u0302', '^': '\u0302', '˜': '\u0303', '~': '\u0303', '¯': '\u0304', '‾': '\u0304', '˙': '\u0307', '¨': '\u0308',
  '→': '\u20d7', '⃗': '\u20d7', 'ˇ': '\u030c', '˘': '\u0306',
}; // prettier-ignore

function grouped(text: string): string {
  const trimmed = text.trim();
  return /^[\p{L}\p{M}\p{N}.]*$/u.test(trimmed) || [...trimmed].length === 1 ? trimmed : `(${trimmed})`;
}
