import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readTexts } from '../../src/import/formats.ts';
import { formatTable } from './bench/figures.ts';
import { otherTexts } from './bench/pastes/other-texts.ts';
import { layouts, samplePage } from './bench/pastes/pages.ts';
import { createRandom } from './bench/pastes/random.ts';
import { awkwardLists, type Paste, styleLists, type Truth } from './bench/pastes/reference-lists.ts';
import { sampleAuthor, samplePapers } from './bench/pastes/sample-papers.ts';
import { type Score, scorePaste, sumScores } from './bench/pastes/score.ts';
import { usageError } from '../setup/usage.ts';

const usage = `npm run bench:pastes -- [--folder FOLDER] [--seed 1] [--size 40]

  Measures how well pasted texts are read: the share of right titles, lists of family names, years and
  identifiers, and the number of invented papers and people.

  --folder FOLDER  reads each NAME.txt of a folder; NAME.json has its owner and papers
  --seed N         makes other texts (without --folder)
  --size N         number of papers in each text (without --folder)`;

const { folder, seed, size } = usageError(usage, () => {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      seed: { type: 'string', default: '1' },
      size: { type: 'string', default: '40' },
    },
  });
  return {
    folder: values.folder,
    seed: whole('--seed', values.seed),
    size: whole('--size', values.size),
  };
});

if (folder === undefined) {
  printScores('Profile pages', profilePages());
  printScores('References in one style', styleLists(size, seed));
  printScores('Wrapped lines, CVs and mixed styles', awkwardLists(size, seed));
  printOtherTexts();
  printSpeed();
} else printScores(folder, readFolder(folder));

function printScores(title: string, pastes: readonly Paste[]): void {
  const scores = pastes.map((paste) => [paste.name, scorePaste(paste)] as const);
  const rows = [...scores, ['all', sumScores(scores.map(([, score]) => score))] as const];
  const headings = [
    'text',
    'papers',
    'title',
    'family names',
    'year',
    'identifiers',
    'invented papers',
    'invented people',
  ];
  console.log(
    `\n${title}\n\n${formatTable(
      headings,
      rows.map(([name, score]) => toRow(name, score)),
    )}`,
  );
}

function toRow(name: string, score: Score): string[] {
  const share = (part: number, whole: number) =>
    whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
  const { papers } = score;
  return [
    name,
    `${papers}`,
    share(score.title, papers),
    share(score.family, papers),
    share(score.year, papers),
    share(score.id, score.withId),
    `${score.inventedPapers}`,
    `${score.inventedPeople}`,
  ];
}

/** Returns pages of each site, all with the same number of papers as the lists. */
function profilePages(): Paste[] {
  return (Object.keys(layouts) as (keyof typeof layouts)[]).map((name, index) => {
    const random = createRandom(seed * 211 + index);
    const owner = sampleAuthor(random);
    const {
      text,
      owner: shown,
      papers,
    } = samplePage(name, samplePapers(size, seed * 223 + index, owner), owner, random);
    return { name, text, truth: { owner: shown, papers } };
  });
}

function printOtherTexts(): void {
  const results = otherTexts(200, seed).map((text, index) =>
    readTexts([{ text, file: `other-${index}.txt` }]).flat(),
  );
  const invented = results.filter((parts) =>
    parts.some(({ records, owner }) => records.length > 0 || owner),
  ).length;
  console.log(`\n200 texts that are not lists of publications: ${invented} with invented papers or people.`);
}

/** Prints the speed for two lengths. The ratio of the speeds shows whether the time is linear in the length. */
function printSpeed(): void {
  const [short, long] = [200, 1600].map((count) => {
    const text = styleLists(count, seed + 1).map((paste) => paste.text);
    const start = performance.now();
    for (const one of text) readTexts([{ text: one, file: 'speed.txt' }]);
    const bytes = text.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
    return bytes / 1000 / (performance.now() - start);
  }) as [number, number];
  console.log(
    `\nSpeed: ${short.toFixed(2)} MB/s for 200 references a text, ${long.toFixed(2)} MB/s for 1,600.`,
  );
}

function readFolder(from: string): Paste[] {
  const names = readdirSync(from)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return names.map((file) => {
    const name = path.basename(file, '.txt');
    const truth = JSON.parse(readFileSync(path.join(from, `${name}.json`), 'utf8')) as Truth;
    return { name, text: readFileSync(path.join(from, file), 'utf8'), truth };
  });
}

function whole(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`${option}: "${text}" is not a whole number of at least 1.`);
  return number;
}
