import { expect, test } from 'vitest';
import { decodeTexAccents } from '../../../../src/import/readers/values/tex-accents.ts';

test.each([
  ["Exposici\\'on, \\'{a}, {\\'a}, {\\'{\\i}}x", 'Exposición, á, á, íx'],
  ['Erd\\H{o}s, \\v{S}koda, \\v skoda, \\c{c}a va', 'Erdős, Škoda, škoda, ça va'],
  ['Nguy\\~ên', 'Nguyễn'],
  ["{\\ss} \\L{}\\'od\\'z sm\\o rrebr\\o{}d", 'ß Łódź smørrebrød'],
  ['\\alpha-decay of \\alpha particles', 'α-decay of α particles'],
  ["the model\\'s, don\\'t, Poincar\\'e's", "the model's, don't, Poincaré's"],
  [
    "R\\&D, 5\\%, a\\_b, \\$5 and $\\alpha \\& \\'a$ and \\(\\beta\\)",
    "R&D, 5%, a_b, \\$5 and $\\alpha \\& \\'a$ and \\(\\beta\\)",
  ],
  ['\\textit{so}, \\cite{x}, \\mathbf{x}, C:\\temp', '\\textit{so}, \\cite{x}, \\mathbf{x}, C:\\temp'],
])('decodes %s', (source, text) => {
  expect(decodeTexAccents(source)).toBe(text);
});
