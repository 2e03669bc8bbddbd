import { describe, expect, test } from 'vitest';
import { exceedsYamlLimits } from '../../src/files/yaml-limits.ts';

describe('real records 31: YAML that is nested too deeply', () => {
  test.each<[string, string, number]>([
    ['lists in brackets', `a: b\nc: ${'['.repeat(300)}`, 2],
    ['maps in brackets', '{a: '.repeat(300), 1],
    ['lists in one line', '- '.repeat(300), 1],
    ['maps of several lines', Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'), 201],
    ['brackets over several lines', '[\n'.repeat(300), 201],
    ['aliases', `a: &x 1\n${'- *x\n'.repeat(300)}`, 201],
  ])('%s are refused with their line', (_, source, line) => {
    expect(exceedsYamlLimits(source)).toMatchObject({ line });
  });

  test.each<[string, string]>([
    ['double quotes', `title: "${'['.repeat(5000)}"`],
    ['single quotes', `title: '${'{'.repeat(5000)} it''s'`],
    ['a text of several lines', `title: |\n  ${'[{\n  '.repeat(500)}end`],
    ['a text without quotes', `title: a ${'[b '.repeat(500)}`],
    ['a comment', `# ${'['.repeat(500)}\ntitle: a`],
    ['asterisks and ampersands', `title: "${'*a &b '.repeat(500)}"\nnote: a ${'*b* &c '.repeat(500)}`],
  ])('brackets and signs in %s do not count', (_, source) => {
    expect(exceedsYamlLimits(source)).toBeUndefined();
  });
});
