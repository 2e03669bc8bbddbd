import { decodeEntities } from './entities.ts';

/** An element of MathML, with the elements and the text inside it. */
interface MathElement {
  name: string;
  children: MathElement[];
  text: string;
}

/** Maximum depth of nested elements. Deeper elements are added to the element at this depth that contains them. */
const maxDepth = 60;

/** The TeX commands for accents above a letter, by the character that MathML uses for the accent. */
const accentCommands: Readonly<Record<string, string>> = {
  '^': 'hat', 'ˆ': 'hat', '~': 'tilde', '˜': 'tilde', '¯': 'bar', '‾': 'bar', '―': 'bar', '_': 'bar',
  '→': 'vec', '⃗': 'vec', '˙': 'dot', '.': 'dot', '¨': 'ddot', 'ˇ': 'check',
}; // prettier-ignore

/**
 * Functions that convert elements of MathML 3 to TeX, by the name of the element. Any other element is replaced by
 * its content.
 */
const converters: Readonly<Record<string, (parts: readonly string[], element: MathElement) => string>> = {
  mi: (_, { text }) => (/^[A-Za-z]{2,}$/u.test(text) ? `\\mathrm{${text}}` : escapeSigns(text)),
  mtext: (_, { text }) => (text === '' ? '' : `\\text{${escapeSigns(text)}}`),
  msub: ([base = '', sub = '']) => `${group(base)}_${index(sub)}`,
  msup: ([base = '', sup = '']) => `${group(base)}^${index(sup)}`,
  msubsup: ([base = '', sub = '', sup = '']) => `${group(base)}_${index(sub)}^${index(sup)}`,
  munder: ([base = '', under = '']) => `${group(base)}_${index(under)}`,
  mover: ([base = '', over = '']) =>
    Object.hasOwn(accentCommands, over)
      ? `\\${accentCommands[over]}{${base}}`
      : `\\overset{${over}}{${base}}`,
  munderover: ([base = '', under = '', over = '']) => `${group(base)}_${index(under)}^${index(over)}`,
  mfrac: ([over = '', under = '']) => `\\frac{${over}}{${under}}`,
  msqrt: (parts) => `\\sqrt{${parts.join('')}}`,
  mroot: ([base = '', degree = '']) => `\\sqrt[${degree}]{${base}}`,
  mfenced: (parts) => `(${parts.join(',')})`,
  mmultiscripts: (parts, { children }) => scripts(parts, children),
  mtable: (parts) => `\\begin{matrix}${parts.join('\\\\')}\\end{matrix}`,
  mtr: (parts) => parts.join('&'),
  mspace: () => ' ',
  mphantom: () => '',
  annotation: () => '',
  'annotation-xml': () => '',
};

/** Converts MathML (the content of a `math` element) to TeX. The time grows linearly with the length of the text. */
export function toTex(source: string): string {
  const root: MathElement = { name: 'math', children: [], text: '' };
  const open = [root];
  const token = /<(\/?)(?:\w{1,10}:)?([a-z][a-z-]{0,20})(?:\s[^<>]*|\/)?>|[^<]+|</giu;
  for (const [whole, close, tag] of source.matchAll(token)) {
    const parent = open.at(-1) ?? root;
    const name = tag?.toLowerCase();
    if (name === undefined) parent.text += whole;
    else if (close === '/') {
      if (open.length > 1 && parent.name === name) open.pop();
    } else {
      const element: MathElement = { name, children: [], text: '' };
      parent.children.push(element);
      if (!whole.endsWith('/>') && open.length < maxDepth) open.push(element);
    }
  }
  return write(root).replace(/\s+/gu, ' ').trim();
}

function write(element: MathElement): string {
  element.text = decodeEntities(element.text).trim();
  const parts = element.children.map(write);
  const convert = Object.hasOwn(converters, element.name) ? converters[element.name] : undefined;
  return convert ? convert(parts, element) : parts.join('') + escapeSigns(element.text);
}

/**
 * Writes the element `mmultiscripts`: a base with pairs of a subscript and a superscript. The pairs after
 * `mprescripts` are written before the base.
 */
function scripts(parts: readonly string[], children: readonly MathElement[]): string {
  const split = children.findIndex(({ name }) => name === 'mprescripts');
  const [base = '', ...after] = split < 0 ? parts : parts.slice(0, split);
  const before = split < 0 ? [] : parts.slice(split + 1);
  return `${before.length > 0 ? `{}${pairs(before)}` : ''}${group(base)}${pairs(after)}`;
}

function pairs(parts: readonly string[]): string {
  return parts.map((part, at) => (part === '' ? '' : `${at % 2 === 0 ? '_' : '^'}${index(part)}`)).join('');
}

function group(tex: string): string {
  return [...tex].length === 1 || /^\\[a-z]+\{[^{}]*\}$/u.test(tex) ? tex : `{${tex}}`;
}

function index(tex: string): string {
  return /^[\p{L}\p{N}]$/u.test(tex) ? tex : `{${tex}}`;
}

/** Escapes the characters that have a meaning in TeX, and removes invisible operators. */
function escapeSigns(text: string): string {
  return text
    .replace(/[\u2061-\u2064\u200b]/gu, '')
    .replace(/\u2212/gu, '-')
    .replace(/[\\{}%$&#_]/gu, (character) => (character === '\\' ? '\\backslash{}' : `\\${character}`));
}
