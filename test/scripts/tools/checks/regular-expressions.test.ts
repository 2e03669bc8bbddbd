import { expect, test } from 'vitest';
import { findRegexes } from '../../../../scripts/tools/checks/regular-expressions.ts';
import { slowRegexFaults } from '../../../../scripts/tools/checks/slow-regexes.ts';

const find = (file: string, text: string) =>
  findRegexes(new Map([[file, text]])).map(({ pattern, places }) => [
    pattern && `/${pattern.source}/${pattern.flags}`,
    ...places,
  ]);
const faultsOf = (code: string) => slowRegexFaults(findRegexes(new Map([['src/a.ts', code]])), new Set());

test('finds literals and those made of text that the file tells, with every place', () => {
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

test('finds those of an Astro file in its frontmatter, its scripts and its markup', () => {
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
])('finds that %s is slow, with its place and an attack', async (regex, degree) => {
  const [fault, ...more] = await faultsOf(`\nfoo(${regex});`);
  expect(fault).toContain(`src/a.ts:2: ${regex} may take more than linear time: ${degree}, with '`);
  expect(fault).toContain('.repeat(');
  expect(more).toEqual([]);
});

test('tells of what it cannot judge', async () => {
  expect(await faultsOf('foo(new RegExp(`a` + other), /[\\p{L}--[a-z]]+/v);')).toEqual([
    expect.stringContaining('src/a.ts:1: new RegExp(`a` + other) may take more'),
    expect.stringContaining('recheck does not know sets of the flag v'),
  ]);
});

test('judges none twice that was safe, and remembers no other', async () => {
  const safe = new Set(['/(b+)+$/']);
  expect(
    await slowRegexFaults(findRegexes(new Map([['src/a.ts', 'f(/a+/, /(b+)+$/, /(c+)+$/)']])), safe),
  ).toHaveLength(1);
  expect([...safe]).toEqual(['/(b+)+$/', '/a+/']);
});
