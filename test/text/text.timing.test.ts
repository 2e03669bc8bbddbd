import { test } from 'vitest';
import { renderProse, toPlainText } from '../../src/text/text.ts';
import { expectLinearTime } from '../linear-time.ts';

/** In characters. A text of more than 100,000 characters is not rendered. */
const lengths = [3000, 30_000, 90_000] as const;

test.each([
  '{',
  '$',
  '$x',
  '\\',
  '\\emph{',
  '``',
  '--',
  'https://',
  '$\\sqrt',
  '\\begin{align}',
  '\\[',
  '\n \n',
  'a~b',
  '))',
  '$\\frac$\n',
])('renders %j in linear time, however often it is repeated', (piece) => {
  const textOf = (length: number) => piece.repeat(length / piece.length);
  expectLinearTime('prose', (length) => renderProse(textOf(length)), lengths);
  expectLinearTime('plain text', (length) => toPlainText(textOf(length)), lengths);
});
