import path from 'node:path';
import { expect, test } from 'vitest';
import { formatLines, linesByFolder } from '../../../../scripts/tools/coverage/lines.ts';

const root = path.resolve('/project');
const file = (...lines: (readonly [line: number, hits: number])[]) => ({
  statementMap: Object.fromEntries(lines.map(([line], index) => [String(index), { start: { line } }])),
  s: Object.fromEntries(lines.map(([, hits], index) => [String(index), hits])),
});

test('counts the lines of each folder, and of all folders', () => {
  const folders = linesByFolder(
    {
      // Two statements begin in line 3, and one of them was executed.
      [path.join(root, 'src/import/readers/ris.ts')]: file([1, 1], [3, 0], [3, 2], [4, 0]),
      [path.join(root, 'src/import/formats.ts')]: file([1, 5]),
      [path.join(root, 'scripts/run.mjs')]: file([7, 0]),
    },
    root,
  );
  expect(Object.fromEntries(folders)).toEqual({
    scripts: { lines: 1, covered: 0, percent: 0 },
    'src/import': { lines: 4, covered: 3, percent: 75 },
    total: { lines: 5, covered: 3, percent: 60 },
  });
  expect([...folders.keys()].at(-1)).toBe('total');
  expect(formatLines(folders)).toBe(
    'scripts       0.0 %  0 of 1 lines\nsrc/import   75.0 %  3 of 4 lines\ntotal        60.0 %  3 of 5 lines',
  );
});

test('counts a file without statements as covered', () => {
  expect(linesByFolder({ [path.join(root, 'src/a/b.ts')]: file() }, root).get('total')?.percent).toBe(100);
});
