import { expect, test } from 'vitest';
import { parseProjectFile } from '../../src/files/project-file.ts';
import { formatDiagnostic } from '../../src/model/diagnostic.ts';
import { projectState } from '../../src/model/project.ts';

test.each([
  [{}, 'current'],
  [{ from: '2020' }, 'current'],
  [{ from: '2026' }, 'current'],
  [{ from: '2026-12' }, 'planned'],
  [{ from: '2020', to: '2030' }, 'current'],
  [{ to: '2026' }, 'current'],
  [{ to: '2026-11' }, 'current'],
  [{ to: '2026-11-22' }, 'completed'],
  [{ from: '2020', to: '2025' }, 'completed'],
])('a project with the dates %j is %s on 23 November 2026', (dates, state) => {
  expect(projectState(dates, '2026-11-23')).toBe(state);
});

test.each([
  [
    'title: T\nfrom: 2022\nto: 2021',
    'p.md:4: The value "2021" of "to" is not valid. Write a date that is not before "from".',
  ],
  ['title: T\nfunder: X', 'p.md:3: Unknown key "funder".'],
  ['from: 2022', 'The key "title" is missing.'],
  [
    'title: T\npicture: ../secret.png',
    'Write the name of a JPEG, PNG, WebP or AVIF file in the folder of this file.',
  ],
  ['title: T\nlinks: {Code: "javascript:alert(1)"}', 'Write a whole address'],
])('%j is reported', (keys, message) => {
  const read = parseProjectFile(`---\n${keys}\n---\n`, 'p.md', 'p');
  expect('diagnostics' in read && read.diagnostics.map(formatDiagnostic)).toEqual([
    expect.stringContaining(message),
  ]);
});
