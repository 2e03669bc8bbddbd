import { texCharacters } from '../model/tex-characters.ts';

/** TeX commands that produce characters, with the characters. */
export const symbols: Readonly<Record<string, string>> = {
  ...texCharacters,
  LaTeX: 'LaTeX',
  SS: 'ẞ',
  TeX: 'TeX',
  dag: '†',
  ddag: '‡',
  eg: 'e.g.',
  ie: 'i.e.',
  textasciitilde: '~',
  textbackslash: '\\',
  textbar: '|',
  textellipsis: '…',
  textgreater: '>',
  textless: '<',
  textquotesingle: "'",
  textrightarrow: '→',
  texttimes: '×',
  textunderscore: '_',
};

/** The style of a text. `plain` is a text without a style. */
export type Style = 'emphasis' | 'strong' | 'code' | 'sub' | 'sup' | 'plain';

/** TeX commands that set the style of their argument: `\emph{text}`. */
export const styles: Readonly<Record<string, Style>> = {
  emph: 'emphasis',
  textit: 'emphasis',
  textsl: 'emphasis',
  textbf: 'strong',
  textsubscript: 'sub',
  textsuperscript: 'sup',
  texttt: 'code',
  enquote: 'plain',
  mbox: 'plain',
  text: 'plain',
  textmd: 'plain',
  textnormal: 'plain',
  textrm: 'plain',
  textsc: 'plain',
  textsf: 'plain',
  textup: 'plain',
  underline: 'plain',
};

/** TeX commands that set the style of the rest of their group: `{\em text}`. */
export const switches: Readonly<Record<string, Style>> = {
  em: 'emphasis',
  it: 'emphasis',
  itshape: 'emphasis',
  sl: 'emphasis',
  bf: 'strong',
  bfseries: 'strong',
  tt: 'code',
  ttfamily: 'code',
  rm: 'plain',
  sc: 'plain',
  scshape: 'plain',
  sf: 'plain',
};

/** Matches the names of TeX environments that contain formulas. */
export const mathEnvironment =
  /^(?:equation|align|aligned|alignat|gather|gathered|multline|eqnarray|displaymath|math|cases|[bpvV]?matrix|split)\*?$/u;

/** TeX commands of formulas that also occur in text, in braces: `{\alpha}`. */
export const signs: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', varepsilon: 'ε', deg: '°', times: '×', approx: '≈', sim: '∼', leq: '≤', geq: '≥', rightarrow: '→', to: '→',
}; // prettier-ignore
