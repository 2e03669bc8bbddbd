import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titleToTex } from '../../src/export/tex.ts';
import { renderInline, renderProse, toPlainText } from '../../src/text/text.ts';
import { propertyRuns } from '../run-length.ts';

describe('real records 18: mathematics as plain text', () => {
  test.each([
    // Chemistry: upright letters, in every way in which people write them.
    ['$\\mathrm{SO_2}$ and $\\rm CO_2$', 'SO₂ and CO₂'],
    ['\\({\\rm CO}_2\\), $\\mathrm{CO}_2$, $\\text{CO}_2$', 'CO₂, CO₂, CO₂'],
    ['$\\mathrm{C}\\mathrm{O}_2$, C$\\mathrm{O_2}$, CO$_{2}$', 'CO₂, CO₂, CO₂'],
    ['$\\mathsf{CO_2}$, $\\mathbf{CO}_{\\mathbf{2}}$, $C\\!O_2$', 'CO₂, CO₂, CO₂'],
    ['\\ce{CO2}, $\\ce{CO2}$, CO\\textsubscript{2}, CO\\ensuremath{_2}', 'CO₂, CO₂, CO₂, CO₂'],
    ['$\\mathrm{NH_4^+}$ and $\\mathrm{SO}_4^{2-}$', 'NH₄⁺ and SO₄²⁻'],
    ['$\\mathrm{Li_6PS_5Cl}$, $\\mathrm{Ti_3C_2T}_x$', 'Li₆PS₅Cl, Ti₃C₂T_x'],
    ['$\\mathrm{La_{2-x}Sr_xCuO_4}$', 'La_(2−x)Sr_xCuO₄'],
    ['$^{13}\\mathrm{C}$, \\({}^{238}\\mathrm{U}\\)', '¹³C, ²³⁸U'],
    ['$\\ce{2H2 + O2 -> 2H2O}$', '2 H₂+O₂ → 2 H₂O'],
    // Units.
    ['10 $\\mathrm{km\\,s^{-1}}$', '10 km s⁻¹'],
    ['$5\\,\\mu\\mathrm{m}$, $3~\\mathrm{TeV}$, $\\mathrm{W/m^2}$', '5 μm, 3 TeV, W/m²'],
    ['$10\\,000$ and $1{,}000$', '10 000 and 1,000'],
    ['10\\textsuperscript{-3} and $90^\\circ\\mathrm{C}$', '10⁻³ and 90°C'],
    // Names of functions, groups and classes.
    ['$\\mathrm{Hom(A,B)}$, $\\operatorname{Hom}(A,B)$', 'Hom(A, B), Hom(A, B)'],
    ['$\\mathrm{O}(2)$, $\\mathrm{GL}_n(\\mathbb{F}_q)$', 'O(2), GL_n(𝔽_q)'],
    ['$\\mathop{\\rm Tr} A$, $a \\bmod b$, $\\mathrm{d}x$', 'Tr A, a mod b, dx'],
    ['$\\Lambda\\mathrm{CDM}$, $\\Delta G^\\circ$', 'ΛCDM, ΔG°'],
    // Letters of other alphabets: all of a word, or none.
    ['$\\mathcal{SHOIQ}$, $\\mathscr{L}_1$, $\\mathfrak{Hg}$', 'SHOIQ, L₁, Hg'],
    ['$\\mathbb{R}$, $\\ell_1$, $\\hbar$', 'ℝ, ℓ₁, ℏ'],
    ['$\\mathrm{H}\\,\\textsc{ii}$', 'H ii'],
    // Indices, exponents and accents.
    ['$\\ell_{2,p}$ and $x_{i, j}$', 'ℓ_(2,p) and x_(i,j)'],
    ['$x^{2n}$ and $x^{n}$', 'x^(2n) and x^n'],
    ['the 20$^{th}$, $n^{\\text{th}}$, 1$^{\\rm st}$, 3\\textsuperscript{rd}', 'the 20th, nth, 1st, 3rd'],
    ['A$^*$ and $B^0\\to K^{*0}\\mu^+\\mu^-$', 'A* and B⁰ → K*⁰μ⁺μ⁻'],
    ['$\\mathring{A}$ and $\\acute{e}$', 'Å and é'],
    ['\\({a+b}^2\\) and $(a+b)^2$', '(a+b)² and (a+b)²'],
    // Fractions, and what is one above the other.
    ['$\\frac{\\mathbb{F}_q[u]}{\\langle u^t\\rangle}$', '𝔽_q[u]/⟨u^t⟩'],
    ['$\\frac{\\partial f}{\\partial x}$, $\\frac{a+b}{c+d}$', '∂f/∂x, (a+b)/(c+d)'],
    ['$\\binom{n}{k}$, $\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}$', '(n k), (a b; c d)'],
    ['$A := \\{x\\}$, $\\phantom{y}z$', 'A := {x}, z'],
    ['$10\\times$, $\\pm 5$, $\\sim24\\%$, $(\\pm 1)$, $7\\times 6$', '10×, ±5, ∼24%, (±1), 7 × 6'],
    ['$z\\gtrsim6$, $a\\leqslant b$, $\\mathrm{A}\\rightleftharpoons\\mathrm{B}$', 'z ≳ 6, a ⩽ b, A ⇌ B'],
    ['1\\textperthousand, 1\\textpertenthousand, 5\\,\\textcelsius, \\texteuro{}5', '1‰, 1‱, 5 ℃, €5'],
    ['$\\Re(z)$, $\\Im z$, $\\mathfrak{R}$', 'Re(z), Im z, R'],
  ])('%s', (source, expected) => {
    expect(toPlainText(source)).toBe(expected);
  });

  test('has no space between adjacent letters', () => {
    const letters = fc.stringMatching(/^[A-Z][a-z]{1,6}$/);
    const font = fc.constantFrom(
      'mathrm',
      'mathbf',
      'mathit',
      'mathsf',
      'mathcal',
      'mathscr',
      'mathfrak',
      'text',
      'textrm',
    );
    fc.assert(
      fc.property(font, letters, fc.integer({ min: 0, max: 999 }), (command, word, index) => {
        const small = [...String(index)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');
        expect(toPlainText(`On $\\${command}{${word}}_{${index}}$ only`)).toBe(`On ${word}${small} only`);
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});

describe('real records 19: mathematics of a title is inside the line', () => {
  test.each([
    ['On $$L^p$$ spaces', 'On L^p spaces', 'On {$L^p$} spaces'],
    ['On \\[L^p\\] spaces', 'On L^p spaces', 'On {$L^p$} spaces'],
    ['On \\(L^p\\) spaces', 'On L^p spaces', 'On {$L^p$} spaces'],
    ['$$x$$-rays of \\[ \\alpha \\]', 'x-rays of α', '{$x$}-rays of {$\\alpha$}'],
    ['of \\begin{equation}x=1\\label{e}\\end{equation}', 'of x = 1', 'of {$x=1$}'],
    ['of \\begin{displaymath}x_2\\end{displaymath}', 'of x₂', 'of {$x_2$}'],
    ['of \\begin{math}x_2\\end{math}', 'of x₂', 'of {$x_2$}'],
    ['of \\begin{align*}a&=b\\end{align*}', 'of a = b', 'of {$\\begin{aligned}a&=b\\end{aligned}$}'],
    ['of \\begin{gather}a\\\\b\\end{gather}', 'of a; b', 'of {$\\begin{gathered}a\\\\b\\end{gathered}$}'],
    ['of \\begin{eqnarray*}a&=&b\\end{eqnarray*}', 'of a = b', 'of {$\\begin{array}{rcl}a&=&b\\end{array}$}'],
    ['CO\\ensuremath{_2}', 'CO₂', '{CO}{$_2$}'],
  ])('%s', (source, plain, tex) => {
    const { html, problems } = renderInline(source);
    expect(problems).toEqual([]);
    expect(html).toMatch(/<math( class="long")?>/);
    expect(html).not.toMatch(/display-math|display="block"/);
    expect(toPlainText(source)).toBe(plain);
    expect(titleToTex(source)).toBe(tex);
  });

  test('leaves formulas of abstracts on lines of their own, and formulas within a sentence in it', () => {
    expect(renderProse('so $$x$$ is').html).toContain('display="block"');
    for (const formula of ['$x$', '\\(x\\)', '\\begin{math}x\\end{math}', '\\ce{x}'])
      expect(renderProse(`so ${formula} is`).html).not.toContain('display="block"');
  });
});
