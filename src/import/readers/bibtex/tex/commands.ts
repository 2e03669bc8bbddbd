import { combining, latex2unicode } from 'unicode2latex';

/**
 * The characters for commands that the package `unicode2latex` does not have, or whose meaning in that package is
 * wrong in prose.
 */
const characters: Readonly<Record<string, string>> = {
  SS: 'ẞ', deg: '°', degree: '°', celsius: '°C', EUR: '€', textquotesingle: "'", textasciigrave: '`', textasciiacute: '´',
  textperiodcentered: '·', cdot: '·', textbullet: '•', bullet: '•', textvisiblespace: '␣', textunderscore: '_',
  textbraceleft: '{', textbraceright: '}', lbrace: '{', rbrace: '}', textdollar: '\\$', dollar: '\\$', textpercent: '%', textbar: '|',
  textmu: 'µ', micro: 'µ', textordfeminine: 'ª', textordmasculine: 'º', epsilon: 'ε', phi: 'φ', sim: '∼', lt: '<', gt: '>',
  glqq: '„', grqq: '“', glq: '‚', grq: '‘', flqq: '«', frqq: '»', flq: '‹', frq: '›', lq: '‘', rq: '’', psqq: '“', textquotestraightdblbase: '"',
  cprime: 'ʹ', cdprime: 'ʺ', lasp: 'ʿ', rasp: 'ʾ', dash: '–', Dash: '—', hyphen: '-', slash: '/', bs: '\\', backslash: '\\',
  aa: 'å', AA: 'Å', i: 'ı', j: 'ȷ', imath: 'ı', jmath: 'ȷ', ie: 'i.e.', eg: 'e.g.', etal: 'et al.',
  TeX: 'TeX', LaTeX: 'LaTeX', LaTeXe: 'LaTeX2ε', BibTeX: 'BibTeX', AllTeX: '(La)TeX', XeTeX: 'XeTeX', XeLaTeX: 'XeLaTeX', LuaTeX: 'LuaTeX',
  pdfTeX: 'pdfTeX', ConTeXt: 'ConTeXt', AmSTeX: 'AMS-TeX', AmS: 'AMS', AMS: 'AMS', PiCTeX: 'PiCTeX', MF: 'METAFONT', METAFONT: 'METAFONT', MP: 'MetaPost',
  METAPOST: 'MetaPost', TUB: 'TUGboat', TUG: 'TUG', LyX: 'LyX', KOMAScript: 'KOMA-Script', Xy: 'Xy', XyMTeX: 'XyMTeX', PS: 'PostScript', Thanh: 'Thành',
  ohorn: 'ơ', Ohorn: 'Ơ', OHORN: 'Ơ', uhorn: 'ư', Uhorn: 'Ư', UHORN: 'Ư',
  abreve: 'ă', Abreve: 'Ă', acircumflex: 'â', Acircumflex: 'Â', ecircumflex: 'ê', Ecircumflex: 'Ê', ocircumflex: 'ô', Ocircumflex: 'Ô',
  mtex: 'mTeX', bibtex: 'BibTeX', NTS: 'NTS', OMEGA: 'Omega', TeXLive: 'TeX Live', WEB: 'WEB', CWEB: 'CWEB', CTAN: 'CTAN', UNIX: 'UNIX',
}; // prettier-ignore

/** The texts for spaces of all widths, for line breaks and hyphenation, and for escaped signs. */
const spaces: Readonly<Record<string, string>> = {
  ' ': ' ', '\n': ' ', '\t': ' ', '\\': ' ', ',': ' ', ';': ' ', ':': ' ', '>': ' ', '!': '', '-': '', '/': '', '@': '', '*': '',
  quad: ' ', qquad: ' ', enspace: ' ', enskip: ' ', thinspace: ' ', space: ' ', newline: ' ', linebreak: ' ', break: ' ', hfill: ' ', nobreakspace: ' ',
  par: '\n\n', negthinspace: '', allowbreak: '', nobreak: '', noindent: '', protect: '', relax: '', null: '', textcompwordmark: '',
  '%': '%', '&': '&', _: '_', '#': '#', '{': '{', '}': '}', $: '\\$', '|': '‖',
}; // prettier-ignore

/** Commands for fonts and layout. The command is removed, and its argument is kept. */
const styles: ReadonlySet<string> = new Set(
  (
    'emph textbf textit textmd textnormal textrm textsc textsf textsl texttt textup text underline uline mbox hbox fbox ensuretext ' +
    'em bf it rm sc sf sl tt smc cal bfseries itshape mdseries normalfont rmfamily scshape sffamily slshape ttfamily upshape ' +
    'tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge centering raggedright ' +
    'mkbibemph mkbibitalic mkbibbold mkbibacro mkbibparens mkbibbrackets bibstring autocap MakeUppercase MakeLowercase uppercase lowercase ' +
    'acro pkg proglang rpackage softwarepackage code file cs cmd ' +
    'textlatin textgreek textcyrillic foreign ssf sltt slnine group llap rlap big Big mathrm mathit BibField noun NoCaseChange'
  ).split(' '),
);

/** Commands that add one text before their argument and another text after it. */
const wraps: Readonly<Record<string, readonly [before: string, after: string]>> = {
  enquote: ['“', '”'],
  mkbibquote: ['“', '”'],
  textquote: ['“', '”'],
  footnote: [' (', ')'],
  thanks: [' (', ')'],
  mkbibfootnote: [' (', ')'],
  cite: ['[', ']'],
  citep: ['[', ']'],
  citet: ['[', ']'],
};

/** Commands that are removed together with their argument, such as sorting keys, lengths and labels. */
const hidden: ReadonlySet<string> = new Set(
  'noopsort SortNoop swallow printfirst hspace vspace label index color phantom hphantom vphantom nocite selectlanguage bibliographystyle'.split(
    ' ',
  ),
);

/** Commands with two arguments, where only the second argument is kept. */
const second: ReadonlySet<string> = new Set(
  'textcolor foreignlanguage raisebox colorbox switchargs textlang'.split(' '),
);

/** Combining characters (which put an accent on the letter before them) for the accent commands of text. */
const accents: Readonly<Record<string, string>> = {
  ...textAccents(),
  b: '\u0331',
  t: '\u0361',
  G: '\u030f',
  h: '\u0309',
  U: '\u030e',
};

/** The meaning of a TeX command in prose. `kind` selects how the command and its arguments are replaced. */
export type TexCommand =
  | { kind: 'character'; text: string }
  | { kind: 'accent'; accent: string }
  | {
      kind:
        | 'style'
        | 'hidden'
        | 'second'
        | 'super'
        | 'sub'
        | 'math'
        | 'choice'
        | 'verbatim'
        | 'link'
        | 'length'
        | 'code';
    }
  | { kind: 'wrap'; before: string; after: string };

const kinds = {
  textsuperscript: 'super',
  textsubscript: 'sub',
  sp: 'super',
  sb: 'sub',
  ensuremath: 'math',
  texorpdfstring: 'choice',
  url: 'verbatim',
  path: 'verbatim',
  nolinkurl: 'verbatim',
  href: 'link',
  kern: 'length',
  mkern: 'length',
  hskip: 'length',
  vskip: 'length',
  raise: 'length',
  spacefactor: 'length',
  lower: 'length',
  char: 'code',
  symbol: 'code',
} as const;

/** Returns the offset after the length that follows a command such as `\kern` or `\raise`, as in `\raise 0.5ex`. */
export function lengthEnd(tex: string, at: number): number {
  const length = /^-?[\d.]{0,20}\s?(?:em|ex|pt|mu|mm|cm|in|sp)?\s?/u.exec(tex.slice(at, at + 30))?.[0] ?? '';
  return at + length.length;
}

/** Returns the meaning of a command, or `undefined` for an unknown command. The name has no backslash. */
export function texCommand(name: string): TexCommand | undefined {
  const space = own(spaces, name);
  if (space !== undefined) return { kind: 'character', text: space };
  const accent = own(accents, name);
  if (accent !== undefined) return { kind: 'accent', accent };
  const kind = own(kinds, name);
  if (kind !== undefined) return { kind };
  if (styles.has(name)) return { kind: 'style' };
  if (hidden.has(name)) return { kind: 'hidden' };
  if (second.has(name)) return { kind: 'second' };
  const wrap = own(wraps, name);
  if (wrap) return { kind: 'wrap', before: wrap[0], after: wrap[1] };
  const text = own(characters, name) ?? own(latex2unicode as Record<string, unknown>, `\\${name}`);
  return typeof text === 'string' || hasTextForm(text)
    ? { kind: 'character', text: typeof text === 'string' ? text : text.text }
    : undefined;
}

/** Whether the table has different characters for a command in text and in mathematics. */
function hasTextForm(value: unknown): value is { text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Returns the accents of the package `unicode2latex`, except those for mathematics such as `\\hat`. */
function textAccents(): Record<string, string> {
  const entries = Object.entries(combining.tounicode as Record<string, string>);
  return Object.fromEntries(
    entries.filter(
      ([name, accent]) => /^(?:[^a-z]|[a-zA-Z]|text[a-z]+)$/u.test(name) && /^\p{M}+$/u.test(accent),
    ),
  );
}
