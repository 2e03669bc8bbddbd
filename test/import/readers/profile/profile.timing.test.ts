import { test } from 'vitest';
import { readProfile } from '../../../../src/import/readers/profile/profile.ts';
import { expectLinearTime } from '../../../linear-time.ts';

test.each<[name: string, textOf: (length: number) => string]>([
  ['many commas instead of authors', (length) => `T\n\n${', '.repeat(length / 2)}x\n\nabstract`],
  ['brackets after an address', (length) => `T\n\nA B\n\nhttps://github.com/a/b${')'.repeat(length)}`],
  ['a line of one word', (length) => `T\n\n${'x'.repeat(length)}`],
  ['lines without meaning', (length) => 'x\n'.repeat(length / 2)],
])('reads %s in linear time', (_, textOf) => {
  expectLinearTime('below a date', (length) =>
    readProfile(`Ada Quill\n\nLGMay 1, 2020\n${textOf(length)}\n`, 'x'),
  );
  expectLinearTime('alone', (length) => readProfile(textOf(length), 'x'));
});
