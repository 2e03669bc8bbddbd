import { describe, test } from 'vitest';
import { exceedsYamlLimits } from '../../src/files/yaml-limits.ts';
import { exceedsMarkdownLimits } from '../../src/text/markdown-limits.ts';
import { expectLinearTime } from '../linear-time.ts';

/** In characters. A longer page is not checked further. */
const lengths = [2000, 20_000, 190_000] as const;

describe('real records 31: the check of the limits takes linear time', () => {
  test.each([
    'a *b* [c](d)\n\n',
    '- a\n',
    '> - a\n',
    '  - a\n\n',
    '{a}\n\n',
    '<a/>\n\n',
    '| a | ',
    ' ',
    '[',
    '&a ',
  ])('%j', (piece) => {
    const textOf = (length: number) => piece.repeat(length / piece.length);
    expectLinearTime('Markdown', (length) => exceedsMarkdownLimits(textOf(length), 'mdx'), lengths);
    expectLinearTime('YAML', (length) => exceedsYamlLimits(textOf(length)), lengths);
  });
});
