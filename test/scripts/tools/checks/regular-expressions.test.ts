import { expect, test } from 'vitest';
import { findRegexes } from '../../../../scripts/tools/checks/regular-expressions.ts';
import { slowRegexErrors } from '../../../../scripts/tools/checks/slow-regexes.ts';

const find = (file: string, text: string) =>
  findRegexes(new Map([[file, text]])).map(({ pattern, places }) => [
    pattern && `/${pattern.source}/${pattern.flags}`,
    ...places,
  ]);
const errorsIn = (code: string) => slowRegexErrors(findRegexes(new Map([['src/a.ts', code]])), new Set());

test('finds literals and calls of RegExp with constant text, with every place', () => {
  const code = `const a = /x[/]y/giu;
const digits = /\\d/u.source;
const word = 'w';
f(new RegExp('\\\\s' + word), RegExp(\`\${digits}-\${/z/.source}\`, 'u'), new RegExp(String.raw\`\\w\`));
g(/x[/]y/giu, new RegExp(a));
`;
  expect(find('src/a.ts', code)).toEqual([
    ['/x[/]y/giu', 'src/a.ts:1', 'src/a.ts:5'],
    ['/\\d/u', 'src/a.ts:2'],
    ['/\\sw/', 'src/a.ts:4'],
    ['/\\d-z/u', 'src/a.ts:4'],
    ['/z/', 'src/a.ts:4'],
    ['/\\w/', 'src/a.ts:4'],
  ]);
});

test('reads frontmatter, scripts and markup of an Astro file', () => {
  const code = `---
const a = /one/;
---
<p title="a/b/c">{names.map((name) => <b>{name.replace(/two/g, '')}</b>)} 1/2/3</p>
<style>
  p { background: url(/x/y/); }
</style>
<script>
  const b = /three/;
</script>
`;
  expect(find('src/a.astro', code)).toEqual([
    ['/one/', 'src/a.astro:2'],
    ['/three/', 'src/a.astro:9'],
    ['/two/g', 'src/a.astro:4'],
  ]);
});

test.each([
  ['/(a+)+$/', 'exponential'],
  ['/\\s+$/', '2nd degree polynomial'],
  ["new RegExp('(x|x)*y')", 'exponential'],
])('reports that %s is slow, with its place and a slow text', async (regex, degree) => {
  const [error, ...others] = await errorsIn(`\nfoo(${regex});`);
  expect(error).toContain(`src/a.ts:2: ${regex} may take more than linear time: ${degree}, with '`);
  expect(error).toContain('.repeat(');
  expect(others).toEqual([]);
});

test('reports expressions that it cannot check', async () => {
  expect(await errorsIn('foo(new RegExp(`a` + other), /[\\p{L}--[a-z]]+/v);')).toEqual([
    expect.stringContaining('src/a.ts:1: new RegExp(`a` + other) may take more'),
    expect.stringContaining('recheck does not support set operations of the flag v'),
  ]);
});

test('skips patterns known to be safe, and adds only safe patterns to them', async () => {
  const safe = new Set(['/(b+)+$/']);
  expect(
    await slowRegexErrors(findRegexes(new Map([['src/a.ts', 'f(/a+/, /(b+)+$/, /(c+)+$/)']])), safe),
  ).toHaveLength(1);
  expect([...safe]).toEqual(['/(b+)+$/', '/a+/']);
});
