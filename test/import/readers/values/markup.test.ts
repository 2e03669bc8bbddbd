import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toProse, toTitle } from '../../../../src/import/readers/values/markup.ts';

test.each([
  ['H<sub>2</sub>O, <i>E. coli</i> &amp; 10<sup>−3</sup>', 'H₂O, E. coli & 10⁻³'],
  ['K<sub>ATP</sub> and x<sub><i>i</i></sub>, the 5<sup>th</sup>', 'K$_{\\mathrm{ATP}}$ and x$_i$, the 5th'],
  ['Thinking with <think>, a<b and c>d', 'Thinking with <think>, a<b and c>d'],
  ['If $x <b and c> d$', 'If $x <b and c> d$'],
  [
    'R&D of AT&T; D&eacute;j&agrave; vu &#8211; &Omega;&#x3b1; &nonsense;',
    'R&D of AT&T; Déjà vu – Ωα &nonsense;',
  ],
  ['Controls\u0007 and half a pair \ud83d', 'Controls and half a pair \ufffd'],
  ["Metodolog\\'ias, {\\\"o}ffnen, $\\'a$", "Metodologías, öffnen, $\\'a$"],
  ['<span class="nocase">iPhone</span>\n  <b>users</b>', 'iPhone users'],
])('converts %j to a title', (source, title) => {
  expect(toTitle(source)).toBe(title);
});

test('the TeX of a formula is used instead of its MathML', () => {
  const mathml = '<mml:mi>x</mml:mi>';
  expect(toTitle(`<mml:math alttext="a_{\\rm x}&lt;1">${mathml}</mml:math>`)).toBe('$a_{\\rm x}<1$');
  expect(
    toTitle(
      `<math><semantics>${mathml}<annotation encoding="application/x-tex">\\beta_1</annotation></semantics></math>`,
    ),
  ).toBe('$\\beta_1$');
  const document = '\\documentclass[12pt]{minimal} \\begin{document}$$\\alpha $$\\end{document}';
  expect(
    toTitle(
      `<jats:inline-formula><jats:alternatives><jats:tex-math>${document}</jats:tex-math><mml:math>${mathml}</mml:math></jats:alternatives></jats:inline-formula>`,
    ),
  ).toBe('$\\alpha$');
});

test.each([
  ['<mi>Λ</mi>', 'Λ'],
  ['<msub><mi>H</mi><mn>2</mn></msub><mo>=</mo><mfrac><mn>1</mn><mi>n</mi></mfrac>', '$H_2=\\frac{1}{n}$'],
  ['<msubsup><mi>sin</mi><mi>i</mi><mrow><mo>−</mo><mn>1</mn></mrow></msubsup>', '$\\mathrm{sin}_i^{-1}$'],
  ['<mn>2</mn><mmultiscripts><mi>C</mi><mprescripts/><none/><mn>14</mn></mmultiscripts>', '$2{}^{14}C$'],
  ['<mover><mi>x</mi><mo>¯</mo></mover><mtext> if 5%</mtext>', '$\\bar{x}\\text{if 5\\%}$'],
  ['<msqrt><mi>a</mi><mo>&lt;</mo><mi>b</mi></msqrt>', '$\\sqrt{a<b}$'],
])('converts the MathML %s', (inner, tex) => {
  expect(toTitle(`<mml:math xmlns:mml="x">${inner}</mml:math>`)).toBe(tex);
});

test('keeps paragraphs and headings of JATS, but not its line feeds', () => {
  const source =
    '<jats:title>Abstract</jats:title>\n <jats:sec>\n <jats:title>Background</jats:title>\n<jats:p>We\n\n  go.</jats:p></jats:sec><jats:sec><jats:title>Methods.</jats:title><jats:p>So.</jats:p><jats:list><jats:list-item><jats:p>One</jats:p></jats:list-item></jats:list></jats:sec>';
  expect(toProse(source)).toBe('Background: We go.\n\nMethods. So.\n\nOne');
  expect(toProse('&lt;jats:p&gt;Twice escaped&lt;/jats:p&gt;')).toBe('Twice escaped');
});

test('keeps empty lines of plain text and removes single line feeds', () => {
  expect(toProse('One\ntwo.\n \nThree <b>four</b>.')).toBe('One two.\n\nThree four.');
});

test('markup that never ends, or never began, costs no text', () => {
  expect(toTitle('a <sub>b <mml:math> c </i> <!-- d')).toBe('a b c <!-- d');
});

test('removes all known tags and keeps all words', () => {
  const piece = fc.constantFrom('<p>', '</p>', '<i>', '</i>', '<sub>', '</sub>', '<mml:math>', '</mml:math>', '<jats:title>', '</jats:title>', '&amp;', ' word ', '\n\n', '$', '\\', '{'); // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const prose = toProse(pieces.join(''));
      expect(prose).not.toMatch(/<\/?(?:p|i|sub|mml:math|jats:title)>/u);
      if (!pieces.includes('<mml:math>'))
        expect(prose.split('word')).toHaveLength(pieces.filter((each) => each === ' word ').length + 1);
    }),
  );
});
