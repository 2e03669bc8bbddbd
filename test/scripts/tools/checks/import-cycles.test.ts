import { expect, test } from 'vitest';
import { importCycleErrors } from '../../../../scripts/tools/checks/import-cycles.ts';

const errorsIn = (files: Record<string, string>, aliases?: Record<string, string>) =>
  importCycleErrors(new Map(Object.entries(files)), aliases);

test('reports two files that import each other, with the whole cycle and what to do', () => {
  expect(
    errorsIn({ 'src/b.ts': "\nimport { a } from './a.ts';", 'src/a.ts': "import { b } from './b.ts';" }),
  ).toEqual([
    'src/a.ts:1: import cycle: src/a.ts → src/b.ts → src/a.ts. Move what both need into a file that imports neither.',
  ]);
});

test('counts imports of types, re-exports and dynamic imports', () => {
  const [error, ...others] = errorsIn({
    'src/a.ts': "import type { B } from './one/b.ts';",
    'src/one/b.ts': "// First\nexport * from '../two/c.ts';",
    'src/two/c.ts': "const a = await import('../a.ts');",
  });
  expect(error).toContain('src/a.ts → src/one/b.ts → src/two/c.ts → src/a.ts.');
  expect(others).toEqual([]);
});

test('reads frontmatter and scripts of Astro files, and aliases of package.json', () => {
  const files = {
    'src/A.astro': "---\nimport { b } from '../src/b.ts';\n---\n<p />\n",
    'src/b.ts': "import { words } from '#words';",
    'src/words/en.ts': "import A from '../C.astro';",
    'src/C.astro': "<p />\n<script>\n  import A from './A.astro';\n</script>\n",
  };
  expect(errorsIn(files, { '#words': './src/words/en.ts' })).toEqual([
    expect.stringContaining('src/A.astro → src/b.ts → src/words/en.ts → src/C.astro → src/A.astro.'),
  ]);
  expect(errorsIn(files)).toEqual([]);
});

test('reports every cycle once, and the shortest of those that share an import', () => {
  const errors = errorsIn({
    'a.ts': "import './b.ts';",
    'b.ts': "import './c.ts';\nimport './a.ts';",
    'c.ts': "import './d.ts';\nimport './b.ts';",
    'd.ts': "import './b.ts';",
  });
  expect(errors.map((error) => /cycle: (.*?)\./.exec(error)?.[0])).toHaveLength(3);
  expect(errors.join('\n')).toContain('a.ts → b.ts → a.ts.');
  expect(errors.join('\n')).toContain('b.ts → c.ts → b.ts.');
  expect(errors.join('\n')).toContain('b.ts → c.ts → d.ts → b.ts.');
});

test('reports a file that imports itself', () => {
  expect(errorsIn({ 'a.ts': "import type { A } from './a.ts';" })).toEqual([
    expect.stringContaining('a.ts → a.ts.'),
  ]);
});

test('accepts files that many others import, packages, and comments that look like imports', () => {
  expect(
    errorsIn({
      'a.ts': "import './b.ts';\nimport './c.ts';\nimport 'zod';",
      'b.ts': "import './c.ts';\n// import './a.ts';",
      'c.ts': 'const text = "import \'./a.ts\'";',
    }),
  ).toEqual([]);
});
