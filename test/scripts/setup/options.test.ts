import { expect, test } from 'vitest';
import { parseOptions } from '../../../scripts/setup/options.ts';

const options = {
  'dry-run': { type: 'boolean' },
  outDir: { type: 'string' },
  yes: { type: 'boolean' },
} as const;

test('returns the values of the options and the other arguments', () => {
  expect(parseOptions(['--outDir', 'x', 'a', '--', '--b'], {}, options, true)).toMatchObject({
    values: { outDir: 'x' },
    positionals: ['a', '--b'],
  });
});

test.each([
  [['--prot'], 'Unknown option "--prot". --help lists the options.'],
  [['-x'], 'Unknown option "-x". --help lists the options.'],
  [['--outDir'], 'argument missing'],
  [['--yes=x'], 'does not take an argument'],
  [['a'], "Unexpected argument 'a'"],
])('refuses %j', (argv, message) => {
  expect(() => parseOptions(argv, {}, options)).toThrow(message);
});

test.each([
  ['dry_run', 'true', '--dry-run'],
  ['outdir', 'x', '--outDir'],
])('refuses an option that npm did not pass on (npm_config_%s)', (name, value, option) => {
  const env = { [`npm_config_${name}`]: value };
  expect(() => parseOptions([], env, options)).toThrow(
    `npm did not pass on the option "${option}". Put "--" before`,
  );
  expect(() => parseOptions([option, ...(value === 'x' ? ['y'] : [])], env, options)).not.toThrow();
});

test('ignores settings of npm that are off, and --yes, which npm sets for others', () => {
  expect(() =>
    parseOptions([], { npm_config_dry_run: 'false', npm_config_yes: 'true' }, options),
  ).not.toThrow();
});
