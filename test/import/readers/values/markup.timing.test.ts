import { test } from 'vitest';
import { toProse } from '../../../../src/import/readers/values/markup.ts';
import { expectLinearTime } from '../../../linear-time.ts';

test.each([
  '<',
  '<sub>',
  '<mml:math>',
  '<tex-math>',
  '<i x="1" ',
  '&lt;',
  '<jats:title>',
  ' alttext="',
  '\\(',
  '$',
  '{\\v{',
])('reads %j in linear time, however often it is repeated', (piece) => {
  const textOf = (length: number) => piece.repeat(length / piece.length);
  expectLinearTime('alone', (length) => toProse(textOf(length)));
  expectLinearTime('in a formula', (length) => toProse(`<inline-formula>${textOf(length)}</inline-formula>`));
});
