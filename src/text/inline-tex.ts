/**
 * Environments of formulas on lines of their own (amsmath User's Guide § 3), with the TeX that replaces their beginning
 * and end inside a line.
 */
const inlineForms: Readonly<Record<string, readonly [begin: string, end: string]>> = {
  math: ['', ''],
  displaymath: ['', ''],
  equation: ['', ''],
  multline: ['\\begin{gathered}', '\\end{gathered}'],
  gather: ['\\begin{gathered}', '\\end{gathered}'],
  align: ['\\begin{aligned}', '\\end{aligned}'],
  flalign: ['\\begin{aligned}', '\\end{aligned}'],
  alignat: ['\\begin{alignedat}', '\\end{alignedat}'],
  split: ['\\begin{aligned}', '\\end{aligned}'],
  eqnarray: ['\\begin{array}{rcl}', '\\end{array}'],
};

/**
 * Returns the TeX of a formula as it must be inside a line, such as a title: `align` becomes `aligned`. Numbers of
 * equations are left out, since readers cannot know what they refer to outside of the paper.
 *
 * @param tex a formula without its delimiters; an environment is part of the formula
 */
export function toInlineTex(tex: string): string {
  return tex
    .replace(/\\(begin|end)\{([a-z]{4,11})\*?\}/gu, (written, side: string, name: string) => {
      const forms = Object.hasOwn(inlineForms, name) ? inlineForms[name] : undefined;
      return (side === 'begin' ? forms?.[0] : forms?.[1]) ?? written;
    })
    .replace(/\\(?:label\{[^{}]{0,200}\}|(?:nonumber|notag)(?![A-Za-z]))/gu, '');
}
