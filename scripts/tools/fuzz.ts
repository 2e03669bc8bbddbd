import { parseArgs } from 'node:util';
import type { FormatName } from '../../src/import/formats.ts';
import {
  type Finding,
  fuzzFormat,
  fuzzGrowth,
  type FuzzOptions,
  type FuzzResult,
} from './fuzz/fuzz-format.ts';
import { formats, readSeeds } from './fuzz/seeds.ts';
import { usageError } from '../setup/usage.ts';

const usage =
  'npm run fuzz -- [--runs N] [--seed S] [--format NAME] [--kind text|growth] [--path P]   (--path needs --seed, --format and --kind)';

/** Of so many texts one grows to 200,000 characters: it takes as long as some hundred others. */
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
  const whole = (name: string, text: string, least: number) => {
    if (!/^-?\d{1,10}$/.test(text) || Number(text) < least) throw new Error(`--${name} is a whole number.`);
    return Number(text);
  };
  const oneOf = <Name extends string>(name: string, text: string | undefined, all: readonly Name[]) => {
    if (text !== undefined && !all.includes(text as Name))
      throw new Error(`There is no ${name} "${text}". Name one of ${all.join(', ')}.`);
    return text === undefined ? all : [text as Name];
  };
  if (values.path !== undefined && (!values.seed || !values.format || !values.kind))
    throw new Error('--path means nothing without --seed, --format and --kind.');
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
let findings = 0;
for (const format of chosen) for (const kind of chosenKinds) findings += fuzz(format, kind);
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `${findings === 0 ? 'Nothing was found' : `${findings} findings, told above`}; peak memory ${peak} MB.`,
);
process.exitCode = findings > 0 ? 1 : 0;

function fuzz(format: FormatName, kind: keyof typeof kinds): number {
  const start = performance.now();
  const all = kind === 'growth' ? Math.ceil(runs / runsPerGrowth) : runs;
  let done = 0;
  let told = start;
  const tell = () => {
    done++;
    if (performance.now() - told < 10_000) return;
    told = performance.now();
    console.error(`  ${format}, ${kind}: ${done} of ${all}`);
  };
  const options: FuzzOptions = { runs: all, seed, tell, ...(path !== undefined && { path }) };
  const result = kinds[kind](format, seeds, options);
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${result.finding ? '✗' : '✓'} ${format}, ${kind}: ${describe(result)}, ${seconds.toFixed(1)} s`,
  );
  if (result.finding) console.log(explain(result.finding, format, kind));
  return result.finding ? 1 : 0;
}

function describe({ runs: tried, texts, records }: FuzzResult): string {
  const papers = records > 0 ? ` with ${records.toLocaleString('en')} papers` : '';
  return `${tried.toLocaleString('en')} tried, ${texts.toLocaleString('en')} read${papers}`;
}

function explain({ message, text, path: found }: Finding, format: FormatName, kind: string): string {
  const again = `npm run fuzz -- --seed ${seed} --format ${format} --kind ${kind} --path ${found}`;
  return `\n${message}\n\nThe text, shortened, as JSON:\n${JSON.stringify(text)}\n\nTo see it again: ${again}\n`;
}
