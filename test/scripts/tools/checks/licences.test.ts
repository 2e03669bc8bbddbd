import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licenceFaults, unlistedFaults } from '../../../../scripts/tools/checks/licences.ts';

const faults = (entry: object, place = 'node_modules/a/node_modules/@x/herd') =>
  licenceFaults(JSON.stringify({ packages: { '': { license: 'GPL-3.0' }, [place]: entry } }));

test.each(['MIT', 'MIT OR GPL-3.0', '(GPL-3.0 OR ISC)', 'Apache-2.0 AND MIT'])(
  '%s may be used',
  (license) => {
    expect(faults({ license })).toEqual([]);
  },
);

test.each(['GPL-3.0', 'MIT AND GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE', 'mit', ''])(
  '%j needs somebody’s consent',
  (license) => {
    expect(faults({ license })).toEqual([
      expect.stringMatching(/^package-lock\.json: @x\/herd has the licence /),
    ]);
  },
);

test('no licence is no consent, but for binaries of other platforms', () => {
  expect(faults({})).toEqual([expect.stringContaining('@x/herd has no licence.')]);
  expect(faults({ optional: true })).toEqual([]);
});

test('an exception is for one package', () => {
  expect(faults({ license: 'CPAL-1.0' }, 'node_modules/citeproc')).toEqual([]);
  expect(faults({ license: 'CPAL-1.0' }, 'node_modules/citeproc-b')).toHaveLength(1);
});

test('the packages of this project are agreed to', () => {
  expect(licenceFaults(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
});

test('every package is listed with its licence and the reason for it, but for types', () => {
  const lockfile = JSON.stringify({
    packages: { 'node_modules/a': { license: 'MIT' }, 'node_modules/@x/b': { license: 'MIT OR ISC' } },
  });
  const packages = JSON.stringify({
    dependencies: { a: '1' },
    devDependencies: { '@x/b': '1', '@types/a': '1' },
  });
  const unlisted = (...rows: string[]) => unlistedFaults(rows.join('\n'), packages, lockfile);
  expect(unlisted('| a, @x/b | MIT, MIT OR ISC | why |')).toEqual([]);
  expect(unlisted('| a | MIT | why |', '| @x/b | MIT | why |')).toEqual([
    expect.stringContaining('@x/b (MIT OR ISC)'),
  ]);
  expect(unlisted('| c | MIT | like a |', '| @x/b | MIT OR ISC | why |')).toEqual([
    expect.stringContaining('a (MIT)'),
  ]);
});
