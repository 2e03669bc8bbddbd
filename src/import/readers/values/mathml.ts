import { decodeEntities } from './entities.ts';

/** An element of MathML: its children, or its text. */
interface Element {
  name: string;
  children: Element[];
  text: string;
}

/** How deep elements are looked into; what is deeper belongs to the deepest. */
const deepest = 60;

/** Marks above a letter, by the character with which MathML sets them. */
const accents: Readonly<Record<string, string>> = {
  '^': 'hat', 'ˆ': 'hat', '~': 'tilde', '˜': 'tilde', '¯': 'bar', '‾': 'bar', '―': 'bar', '_': 'bar',
  '→': 'vec', '⃗': 'vec', '˙': 'dot', '.': 'dot', '¨': 'ddot', 'ˇ': 'check',
}; // prettier-ignore

/** What an element of MathML 3 is in TeX; one that is not named here is what stands in it. */
const forms: Readonly<Record<string, (parts: readonly string[], element: Element) => string>> = {
  mi: (_, { text }) => (/^[A-Za-z]{2,}$/u.test(text) ? `\\mathrm{${text}}` : escapeSigns(text)),
  mtext: (_, { text }) => (text === '' ? '' : `\\text{${escapeSigns(text)}}`),
  msub: ([base = '', sub = '']) => `${group(base)}_${index(sub)}`,
  msup: ([base = '', sup = '']) => `${group(base)}^${index(sup)}`,
  msubsup: ([base = '', sub = '', sup = '']) => `${group(base)}_${index(sub)}^${index(sup)}`,
  munder: ([base = '', under = '']) => `${group(base)}_${index(under)}`,
  mover: ([base = '', over = '']) =>
    Object.hasOwn(accents, over) ? `\\${accents[over]}{${base}}` : `\\overset{${over}}{${base}}`,
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

/** MathML (the source of the element `math`) as TeX; time and result are linear in its length. */
export function toTex(source: string): string {
  const root: Element = { name: 'math', children: [], text: '' };
  const open = [root];
  const token = /<(\/?)(?:\w{1,10}:)?([a-z][a-z-]{0,20})(?:\s[^<>]*|\/)?>|[^<]+|</giu;
  for (const [whole, close, tag] of source.matchAll(token)) {
    const parent = open.at(-1) ?? root;
    const name = tag?.toLowerCase();
    if (name === undefined) parent.text += whole;
    else if (close === '/') {
      if (open.length > 1 && parent.name === name) open.pop();
    } else {
      const element: Element = { name, children: [], text: '' };
      parent.children.push(element);
      if (!whole.endsWith('/>') && open.length < deepest) open.push(element);
    }
  }
  return write(root).replace(/\s+/gu, ' ').trim();
}

function write(element: Element): string {
  element.text = decodeEntities(element.text).trim();
  const parts = element.children.map(write);
  const form = Object.hasOwn(forms, element.name) ? forms[element.name] : undefined;
  return form ? form(parts, element) : parts.join('') + escapeSigns(element.text);
}

/** The base, its scripts in pairs, and behind `mprescripts` those that stand before it. */
function scripts(parts: readonly string[], children: readonly Element[]): string {
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

/** Characters that are commands in TeX; operators that nobody sees are left out. */
function escapeSigns(text: string): string {
  return text
    .replace(/[\u2061-\u2064\u200b]/gu, '')
    .replace(/\u2212/gu, '-')
    .replace(/[\\{}%$&#_]/gu, (character) => (character === '\\' ? '\\backslash{}' : `\\${character}`));
}
