import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licenceErrors, unlistedPackageErrors } from '../../../../scripts/tools/checks/licences.ts';

const errorsFor = (entry: object, place = 'node_modules/a/node_modules/@x/herd') =>
  licenceErrors(JSON.stringify({ packages: { '': { license: 'GPL-3.0' }, [place]: entry } }));

test.each(['MIT', 'MIT OR GPL-3.0', '(GPL-3.0 OR ISC)', 'Apache-2.0 AND MIT'])(
  'accepts the licence %s',
  (license) => {
    expect(errorsFor({ license })).toEqual([]);
  },
);

test.each(['GPL-3.0', 'MIT AND GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE', 'mit', ''])(
  'reports the licence %j',
  (license) => {
    expect(errorsFor({ license })).toEqual([
      expect.stringMatching(/^package-lock\.json: @x\/herd has the licence /),
    ]);
  },
);

test('reports a missing licence, except for binaries of other platforms', () => {
  expect(errorsFor({})).toEqual([expect.stringContaining('@x/herd has no licence.')]);
  expect(errorsFor({ optional: true })).toEqual([]);
});

test('an exception applies to one package only', () => {
  expect(errorsFor({ license: 'CPAL-1.0' }, 'node_modules/citeproc')).toEqual([]);
  expect(errorsFor({ license: 'CPAL-1.0' }, 'node_modules/citeproc-b')).toHaveLength(1);
});

test('all packages of this project have an allowed licence', () => {
  expect(licenceErrors(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
});

test('reports packages that are not listed with their licence, except packages of types', () => {
  const lockfile = JSON.stringify({
    packages: { 'node_modules/a': { license: 'MIT' }, 'node_modules/@x/b': { license: 'MIT OR ISC' } },
  });
  const packages = JSON.stringify({
    dependencies: { a: '1' },
    devDependencies: { '@x/b': '1', '@types/a': '1' },
  });
  const unlisted = (...rows: string[]) => unlistedPackageErrors(rows.join('\n'), packages, lockfile);
  expect(unlisted('| a, @x/b | MIT, MIT OR ISC | why |')).toEqual([]);
  expect(unlisted('| a | MIT | why |', '| @x/b | MIT | why |')).toEqual([
    expect.stringContaining('@x/b (MIT OR ISC)'),
  ]);
  expect(unlisted('| c | MIT | like a |', '| @x/b | MIT OR ISC | why |')).toEqual([
    expect.stringContaining('a (MIT)'),
  ]);
});
