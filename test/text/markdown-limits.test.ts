import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/files/yaml.ts';
import { linksOf, linksOfMdx } from '../../src/text/links.ts';
import { exceedsMarkdownLimits } from '../../src/text/markdown-limits.ts';
import { parseMdx } from '../../src/text/mdx.ts';
import { renderMarkdown } from '../../src/text/text.ts';
import { processorTime } from '../../scripts/tools/fuzz/growth.ts';
import type { TextProblem } from '../../src/text/tree.ts';
import { propertyRuns } from '../run-length.ts';

/** Maximum processor time for one text, in milliseconds. */
const maxTime = 3000;

/** Texts for which a parser would need quadratic time, exponential time, or more than the stack. */
const nested = {
  quotations: '>'.repeat(10_000),
  'more quotations': '> '.repeat(50_000),
  'lists in one line': `${'- '.repeat(9000)}a`,
  'lists below each other': Array.from({ length: 1000 }, (_, level) => `${' '.repeat(2 * level)}- a`).join(
    '\n',
  ),
  'numbered lists in quotations': '> 1. '.repeat(3000),
  'lists that begin again': `${'- '.repeat(29)}a\nb\n`.repeat(2) + `${'  '.repeat(29)}${'- '.repeat(29)}a`,
  'quotations in a footnote': `[^a]: ${'> '.repeat(5000)}a`,
  brackets: '['.repeat(1_900_000),
  images: '![a]('.repeat(5000),
  'emphasis that is not closed': '_a*'.repeat(6000),
  'emphasis in emphasis': `${'*a '.repeat(900)}b${' c*'.repeat(900)}`,
  'strong in strong': `${'**a '.repeat(700)}b${' c**'.repeat(700)}`,
  'headings without text': '=\n'.repeat(9000),
  'a quotation that continues without its sign': '> a\nb\n'.repeat(3000),
};

/** The same for the expressions and elements of MDX. */
const nestedMdx = {
  ...nested,
  elements: `${'<div>\n'.repeat(5000)}x\n${'</div>\n'.repeat(5000)}`,
  'elements in a line': `a ${'<b>'.repeat(3000)}x${'</b>'.repeat(3000)}`,
  'elements in expressions': '{<b>'.repeat(30),
  'expressions in attributes': '<a b={'.repeat(30),
  'expressions after elements that end': '{<b/>'.repeat(40),
  'functions in attributes': '<a b={c => {'.repeat(30),
  parentheses: `{${'('.repeat(20_000)}1${')'.repeat(20_000)}}`,
  'functions that return functions': `{${'a=>\n\n'.repeat(20_000)}1}`,
  'operators without brackets': `{${'typeof '.repeat(20_000)}1}`,
};

describe('real records 31: a text that is nested too deeply, or too long, is refused before it is parsed', () => {
  test.each(Object.entries(nested))('Markdown: %s', (_, text) => {
    let { html, problems } = { html: '', problems: [] } as ReturnType<typeof renderMarkdown>;
    const time = processorTime(() => {
      ({ html, problems } = renderMarkdown(text));
    });
    expect(time).toBeLessThan(maxTime);
    expect(linksOf(text)).toEqual([]);
    expect(problems[0]?.message).toMatch(/limit|too many/);
    expect(problems[0]?.advice).toMatch(/^The text is shown as plain text\. /);
    // The text is still there.
    expect(html.replace(/<[^>]*>/gu, '')).toContain(text.trim().slice(0, 1));
  });

  test.each(Object.entries(nestedMdx))('MDX: %s', (_, text) => {
    let problem: TextProblem | undefined;
    const time = processorTime(() => {
      ({ problem } = parseMdx(text));
    });
    expect(time).toBeLessThan(maxTime);
    expect(linksOfMdx(text)).toEqual([]);
    expect(problem?.message).toMatch(/limit|too many|too deeply/);
  });

  test('and the message names the line', () => {
    const { problems } = renderMarkdown(`One.\n\nTwo.\n${'> '.repeat(40)}three`);
    expect(problems[0]).toMatchObject({ line: 4 });
    expect(parseMdx(`One.\n\nTwo *a*.\n\n${'_a*'.repeat(6000)}`).problem).toMatchObject({ line: 5 });
  });

  test('but not a long list, a long quotation, a large table, code, or formulas', () => {
    const text = [
      Array.from({ length: 150 }, (_, index) => `- *Item* [${index}](/a/) of \`many\``).join('\n'),
      Array.from({ length: 150 }, (_, index) => `${index + 1}. _Reference_ (**20${index}**), [a](/b/)`).join(
        '\n',
      ),
      `> ${'quoted words '.repeat(300)}`,
      `\`\`\`js\n${'const some_long_name = { another_name: [1, 2] }; // a *note*\n'.repeat(60)}\`\`\``,
      '$\\frac{a_1}{b_2}$ and $x_{i_j}$ '.repeat(20),
      '- a\n  - b\n    - c\n      - d\n        > e\n        > - f',
    ].join('\n\n');
    expect(exceedsMarkdownLimits(text.slice(0, 20_000), 'markdown')).toBeUndefined();
    const table = `| a | b |\n| - | - |\n${'| [a](/a/) | *b* |\n'.repeat(300)}`;
    const elements = '<div>\n\n<a href="/a/">b {1 + 1}</a>\n\n</div>\n\n'.repeat(500);
    expect(
      exceedsMarkdownLimits(`${text}\n\n${table}\n\n${elements}`.replaceAll('\\', ''), 'mdx'),
    ).toBeUndefined();
  });

  test.each<[string, string]>([
    [
      'JavaScript',
      `${Array.from({ length: 12 }, (_, level) => `${' '.repeat(level)}function f${level}() {`).join('\n')}\n${'}\n'.repeat(12)}`,
    ],
    ['JSON', `${'{"a": {"b": [\n'.repeat(10)}1${']}}\n'.repeat(10)}`],
    ['Java', `${'class A<T> {\n  List<String> f(Map<T, T> a) { if (a) {\n'.repeat(3)}${'}}}\n'.repeat(3)}`],
    ['C that is not complete', 'int main() {\n  if (a) { while (b) {\n'.repeat(7)],
  ])('but not a page with a listing in %s', (_, code) => {
    const page = `Text with <b>tags</b>.\n\n\`\`\`js\n${code}\`\`\`\n\nText {1 + 1}.\n`;
    expect(parseMdx(page).problem).toBeUndefined();
  });

  test('YAML: lists, maps and anchors', () => {
    const texts = [
      `a: ${'['.repeat(10_000)}`,
      `a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      `${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`,
      `${'- '.repeat(10_000)}a`,
      `${'? '.repeat(10_000)}a`,
      Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      Array.from({ length: 20_000 }, (_, index) => `k${index}: &a${index} [1]`).join('\n'),
      `a: ${'&a '.repeat(100_000)}`,
    ];
    const time = processorTime(() => {
      for (const text of texts) {
        const read = parseYaml(text, 'a.md', 2);
        expect(Array.isArray(read) && read[0]?.message).toMatch(/^The YAML (?:is nested|has too many)/);
      }
    });
    expect(time).toBeLessThan(maxTime);
    const author = Array.from(
      { length: 3000 },
      (_, index) => `  - family: "Of [${index}"\n    given: A & B *`,
    );
    expect(Array.isArray(parseYaml(`author:\n${author.slice(0, 150).join('\n')}`, 'a.md'))).toBe(false);
  });

  test('no text makes a parser fail', () => {
    const piece = fc.constantFrom(
      ...[
        '> ',
        '- ',
        '1. ',
        '2) ',
        '\n',
        '\n\n',
        '    ',
        '\t',
        '*',
        '_',
        '**',
        '[',
        '](a)',
        '![',
        '`',
        '```\n',
        '<b>',
        '</b>',
        '<a b={',
      ],
      ...[
        '{',
        '}',
        '(',
        ')',
        '$',
        '$$',
        '\\',
        'a',
        ' ',
        '|',
        '[^a]: ',
        '=\n',
        '# ',
        '<!--',
        '-->',
        'a=>',
        '~~',
        ':::',
        '&amp;',
      ],
    );
    const repeated = fc.tuple(fc.array(piece, { maxLength: 5 }), fc.integer({ min: 1, max: 3000 }));
    const text = fc
      .array(repeated, { maxLength: 4 })
      .map((parts) => parts.map(([one, times]) => one.join('').repeat(times)).join(''));
    fc.assert(
      fc.property(text, (source) => {
        expect(processorTime(() => renderMarkdown(source))).toBeLessThan(maxTime);
        expect(processorTime(() => parseMdx(source))).toBeLessThan(maxTime);
      }),
      { numRuns: propertyRuns(200), interruptAfterTimeLimit: 60_000 },
    );
  });
});
