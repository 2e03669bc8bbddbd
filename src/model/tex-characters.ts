/** LaTeX's accent commands, with the combining character of Unicode that has the same meaning: `\"` is U+0308. */
export const texAccents: Readonly<Record<string, string>> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', u: '\u0306', '.': '\u0307', '"': '\u0308',
  r: '\u030a', H: '\u030b', v: '\u030c', d: '\u0323', c: '\u0327', k: '\u0328', b: '\u0331', h: '\u0309',
}; // prettier-ignore

/** LaTeX commands that produce letters and signs in text: `\ss` is `ß`. Commands of formulas are not included. */
export const texCharacters: Readonly<Record<string, string>> = {
  AA: 'Å', AE: 'Æ', DH: 'Ð', DJ: 'Đ', L: 'Ł', NG: 'Ŋ', O: 'Ø', OE: 'Œ', TH: 'Þ',
  aa: 'å', ae: 'æ', dh: 'ð', dj: 'đ', i: 'ı', j: 'ȷ', l: 'ł', ng: 'ŋ', o: 'ø', oe: 'œ', ss: 'ß', th: 'þ',
  Abreve: 'Ă', Acircumflex: 'Â', Ecircumflex: 'Ê', Ocircumflex: 'Ô', OHORN: 'Ơ', Ohorn: 'Ơ', UHORN: 'Ư', Uhorn: 'Ư',
  abreve: 'ă', acircumflex: 'â', ecircumflex: 'ê', ocircumflex: 'ô', ohorn: 'ơ', uhorn: 'ư',
  P: '¶', S: '§', copyright: '©', dots: '…', ldots: '…', pm: '±', pounds: '£',
  textbullet: '•', textcelsius: '℃', textcent: '¢', textdagger: '†', textdaggerdbl: '‡', textdiv: '÷', textellipsis: '…',
  texteuro: '€', textminus: '−', textnumero: '№', textohm: 'Ω', textonehalf: '½', textonequarter: '¼', textordfeminine: 'ª',
  textordmasculine: 'º', textparagraph: '¶', textperthousand: '‰', textpertenthousand: '‱', textpm: '±', textsection: '§',
  textsterling: '£', textthreequarters: '¾', textyen: '¥',
  textdegree: '°', textemdash: '—', textendash: '–', textmu: 'µ', textquotedblleft: '“', textquotedblright: '”',
  textquoteleft: '‘', textquoteright: '’', textregistered: '®', texttrademark: '™',
}; // prettier-ignore
