import { combining, latex2unicode } from 'unicode2latex';

/** Commands that the table of `unicode2latex` lacks, or has for another use than in prose. */
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
  mtex: 'mTeX', bibtex: 'BibTeX', NTS: 'NTS', OMEGA: 'Omega', TeXLive: 'TeX Live', WEB: 'WEB', CWEB: 'CWEB', CTAN: 'CTAN', UNIX: 'UNIX',
}; // prettier-ignore

/** Blanks of all widths, and what only says where a line or a word may end. */
const spaces: Readonly<Record<string, string>> = {
  ' ': ' ', '\n': ' ', '\t': ' ', '\\': ' ', ',': ' ', ';': ' ', ':': ' ', '>': ' ', '!': '', '-': '', '/': '', '@': '', '*': '',
  quad: ' ', qquad: ' ', enspace: ' ', enskip: ' ', thinspace: ' ', space: ' ', newline: ' ', linebreak: ' ', break: ' ', hfill: ' ', nobreakspace: ' ',
  par: '\n\n', negthinspace: '', allowbreak: '', nobreak: '', noindent: '', protect: '', relax: '', null: '', textcompwordmark: '',
  '%': '%', '&': '&', _: '_', '#': '#', '{': '{', '}': '}', $: '\\$', '|': '‖',
}; // prettier-ignore

/** Commands without meaning in plain text: how their argument, or the rest of a group, is set. */
const styles: ReadonlySet<string> = new Set(
  (
    'emph textbf textit textmd textnormal textrm textsc textsf textsl texttt textup text underline uline mbox hbox fbox ensuretext ' +
    'em bf it rm sc sf sl tt smc cal bfseries itshape mdseries normalfont rmfamily scshape sffamily slshape ttfamily upshape ' +
    'tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge centering raggedright ' +
    'mkbibemph mkbibitalic mkbibbold mkbibacro mkbibparens mkbibbrackets bibstring autocap MakeUppercase MakeLowercase uppercase lowercase ' +
    'acro pkg proglang rpackage softwarepackage code file cs cmd ' +
    'textlatin textgreek textcyrillic foreign ssf slnine group llap rlap big Big mathrm mathit BibField noun NoCaseChange'
  ).split(' '),
);

/** Commands that wrap their argument. */
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

/** Commands whose argument is not shown: sorting keys, lengths, labels. */
const hidden: ReadonlySet<string> = new Set(
  'noopsort SortNoop swallow printfirst hspace vspace label index color phantom hphantom vphantom nocite selectlanguage bibliographystyle'.split(
    ' ',
  ),
);

/** Commands of two arguments, of which the second is shown. */
const second: ReadonlySet<string> = new Set(
  'textcolor foreignlanguage raisebox colorbox switchargs textlang'.split(' '),
);

/** Accents of text: the combining characters behind their letter. */
const accents: Readonly<Record<string, string>> = {
  ...textAccents(),
  b: '\u0331',
  t: '\u0361',
  G: '\u030f',
  U: '\u030e',
};

/** What a command of TeX is in prose. */
export type TexCommand =
  | { kind: 'character'; text: string }
  | { kind: 'accent'; mark: string }
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

/** The meaning of a command, named without its backslash; `undefined` for one that no table has. */
export function texCommand(name: string): TexCommand | undefined {
  const space = own(spaces, name);
  if (space !== undefined) return { kind: 'character', text: space };
  const mark = own(accents, name);
  if (mark !== undefined) return { kind: 'accent', mark };
  const kind = own(kinds, name);
  if (kind !== undefined) return { kind };
  if (styles.has(name)) return { kind: 'style' };
  if (hidden.has(name)) return { kind: 'hidden' };
  if (second.has(name)) return { kind: 'second' };
  const wrap = own(wraps, name);
  if (wrap) return { kind: 'wrap', before: wrap[0], after: wrap[1] };
  const text = own(characters, name) ?? own(latex2unicode as Record<string, unknown>, `\\${name}`);
  return typeof text === 'string' || isModal(text)
    ? { kind: 'character', text: typeof text === 'string' ? text : text.text }
    : undefined;
}

/** The table has two characters for what means one thing in text and another in mathematics. */
function isModal(value: unknown): value is { text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The accents of `unicode2latex` but those of mathematics, whose `\\hat` is no letter's. */
function textAccents(): Record<string, string> {
  const marks = Object.entries(combining.tounicode as Record<string, string>);
  return Object.fromEntries(
    marks.filter(([name, mark]) => /^(?:[^a-z]|[a-zA-Z]|text[a-z]+)$/u.test(name) && /^\p{M}+$/u.test(mark)),
  );
}
