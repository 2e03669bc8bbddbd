import { describe, expect, test } from 'vitest';
import { maxFileLength } from '../../src/files/frontmatter.ts';
import { parsePaperFile } from '../../src/files/paper-file.ts';
import { parseSiteFile } from '../../src/files/site-file.ts';
import { byRun } from '../run-length.ts';
import { longFrontmatter } from './long-frontmatter.ts';

/** The places and messages of what is wrong with a paper file; nothing for a right one. */
function faults(text: string): string[] {
  const read = parsePaperFile(text, 'a.md', 'a');
  return 'value' in read
    ? []
    : read.diagnostics.map(({ line, message, advice }) => `${line}: ${message} ${advice}`);
}

describe('what is wrong with a content file is told with its line', () => {
  test('a misspelt key', () => {
    expect(faults('---\ntitle: A\ntype: article\nauthers:\n  - Ann Lee\n---\n')).toEqual([
      expect.stringMatching(
        /^4: "authers" is not a key that is known here\. Write "author", or take it out\.$/,
      ),
    ]);
  });

  test('a value deep in a list, below comments and blank lines, in a file with Windows line ends and a byte order mark', () => {
    const text =
      '\uFEFF---\r\n# by hand\r\n\r\ntitle: A\r\nauthor:\r\n  - Ann Lee\r\n\r\n  - 42\r\n---\r\nText\r\n';
    expect(faults(text)).toEqual([
      expect.stringMatching(/^8: "author\.1" is not right\. Write the name as text/),
    ]);
  });

  test('every fault of a file, not only the first', () => {
    const text =
      '---\ntitle: ""\nissued: yesterday\nURL: javascript:alert(1)\ncode: false\nprofiles: [Ann]\n---\n';
    expect(
      faults(text)
        .map((fault) => fault.split(' is ')[0])
        .sort(),
    ).toEqual(['2: "title"', '3: "issued"', '4: "URL"', '5: "code"', '6: "profiles.0"']);
  });

  test('YAML that is none', () => {
    expect(faults('---\ntitle: A\nnote: a: b\n---\n')).toEqual([
      expect.stringMatching(/^3: This is not YAML: .*Put text that holds : # or quotes in "double quotes"\./),
    ]);
    expect(faults('---\ntitle: A\ntitle: B\n---\n')).toEqual([
      expect.stringMatching(/^3: The key "title" stands here a second time\. Keep one of them\./),
    ]);
    expect(faults('---\ntitle: A\n\tauthor: x\n---\n')[0]).toMatch(/^3: This is not YAML/);
  });

  test('a missing title, start or end, and an empty file', () => {
    expect(faults('---\ntype: article\n---\n')[0]).toMatch(/^[12]: "title" is missing\. Add it\./);
    expect(faults('')).toEqual([expect.stringMatching(/^1: No frontmatter was found/)]);
    expect(faults('Just text\n')).toEqual([expect.stringMatching(/^1: No frontmatter was found/)]);
    expect(faults('---\ntitle: A\n\nText\n')).toEqual([
      expect.stringMatching(/^1: The frontmatter has no end/),
    ]);
    expect(faults('---\ntitle: A\n---- \nText\n')).toEqual([
      expect.stringMatching(/^1: The frontmatter has no end/),
    ]);
    expect(faults('---\n---\n')[0]).toMatch(/"title" is missing/);
    expect(faults('---\njust text\n---\n')).toHaveLength(1);
    expect(faults('---\n- a\n- b\n---\n')).toHaveLength(1);
  });

  test('more than two million characters, at once', () => {
    const text = `---\ntitle: A\n---\n${'x'.repeat(maxFileLength)}`;
    expect(faults(text)).toEqual([
      expect.stringMatching(/^1: The file holds 2000\d+ characters\. Keep it under 2000000\./),
    ]);
    expect(faults(`---\ntitle: A\n---\n${'word '.repeat(300_000)}`)).toEqual([]);
  });

  test('a number where text is meant, in site.yaml', () => {
    const read = parseSiteFile('# the lab\ntitle: 42\nurl: https://example.org/\n', 'site.yaml');
    expect(read).toMatchObject({ diagnostics: [{ file: 'site.yaml', line: 2 }] });
  });
});

describe('hostile frontmatter does nothing', () => {
  test.each(['---js', '---javascript', '---coffee', '---json', '---toml', '--- js', '---yml'])(
    '%s',
    (open) => {
      const text = `${open}\nmodule.exports = (globalThis.wasRun = true), { title: "A" }\n---\n`;
      expect(faults(text)).toEqual([expect.stringMatching(/^1: No frontmatter was found/)]);
      expect(globalThis).not.toHaveProperty('wasRun');
    },
  );

  test.each([
    '!!js/function "function () {}"',
    '!!js/regexp /a/',
    '!!js/undefined ""',
    '!ruby/object:Gem {}',
    '!!binary aGk=',
  ])('a value with the tag %s is text or told of', (value) => {
    const read = parsePaperFile(`---\ntitle: A\nkeyword: [${value}]\n---\n`, 'a.md', 'a');
    if ('value' in read) expect(read.value.keyword?.every((word) => typeof word === 'string')).toBe(true);
    else expect(read.diagnostics.length).toBeGreaterThan(0);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'the key %s is no key',
    (key) => {
      expect(faults(`---\ntitle: A\n${key}: {polluted: true}\n---\n`)).toEqual([
        expect.stringMatching(`^3: "${key}" is not a key that is known here`),
      ]);
      expect(faults(`---\ntitle: A\nauthor:\n  - {family: B, ${key}: {polluted: true}}\n---\n`)).toHaveLength(
        1,
      );
      expect({}).not.toHaveProperty('polluted');
    },
  );

  test('aliases that multiply, or hold themselves, end in a message', () => {
    const levels = Array.from({ length: 12 }, (_, n) => {
      const above = n === 0 ? '"lol"' : `*a${n - 1}`;
      return `a${n}: &a${n} [${Array(10).fill(above).join(', ')}]`;
    });
    expect(faults(`---\ntitle: A\n${levels.join('\n')}\n---\n`)).toEqual([
      expect.stringMatching(/The YAML repeats itself too often\. Write the values out/),
    ]);
    expect(faults('---\ntitle: &a [*a]\n---\n').length).toBeGreaterThan(0);
    // `other` takes whatever it is given.
    for (const value of ['&a {b: *a}', '{a: &a [*a, *a, *a]}', '{a: &a [[x], {b: *a, c: *a}]}'])
      expect(faults(`---\ntitle: A\nother: ${value}\n---\n`)).toEqual([
        expect.stringMatching(/The YAML is nested more than 50 levels deep\./),
      ]);
  });

  test('a document that ends early hides no keys', () => {
    expect(faults('---\ntitle: A\n...\nauthers: B\n---\n').length).toBeGreaterThan(0);
  });

  test('deep nesting ends in a message', () => {
    expect(faults(`---\ntitle: ${'['.repeat(20_000)}\n---\n`).length).toBeGreaterThan(0);
    expect(faults(`---\ntitle: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\n`).length).toBeGreaterThan(0);
    expect(faults(`---\n${'- '.repeat(20_000)}a\n---\n`).length).toBeGreaterThan(0);
    const other = (levels: number) =>
      `---\ntitle: A\nother: {a: ${'['.repeat(levels)}${']'.repeat(levels)}}\n---\n`;
    expect(faults(other(500))).toEqual([expect.stringMatching(/nested more than 50 levels deep/)]);
    expect(faults(other(40))).toEqual([]);
  });

  test.each(longFrontmatter)('many %s are reported in a few lines', (_, yamlOf) => {
    const found = faults(`---\n${yamlOf(byRun(40_000, 400_000))}\n---\n`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(12);
  });
});

test('two readings of one text share nothing, and a faulty text is faulty the second time too', () => {
  const text = '---\ntitle: A\nauthor: [Ann Lee]\n---\n';
  const [one, two] = [parsePaperFile(text, 'a.md', 'a'), parsePaperFile(text, 'a.md', 'a')];
  if (!('value' in one) || !('value' in two)) throw new Error('both are readable');
  one.value.author?.push('Bo Chen');
  expect(two.value.author).toEqual(['Ann Lee']);
  for (let time = 0; time < 2; time++) expect(faults('---\ntitle: [\n---\n').length).toBeGreaterThan(0);
});

test('an abstract may hold lines of hyphens, and begins at its own line', () => {
  const read = parsePaperFile('---\ntitle: A\n---\n\n\nOne.\n\n---\n\nTwo.\n', 'a.md', 'a');
  expect(read).toMatchObject({ value: { abstract: 'One.\n\n---\n\nTwo.' }, bodyLine: 6 });
});
