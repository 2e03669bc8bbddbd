import { parseArgs } from 'node:util';
import { usageError } from '../setup/usage.ts';
import { makeWorld } from './bench/complete/bench-world.ts';
import { readHalf } from './bench/complete/corpus-records.ts';
import { disturbanceKinds } from './bench/complete/disturbances.ts';
import { readProfiles } from './bench/complete/profile-texts.ts';
import { twinKinds } from './bench/complete/twins.ts';
import { formatTable } from './bench/figures.ts';

const usage = `npm run bench:complete -- --corpus FILE [--papers 20000] [--seed 1] [--held-out]

  Measures how well papers of profiles are found at services. The services run on this machine, over the papers of a
  corpus (JSON Lines, may be packed as .zst). The exit code is 1 if a figure is missed.

  --papers N   number of papers in the profiles
  --seed N     makes other profiles
  --held-out   uses the half of the corpus that is kept for the final figures`;

const { corpus, papers, seed, half } = usageError(usage, () => {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      papers: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      'held-out': { type: 'boolean', default: false },
    },
  });
  if (values.corpus === undefined)
    throw new Error('--corpus is missing. Give the path of a file of papers in JSON Lines.');
  return {
    corpus: values.corpus,
    papers: wholeNumber('--papers', values.papers),
    seed: wholeNumber('--seed', values.seed),
    half: values['held-out'] ? ('held-out' as const) : ('development' as const),
  };
});

const { questions } = makeWorld(await readHalf(corpus, half), papers, seed);
const { records } = readProfiles(questions);
const unread = records.filter((record) => record === undefined).length;
console.log(
  `${questions.length} papers in profiles, ${unread} of them not read, seed ${seed}, ${half} half\n`,
);
console.log(formatTable(['kind', 'at services', 'not there'], kindRows()));

function kindRows(): string[][] {
  const row = (name: string, of: (typeof questions)[number][]) => [
    name,
    `${of.filter(({ isHeld }) => isHeld).length}`,
    `${of.filter(({ isHeld }) => !isHeld).length}`,
  ];
  return [
    row('all', questions),
    ...disturbanceKinds.map((kind) =>
      row(
        kind,
        questions.filter(({ shown }) => shown.kinds.includes(kind)),
      ),
    ),
    ...twinKinds.map((kind) =>
      row(
        `twin: ${kind}`,
        questions.filter(({ twin }) => twin === kind),
      ),
    ),
  ];
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/u.test(text))
    throw new Error(`${option} is "${text}", which is not a whole number above 0.`);
  return Number(text);
}
