/** Lower-case words that are part of a family name. */
export const particles = new Set(
  "af al av bin ben da dal dalla de degli dei del della den der des di do dos du e el het in 't la las le los ten ter und van vander vom von y zu zum zur d' dell'".split(
    ' ',
  ),
);

/** Short forms of given names that have more than one letter before the full stop, such as `Yu.` and `Chr.`. */
export const longInitials = new Set(
  'Al Au Ch Chr Cs Dz Fr Gy Gu Hj Ja Je Ju Kh Kj Lj Ly Ma Md Nj Ng Ny Ph Qu Rh Sc Sh St Sz Th Ts Ty Tz Wm Ya Ye Yi Yo Yu Zh Zs'.split(
    ' ',
  ),
);

export const suffixWord = /(?:Jr|Sr)\b\.?|(?:III|II|IV)\b|(?:2nd|3rd|4th)\b/uy;
export const initial = /\p{Lu}\p{M}{0,2}(?:\p{Ll}{1,2})?\.|\p{Lu}\p{M}{0,2}(?![\p{L}\p{M}\p{N}'’])/uy;
export const afterHyphen = /[-‐‑]\p{L}\p{M}{0,2}\p{Ll}?\.|[-‐‑]\p{Lu}(?![\p{L}\p{M}])/uy;
export const spacedInitial = / \p{Lu}(?=[,.;]| \p{Lu}[,.;])/uy;
export const bareAfterHyphen = /[-‐‑]\p{Lu}(?![\p{L}\p{M}.])/uy;
export const bareInitials =
  /(?:Md|\p{Lu})(?:[-‐‑]?\p{Lu}|[-‐‑]\p{Ll}){0,4}(?![\p{L}\p{M}\p{N}'’-]|\.[-‐‑]?\p{L})/uy;
export const wordStart =
  /St\. \p{Lu}|\p{Lu}|[^\P{Lo}\p{Script=Han}]|[dlDL]['’](?=\p{Lu})|['’ʻ‘](?=\p{Lu})|(?:al|el|an|ad|as|ash|ar|at|az|ul)[-‐‑](?=\p{Lu})/uy;
export const wordRest = /[\p{L}\p{M}'’ʼʻ‘`·]{1,40}/uy;
export const hyphenRest = /[-‐‑](?:\p{Lu}\.|[\p{L}\p{M}'’ʼʻ‘`]{1,40})/uy;
export const lowerWord = /\p{Ll}[\p{L}'’]{0,10}/uy;
export const nickname = /[("“][\p{L}' -]{1,20}[)"”](?= )/uy;
export const unspacedName =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,8}(?:[·・•][\p{Script=Han}\p{Script=Katakana}ー]{1,8}){0,3}/uy;
export const nameMarks = /[*∗⁎†‡§¶‖#⋆★✉]{1,4}|\^\{?[\d,*a-z]{1,5}\}?|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,4}/uy;
export const etAl =
  /(?: ?[,;]? ?(?:and|&|und|et|y|e)? ?(?:et\.? al\b\.?|and others\b|(?:and |& )?\d{1,4} (?:more|others|additional authors)\b|u\. ?a\.|y otros\b|等|…|\. ?\. ?\.))/iuy;
export const lastSeparator =
  /(?:[,;])? ?(?:&|and\b|und\b|et\b|y\b|e\b|i\b|og\b|och\b|en\b|和|与|與)(?= ?[\p{L}'’"(])[ ]?/iuy;
export const commaSeparator = / ?[,;，、；] ?/uy;

/** Reads a text from left to right. All patterns are sticky: they match at the position only. */
export class Scanner {
  readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** Moves behind the match of a pattern and returns the matching text. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** Moves behind a word of a name, such as `Al-Sayed`, `O’Neil` or `d’Alembert`, and returns it. */
  takeWord(): string | undefined {
    const from = this.at;
    if (this.take(wordStart) === undefined) return undefined;
    this.take(wordRest);
    for (let parts = 0; parts < 4 && this.take(hyphenRest) !== undefined; parts++);
    return this.text.slice(from, this.at);
  }

  takeSpace(): boolean {
    if (this.text[this.at] !== ' ') return false;
    this.at++;
    return true;
  }
}
