import type { HtmlElement, HtmlNode } from './tree.ts';

/** Characters of a subscript or superscript that Unicode has in small: `2` and `₂`, `2` and `²`. */
const subscripts = toTable('0123456789+−=()*′', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎*′');
const superscripts = toTable('0123456789+−=()*′″‴⋆†‡⊤°', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾*′″‴⋆†‡⊤°');

/** Small capitals, which `\textsc` produces, and their letters. */
const smallCapitals = toTable('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz');

/** Accents of formulas, with the combining character of Unicode that has the same meaning. */
const combining: Readonly<Record<string, string>> = {
  ˆ: '\u0302', '^': '\u0302', '˜': '\u0303', '~': '\u0303', '¯': '\u0304', '‾': '\u0304', '˙': '\u0307', '¨': '\u0308',
  '→': '\u20d7', '⃗': '\u20d7', 'ˇ': '\u030c', '˘': '\u0306', '´': '\u0301', '`': '\u0300', '˚': '\u030a',
}; // prettier-ignore

/** Matches the braces of `\underbrace` and `\overbrace`, which only show what a label refers to. */
const labelBrace = /^[⏞⏟⏠⏡⎴⎵︷︸]$/u;

/**
 * Returns a formula as one line of plain text, as people write formulas in an e-mail: `ℝ^n`, `x₁`, `(a+b)/c`, `√2`,
 * `CO₂`, `km s⁻¹`.
 */
export function mathText(math: HtmlElement): string {
  return (
    textOf(math)
      .replace(/[\u2061-\u2064\u200b\u2060\ufeff]/gu, '')
      .replace(/\s+/gu, ' ')
      .replace(/([([{⟨]) | (?=[)\]}⟩,;])/gu, '$1')
      .replace(/ ?: =/gu, ' :=')
      // An operator with one operand has no space: `±5`, `∼24%`, `10×`.
      .replace(/(^ ?|[([{,=<>≤≥] ?)([±∼≈×<>]) (?=\S)/gu, '$1$2')
      .replace(/ ([×%]) ?$/gu, '$1')
      .normalize('NFC')
      .trim()
  );
}

/**
 * Returns the text of a subscript or superscript outside of a formula (`\textsubscript{2}`): in small characters if
 * Unicode has all of them, otherwise as it is (`20th`).
 */
export function scriptText(text: string, kind: 'sub' | 'sup'): string {
  const signs = kind === 'sub' ? subscripts : superscripts;
  return inSmall(text.replace(/-/gu, '−'), signs) ?? text;
}

// The depth of the tree is limited when the formula is typeset, so that this recursion is safe.
function textOf(node: HtmlNode): string {
  if (node.type === 'text') return plainLetters(node.value);
  if (node.type !== 'element' || node.tagName === 'mphantom') return '';
  const parts = node.children.map(textOf);
  const [first = '', second = '', third = ''] = parts;
  switch (node.tagName) {
    case 'mfrac':
      // A fraction without a line is a binomial coefficient.
      if (/^0/u.test(String(node.properties['linethickness'] ?? ''))) return `${first} ${second}`;
      return `${numerator(first)}/${denominator(second)}`;
    case 'msup':
      return scripted(first, '', second);
    case 'msub':
      return scripted(first, second, '');
    case 'msubsup':
      return scripted(first, second, third);
    case 'mover':
      return withAccent(first, second);
    case 'munder':
      return labelBrace.test(second.trim()) ? first : scripted(first, second, '', true);
    case 'munderover':
      return scripted(first, second, third, true);
    case 'mmultiscripts':
      return multiscripted(node, parts);
    case 'msqrt':
      return `√${grouped(parts.join(''))}`;
    case 'mroot':
      return `${raised(second)}√${grouped(first)}`;
    case 'mspace':
      return hasWidth(node) ? ' ' : '';
    case 'mtable':
      return parts.map((row) => row.trim()).join('; ');
    case 'mtd':
      return `${parts.join('')} `;
    case 'mo':
      return operator(parts.join(''));
    default:
      return parts.join('');
  }
}

/** Whether a space is visible. Temml also writes spaces without a width, which only correct details in browsers. */
function hasWidth({ properties }: HtmlElement): boolean {
  return Number.parseFloat(String(properties['width'] ?? '0')) > 0;
}

/**
 * Replaces letters of a mathematical alphabet, such as `𝑥` and `ℋ`, with normal letters. Letters with a meaning of
 * their own stay, because people type them: `ℝ`, `ℓ`.
 */
function plainLetters(text: string): string {
  return text
    .replace(/[ℎℑℜℬℰℱℋℐℒℳℛℯℊℴℭℌℨ\u{1d400}-\u{1d537}\u{1d56c}-\u{1d7ff}]/gu, (letter) =>
      letter.normalize('NFKC'),
    )
    .replace(/[ᴀ-ᴢɢɪʀʏʜʙʟɴꜰꜱ]/gu, (letter) => smallCapitals[letter] ?? letter)
    .replace(/∗/gu, '*');
}

function operator(text: string): string {
  if (/^[=<>≤≥⩽⩾≲≳≈∼≃≅≠≢→←↔⟶⟵⟹⟺⇌⇒⇔↦↪∈∉⊂⊆⊃⊇×±≪≫∝≡≻≺⊢⊨]$/u.test(text)) return ` ${text} `;
  if (/^[,;:]$/u.test(text)) return `${text} `;
  // A word is an operator in `a mod b`, and a function in `Tr A`.
  return /^\p{L}{2,}$/u.test(text) ? ` ${text} ` : text;
}

/** @param isLimit whether the scripts are below and above the base, as those of a sum or of `lim` */
function scripted(base: string, sub: string, sup: string, isLimit = false): string {
  // The spaces around an operator are outside of its scripts.
  const core = base.trim();
  const before = base.slice(0, base.length - base.trimStart().length);
  const after = base.slice(before.length + core.length);
  const isSum = !isLimit && /[+−±/=<>]/u.test(core) && core.length > 1 && !isFenced(core);
  return `${before}${isSum ? `(${core})` : core}${lowered(sub)}${raised(sup, core)}${after}`;
}

function withAccent(base: string, accent: string): string {
  const sign = accent.trim();
  if (labelBrace.test(sign)) return base;
  return Object.hasOwn(combining, sign) ? base + combining[sign] : scripted(base, '', accent, true);
}

/** Joins a base with the scripts behind it and, after `mprescripts`, those in front of it: `¹⁴₆C`. */
function multiscripted({ children }: HtmlElement, parts: readonly string[]): string {
  const prescripts = children.findIndex(
    (child) => child.type === 'element' && child.tagName === 'mprescripts',
  );
  const end = prescripts === -1 ? parts.length : prescripts;
  const [behind, inFront] = [parts.slice(1, end), parts.slice(end + 1)].map((scripts) =>
    scripts.map((script, index) => (index % 2 === 0 ? lowered(script) : raised(script))),
  );
  const pairs = inFront?.flatMap((_, index, all) =>
    index % 2 === 0 ? [`${all[index + 1] ?? ''}${all[index]}`] : [],
  );
  return `${pairs?.join('')}${parts[0] ?? ''}${behind?.join('')}`;
}

/** @param base the text to which the superscript belongs */
function raised(text: string, base = ''): string {
  const tight = withoutSpaces(text);
  if (tight === '∘') return '°';
  // Ordinal numbers: `20$^{th}$`, `$n^{\text{th}}$`, `1$^{er}$`.
  if (tight === 'th' || (/^(?:st|nd|rd|er|re|ère|ème)$/u.test(tight) && /(?:^|\d)$/u.test(base)))
    return tight;
  return inSmall(tight, superscripts) ?? `^${groupedScript(tight)}`;
}

function lowered(text: string): string {
  const tight = withoutSpaces(text);
  // A decimal number as index is written without `_`, because people search for `PM2.5`, not for `PM_2.5`.
  return inSmall(tight, subscripts) ?? (/^\d+\.\d+$/u.test(tight) ? tight : `_${groupedScript(tight)}`);
}

/** Removes the spaces of a script next to operators and punctuation: `2,p`, `i=1`. */
function withoutSpaces(text: string): string {
  return text
    .replace(/[\u2061-\u2064]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([^\p{L}\p{M}\p{N}\s]) ?/gu, '$1')
    .trim();
}

/** Returns a text in small characters, or `undefined` if Unicode does not have all of them. */
function inSmall(text: string, signs: Readonly<Record<string, string>>): string | undefined {
  const letters = [...text];
  return letters.every((letter) => Object.hasOwn(signs, letter))
    ? letters.map((letter) => signs[letter]).join('')
    : undefined;
}

/** Puts a script into parentheses unless it is one word or one number: `x^(2n)`, since `x^2n` may also be `x²n`. */
function groupedScript(text: string): string {
  return /^\p{N}+[^\p{N}.]/u.test(text) && !isFenced(text) ? `(${text})` : grouped(text);
}

function grouped(text: string): string {
  const trimmed = text.trim();
  const isOne = /^[\p{L}\p{M}\p{N}.]*$/u.test(trimmed) || [...trimmed].length === 1 || isFenced(trimmed);
  return isOne ? trimmed : `(${trimmed})`;
}

function numerator(text: string): string {
  const trimmed = text.trim();
  return /[+−±=<>,\s/]/u.test(withoutFenced(trimmed)) ? `(${trimmed})` : trimmed;
}

/** In `1/2n` a reader may miss that `n` is below the line, but this is how people write it. */
function denominator(text: string): string {
  const trimmed = text.trim();
  return /^[\p{L}\p{M}\p{N}.∂_^*′⁺⁻₊₋]*$/u.test(trimmed) ? trimmed : grouped(trimmed);
}

const brackets: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '⟨': '⟩',
  '⌊': '⌋',
  '⌈': '⌉',
};

/** Whether a text begins with a bracket, and ends with the bracket that closes it. */
function isFenced(text: string): boolean {
  return text.length > 1 && Object.hasOwn(brackets, text[0] ?? '') && withoutFenced(text) === '';
}

/** Removes the parts of a text that are in brackets. */
function withoutFenced(text: string): string {
  let outside = '';
  const open: string[] = [];
  for (const sign of text) {
    if (Object.hasOwn(brackets, sign)) open.push(brackets[sign] ?? '');
    else if (sign === open.at(-1)) open.pop();
    else if (open.length === 0) outside += sign;
  }
  return open.length === 0 ? outside : text;
}

function toTable(from: string, to: string): Readonly<Record<string, string>> {
  const signs = [...to];
  return Object.fromEntries([...from].map((sign, index) => [sign, signs[index] ?? sign]));
}
