import { parseArgs } from 'node:util';
import type { FormatName } from '../../src/import/formats.ts';
import {
  type CounterExample,
  fuzzFormat,
  fuzzGrowth,
  type FuzzOptions,
  type FuzzResult,
} from './fuzz/fuzz-format.ts';
import { formats, readSeeds } from './fuzz/seeds.ts';
import { usageError } from '../setup/usage.ts';

const usage =
  'npm run fuzz -- [--runs N] [--seed S] [--format NAME] [--kind text|growth] [--path P]   (--path needs --seed, --format and --kind)';

/**
 * Number of ordinary texts per growing text (a text that is imported at several lengths). Testing one growing text
 * takes as long as testing about 100 ordinary texts.
 */
const runsPerGrowth = 50;

const kinds = { text: fuzzFormat, growth: fuzzGrowth };

const { runs, seed, chosen, chosenKinds, path } = usageError(usage, () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string' },
      format: { type: 'string' },
      kind: { type: 'string' },
      path: { type: 'string' },
    },
  });
  const whole = (name: string, text: string, min: number) => {
    if (!/^-?\d{1,10}$/.test(text) || Number(text) < min)
      throw new Error(`--${name}: "${text}" is not a whole number of at least ${min}.`);
    return Number(text);
  };
  const oneOf = <Name extends string>(name: string, text: string | undefined, all: readonly Name[]) => {
    if (text !== undefined && !all.includes(text as Name))
      throw new Error(`--${name}: "${text}" does not exist. Use one of ${all.join(', ')}.`);
    return text === undefined ? all : [text as Name];
  };
  if (values.path !== undefined && (!values.seed || !values.format || !values.kind))
    throw new Error('--path needs --seed, --format and --kind. Add them.');
  return {
    runs: whole('runs', values.runs, 1),
    seed:
      values.seed === undefined
        ? Math.floor(Math.random() * 2 ** 31)
        : whole('seed', values.seed, -(2 ** 31)),
    chosen: oneOf('format', values.format, formats),
    chosenKinds: oneOf('kind', values.kind, Object.keys(kinds) as (keyof typeof kinds)[]),
    path: values.path,
  };
});

console.log(`Seed ${seed}, ${runs.toLocaleString('en')} texts for each of ${chosen.join(', ')}.`);
const seeds = readSeeds();
let failures = 0;
for (const format of chosen) for (const kind of chosenKinds) failures += fuzz(format, kind);
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `${failures === 0 ? 'No failures' : `${failures} ${failures === 1 ? 'failure' : 'failures'}, listed above`}; peak memory ${peak} MB.`,
);
process.exitCode = failures > 0 ? 1 : 0;

/** Imports random texts of one format and prints the result. Returns the number of failures, 0 or 1. */
function fuzz(format: FormatName, kind: keyof typeof kinds): number {
  const start = performance.now();
  const all = kind === 'growth' ? Math.ceil(runs / runsPerGrowth) : runs;
  let done = 0;
  let lastReport = start;
  const onRun = () => {
    done++;
    if (performance.now() - lastReport < 10_000) return;
    lastReport = performance.now();
    console.error(`  ${format}, ${kind}: ${done} of ${all}`);
  };
  const options: FuzzOptions = { runs: all, seed, onRun, ...(path !== undefined && { path }) };
  const result = kinds[kind](format, seeds, options);
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${result.counterExample ? '✗' : '✓'} ${format}, ${kind}: ${describe(result)}, ${seconds.toFixed(1)} s`,
  );
  if (result.counterExample) console.log(explain(result.counterExample, format, kind));
  return result.counterExample ? 1 : 0;
}

function describe({ runs: tried, texts, records }: FuzzResult): string {
  const papers = records > 0 ? ` with ${records.toLocaleString('en')} papers` : '';
  return `${tried.toLocaleString('en')} tried, ${texts.toLocaleString('en')} read${papers}`;
}

function explain({ message, text, path: found }: CounterExample, format: FormatName, kind: string): string {
  const again = `npm run fuzz -- --seed ${seed} --format ${format} --kind ${kind} --path ${found}`;
  return `\n${message}\n\nThe shortened text as JSON:\n${JSON.stringify(text)}\n\nTo run it again: ${again}\n`;
}
