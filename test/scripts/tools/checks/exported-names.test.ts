import { expect, test } from 'vitest';
import { duplicateExportErrors } from '../../../../scripts/tools/checks/exported-names.ts';

const errorsIn = (files: Record<string, string>) => duplicateExportErrors(new Map(Object.entries(files)));

test.each([
  ['a function and a constant', 'export function find() {}', '\nexport const find = 1;'],
  ['an interface and a type', 'export interface find { a: 1 }', '\nexport type find = 1;'],
  ['a class and an enum', 'export class find {}', '\nexport enum find { a }'],
  ['a list and a pattern', 'const find = 1;\nexport { find };', '\nexport const { find } = values;'],
  ['a renamed export', 'export function find() {}', 'const other = 1;\nexport { other as find };'],
])('reports %s of one name in two files', (_, one, other) => {
  expect(errorsIn({ 'src/a.ts': one, 'scripts/b.ts': other })).toEqual([
    expect.stringMatching(
      /^src\/a\.ts:[12]: "find" is exported by scripts\/b\.ts:2 too\. Share one declaration, or rename all but one\.$/,
    ),
  ]);
});

test('reports one message for a name in three files, and reads the frontmatter of Astro files', () => {
  expect(
    errorsIn({
      'src/a.ts': 'export const one = 1;',
      'src/b.ts': 'export const one = 1;',
      'src/c.astro': '---\nexport const one = 1;\n---\n<p />\n',
    }),
  ).toEqual([expect.stringContaining('exported by src/b.ts:1 and src/c.astro:2 too')]);
});

test('accepts names that are exported again, declared without export, or declared as value and type of one file', () => {
  expect(
    errorsIn({
      'src/a.ts': 'export const one = 1;\nexport type one = 1;\nexport default function find() {}',
      'src/b.ts': "export { one } from './a.ts';\nexport * from './a.ts';",
      'src/c.ts': 'const one = 1;\nexport default function find() {}',
    }),
  ).toEqual([]);
});

test('accepts what Astro, the commands and the catalogues of words must export, and nothing else of theirs', () => {
  const names = (...list: string[]) => list.map((name) => `export const ${name} = 1;`).join('\n');
  expect(
    errorsIn({
      'src/pages/a.json.ts': names('GET', 'prerender', 'getStaticPaths', 'pick'),
      'src/pages/[id].astro': `---\n${names('getStaticPaths', 'pick')}\n---\n`,
      'src/pages/b.json.ts': names('GET', 'prerender'),
      'scripts/commands/a.ts': names('main', 'usage', 'say'),
      'scripts/commands/b/arguments.ts': names('main', 'usage', 'say'),
      'src/words/en.ts': names('page'),
      'src/words/de.ts': names('page'),
    }).map((error) => /"(\w+)"/.exec(error)?.[1]),
  ).toEqual(['pick', 'say']);
});
