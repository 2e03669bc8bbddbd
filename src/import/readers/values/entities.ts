/** Named characters of HTML 4 that metadata has; accented letters and Greek ones are composed. */
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad', ensp: '\u2002', emsp: '\u2003',
  thinsp: '\u2009', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„',
  laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›', hellip: '…', bull: '•', middot: '·', prime: '′', Prime: '″',
  times: '×', divide: '÷', plusmn: '±', minus: '−', deg: '°', micro: 'µ', sup1: '¹', sup2: '²', sup3: '³', frac12: '½',
  frac14: '¼', frac34: '¾', le: '≤', ge: '≥', ne: '≠', equiv: '≡', asymp: '≈', sim: '∼', prop: '∝', infin: '∞', sum: '∑',
  prod: '∏', radic: '√', part: '∂', nabla: '∇', int: '∫', isin: '∈', notin: '∉', sub: '⊂', sup: '⊃', cap: '∩', cup: '∪',
  forall: '∀', exist: '∃', empty: '∅', rarr: '→', larr: '←', harr: '↔', uarr: '↑', darr: '↓', rArr: '⇒', hArr: '⇔',
  copy: '©', reg: '®', trade: '™', para: '¶', sect: '§', dagger: '†', Dagger: '‡', permil: '‰', euro: '€', pound: '£',
  yen: '¥', cent: '¢', ordf: 'ª', ordm: 'º', iquest: '¿', iexcl: '¡', szlig: 'ß', aelig: 'æ', AElig: 'Æ', oelig: 'œ',
  OElig: 'Œ', oslash: 'ø', Oslash: 'Ø', eth: 'ð', ETH: 'Ð', thorn: 'þ', THORN: 'Þ', thetasym: 'ϑ', piv: 'ϖ',
}; // prettier-ignore

const accents: Readonly<Record<string, string>> = {
  grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', macr: '\u0304', breve: '\u0306', uml: '\u0308',
  ring: '\u030a', caron: '\u030c', cedil: '\u0327', ogon: '\u0328',
}; // prettier-ignore

/** In the order of Unicode, from U+03B1. */
const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** Text with its character references (HTML 4, by name or number) as characters. What is none, as `&c.`, stays. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,9}));/giu,
    (whole, decimal?: string, hex?: string, name?: string) =>
      name === undefined
        ? (numbered(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? whole)
        : (character(name) ?? whole),
  );
}

function numbered(code: number): string | undefined {
  const isText = code === 9 || code === 10 || (code > 31 && !(code > 126 && code < 160) && code < 0x110000);
  return isText && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : undefined;
}

function character(name: string): string | undefined {
  if (Object.hasOwn(named, name)) return named[name];
  const [, letter = '', accent = ''] = /^([a-z])([a-z]+)$/iu.exec(name) ?? [];
  if (Object.hasOwn(accents, accent)) return `${letter}${accents[accent]}`.normalize('NFC');
  const index = greek.indexOf(name.toLowerCase());
  if (index < 0) return undefined;
  return String.fromCodePoint((name === name.toLowerCase() ? 0x3b1 : 0x391) + index);
}
