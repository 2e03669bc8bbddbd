import { expect, test } from 'vitest';
import { parseGitStatus, parseRawDiff } from '../../../src/desk/publish/git-status.ts';

const zero = '0'.repeat(40);
const mode = '100644 100644 100644';

test('a status has the branch, and each entry with its path as it is', () => {
  const output = [
    `# branch.oid ${zero}`,
    '# branch.head main',
    '# branch.upstream origin/main',
    `1 .M N... ${mode} ${zero} ${zero} content/a b.md`,
    `1 MM N... ${mode} ${zero} ${zero} content/line\nend.md`,
    `1 AD N... ${mode} ${zero} ${zero} content/gone.md`,
    `1 .M S.C. ${mode} ${zero} ${zero} content/theme`,
    `2 R. N... ${mode} ${zero} ${zero} R100 content/new.md`,
    'content/old.md',
    `2 C. N... ${mode} ${zero} ${zero} C75 content/copy.md`,
    'content/original.md',
    `u UU N... ${mode} 100644 ${zero} ${zero} ${zero} content/both.md`,
    '? content/-rf',
    '? content/nested/',
    '! content/ignored.log',
    'x something of a later version',
    '',
  ].join('\0');
  const { head, branch, entries } = parseGitStatus(output);
  expect([head, branch]).toEqual([zero, 'main']);
  expect(entries.map((one) => [one.path, one.state])).toEqual([
    ['content/a b.md', 'changed'],
    ['content/line\nend.md', 'changed'],
    ['content/gone.md', 'changed'],
    ['content/theme', 'changed'],
    ['content/new.md', 'changed'],
    ['content/old.md', 'changed'],
    ['content/copy.md', 'changed'],
    ['content/both.md', 'conflict'],
    ['content/-rf', 'new'],
    ['content/nested', 'new'],
    ['content/ignored.log', 'ignored'],
  ]);
  const paths = (test: (one: (typeof entries)[number]) => boolean) =>
    entries.filter(test).map((one) => one.path);
  expect(paths((one) => one.isPartlyStaged)).toEqual(['content/line\nend.md']);
  expect(paths((one) => one.isGone)).toEqual(['content/gone.md']);
  expect(paths((one) => one.isRepository)).toEqual(['content/theme', 'content/nested']);
});

test('a detached HEAD has no branch, and a repository without commits no head', () => {
  expect(parseGitStatus(`# branch.oid ${zero}\0# branch.head (detached)\0`)).toEqual({
    head: zero,
    entries: [],
  });
  expect(parseGitStatus('# branch.oid (initial)\0# branch.head main\0')).toEqual({
    branch: 'main',
    entries: [],
  });
  expect(parseGitStatus('')).toEqual({ entries: [] });
});

test('a raw diff has the kind of each difference', () => {
  const line = (letter: string) => `:100644 100644 ${zero} ${zero} ${letter}`;
  const output = [line('A'), 'a', line('M'), ':M', line('D'), 'line\nend', line('T'), 'd', ''].join('\0');
  expect(parseRawDiff(output).map(({ path, kind }) => [path, kind])).toEqual([
    ['a', 'added'],
    [':M', 'edited'],
    ['line\nend', 'deleted'],
    ['d', 'edited'],
  ]);
});
