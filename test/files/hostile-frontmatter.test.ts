import { describe, expect, test } from 'vitest';
import { maxFileLength } from '../../src/files/frontmatter.ts';
import { parsePaperFile } from '../../src/files/paper-file.ts';
import { parseSiteFile } from '../../src/files/site-file.ts';
import { byRun } from '../run-length.ts';
import { longFrontmatter } from './long-frontmatter.ts';

/** Returns the diagnostics of a paper file as `LINE: MESSAGE ADVICE`; an empty list for a valid file. */
function problemsOf(text: string): string[] {
  const read = parsePaperFile(text, 'a.md', 'a');
  return 'value' in read
    ? []
    : read.diagnostics.map(({ line, message, advice }) => `${line}: ${message} ${advice}`);
}

describe('the line and message of a problem in a content file:', () => {
  test('a misspelt key', () => {
    expect(problemsOf('---\ntitle: A\ntype: article\nauthers:\n  - Ann Lee\n---\n')).toEqual([
      '4: Unknown key "authers". Did you mean "author"? Rename the key, or remove it.',
    ]);
  });

  test('a value deep in a list, below comments and blank lines, in a file with Windows line ends and a byte order mark', () => {
    const text =
      '\uFEFF---\r\n# by hand\r\n\r\ntitle: A\r\nauthor:\r\n  - Ann Lee\r\n\r\n  - 42\r\n---\r\nText\r\n';
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(
        /^8: The value "42" of "author" \(item 2\) is not valid\. Write the name as text/,
      ),
    ]);
  });

  test('every problem of a file, not only the first', () => {
    const text =
      '---\ntitle: ""\nissued: yesterday\nURL: javascript:alert(1)\ncode: false\nprofiles: [Ann]\n---\n';
    expect(
      problemsOf(text)
        .map((problem) => problem.replace(/ (?:has no value|is not valid)\..*/, ''))
        .sort(),
    ).toEqual([
      '2: The key "title"',
      '3: The value "yesterday" of "issued"',
      '4: The value "javascript:alert(1)" of "URL"',
      '5: The value "false" of "code"',
      '6: The value "Ann" of "profiles" (item 1)',
    ]);
  });

  test('invalid YAML and duplicate keys', () => {
    expect(problemsOf('---\ntitle: A\nnote: a: b\n---\n')).toEqual([
      expect.stringMatching(
        /^3: Invalid YAML: .*Put text that contains a colon, # or quotation marks in "double quotes"\./,
      ),
    ]);
    expect(problemsOf('---\ntitle: A\ntitle: B\n---\n')).toEqual([
      '3: Duplicate key "title" (first used on line 2). Remove one of the two keys.',
    ]);
    expect(problemsOf('---\ntitle: A\n\tauthor: x\n---\n')[0]).toMatch(/^3: Invalid YAML/);
  });

  test('a missing title, start or end, and an empty file', () => {
    expect(problemsOf('---\ntype: article\n---\n')[0]).toMatch(
      /^[12]: The key "title" is missing\. Add the key with a value\./,
    );
    expect(problemsOf('')).toEqual([expect.stringMatching(/^1: The frontmatter is missing/)]);
    expect(problemsOf('Just text\n')).toEqual([expect.stringMatching(/^1: The frontmatter is missing/)]);
    expect(problemsOf('---\ntitle: A\n\nText\n')).toEqual([
      expect.stringMatching(/^1: The frontmatter has no end/),
    ]);
    expect(problemsOf('---\ntitle: A\n---- \nText\n')).toEqual([
      expect.stringMatching(/^1: The frontmatter has no end/),
    ]);
    expect(problemsOf('---\n---\n')[0]).toMatch(/The key "title" is missing/);
    expect(problemsOf('---\njust text\n---\n')).toHaveLength(1);
    expect(problemsOf('---\n- a\n- b\n---\n')).toHaveLength(1);
  });

  test('more than two million characters, without delay', () => {
    const text = `---\ntitle: A\n---\n${'x'.repeat(maxFileLength)}`;
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^1: The file has 2,000,0\d\d characters; the limit is 2,000,000\./),
    ]);
    expect(problemsOf(`---\ntitle: A\n---\n${'word '.repeat(300_000)}`)).toEqual([]);
  });

  test('a number instead of text, in site.yaml', () => {
    const read = parseSiteFile('# the lab\ntitle: 42\nurl: https://example.org/\n', 'site.yaml');
    expect(read).toMatchObject({ diagnostics: [{ file: 'site.yaml', line: 2 }] });
  });
});

describe('hostile frontmatter does no harm', () => {
  test.each(['---js', '---javascript', '---coffee', '---json', '---toml', '--- js', '---yml'])(
    '%s',
    (open) => {
      const text = `${open}\nmodule.exports = (globalThis.wasRun = true), { title: "A" }\n---\n`;
      expect(problemsOf(text)).toEqual([expect.stringMatching(/^1: The frontmatter is missing/)]);
      expect(globalThis).not.toHaveProperty('wasRun');
    },
  );

  test.each([
    '!!js/function "function () {}"',
    '!!js/regexp /a/',
    '!!js/undefined ""',
    '!ruby/object:Gem {}',
    '!!binary aGk=',
  ])('a value with the tag %s is read as text or reported', (value) => {
    const read = parsePaperFile(`---\ntitle: A\nkeyword: [${value}]\n---\n`, 'a.md', 'a');
    if ('value' in read) expect(read.value.keyword?.every((word) => typeof word === 'string')).toBe(true);
    else expect(read.diagnostics.length).toBeGreaterThan(0);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'the key %s is unknown',
    (key) => {
      expect(problemsOf(`---\ntitle: A\n${key}: {polluted: true}\n---\n`)).toEqual([
        expect.stringMatching(`^3: Unknown key "${key}"`),
      ]);
      expect(
        problemsOf(`---\ntitle: A\nauthor:\n  - {family: B, ${key}: {polluted: true}}\n---\n`),
      ).toHaveLength(1);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  test('aliases that multiply, or contain themselves, are reported', () => {
    const levels = Array.from({ length: 12 }, (_, n) => {
      const above = n === 0 ? '"lol"' : `*a${n - 1}`;
      return `a${n}: &a${n} [${Array(10).fill(above).join(', ')}]`;
    });
    expect(problemsOf(`---\ntitle: A\n${levels.join('\n')}\n---\n`)).toEqual([
      expect.stringMatching(/The YAML has too many aliases \(\*name\)\. Write the values themselves/),
    ]);
    expect(problemsOf('---\ntitle: &a [*a]\n---\n').length).toBeGreaterThan(0);
    // `other` allows any value.
    for (const value of ['&a {b: *a}', '{a: &a [*a, *a, *a]}', '{a: &a [[x], {b: *a, c: *a}]}'])
      expect(problemsOf(`---\ntitle: A\nother: ${value}\n---\n`)).toEqual([
        expect.stringMatching(/The YAML is nested more than 50 levels deep\./),
      ]);
  });

  test('a YAML document that ends early does not hide keys', () => {
    expect(problemsOf('---\ntitle: A\n...\nauthers: B\n---\n').length).toBeGreaterThan(0);
  });

  test('deep nesting is reported', () => {
    expect(problemsOf(`---\ntitle: ${'['.repeat(20_000)}\n---\n`).length).toBeGreaterThan(0);
    expect(problemsOf(`---\ntitle: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\n`).length).toBeGreaterThan(0);
    expect(problemsOf(`---\n${'- '.repeat(20_000)}a\n---\n`).length).toBeGreaterThan(0);
    const other = (levels: number) =>
      `---\ntitle: A\nother: {a: ${'['.repeat(levels)}${']'.repeat(levels)}}\n---\n`;
    expect(problemsOf(other(500))).toEqual([expect.stringMatching(/nested more than 50 levels deep/)]);
    expect(problemsOf(other(40))).toEqual([]);
  });

  test.each(longFrontmatter)('many %s are reported in a few lines', (_, yamlOf) => {
    const found = problemsOf(`---\n${yamlOf(byRun(40_000, 400_000))}\n---\n`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(12);
  });
});

test('two results of the same text share nothing, and an invalid text is invalid the second time too', () => {
  const text = '---\ntitle: A\nauthor: [Ann Lee]\n---\n';
  const [one, two] = [parsePaperFile(text, 'a.md', 'a'), parsePaperFile(text, 'a.md', 'a')];
  if (!('value' in one) || !('value' in two)) throw new Error('both texts are valid');
  one.value.author?.push('Bo Chen');
  expect(two.value.author).toEqual(['Ann Lee']);
  for (let time = 0; time < 2; time++) expect(problemsOf('---\ntitle: [\n---\n').length).toBeGreaterThan(0);
});

test('an abstract may contain lines of hyphens; its line is reported', () => {
  const read = parsePaperFile('---\ntitle: A\n---\n\n\nOne.\n\n---\n\nTwo.\n', 'a.md', 'a');
  expect(read).toMatchObject({ value: { abstract: 'One.\n\n---\n\nTwo.' }, bodyLine: 6 });
});
