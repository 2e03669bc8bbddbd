import { expect, test } from 'vitest';
import { showRendering } from '../../../../scripts/site/build/show-progress.ts';

test('a short build shows no numbers, a long one shows the files that are done and the time left', () => {
  const steps: string[] = [];
  let time = 0;
  const show = showRendering(
    { step: (text) => steps.push(text), print: () => {}, end: () => {} },
    () => time,
  );
  for (const [at, done] of [
    [0, 0],
    [2000, 10],
    [5000, 0],
    [10_000, 1000],
    [20_000, 4000],
  ] as const) {
    time = at;
    show(done, 5000);
  }
  time = 100_000;
  show(2500, 5000);
  expect(steps).toEqual([
    'Building the site: 1000 of 5000 files, about 40 s left …',
    'Building the site: 4000 of 5000 files, about 5 s left …',
    'Building the site: 2500 of 5000 files, about 2 minutes left …',
  ]);
});

test('the time before the first file does not count', () => {
  const steps: string[] = [];
  let time = 0;
  const show = showRendering(
    { step: (text) => steps.push(text), print: () => {}, end: () => {} },
    () => time,
  );
  time = 60_000;
  show(8, 1008);
  time = 65_000;
  show(508, 1008);
  expect(steps).toEqual(['Building the site: 508 of 1008 files, about 5 s left …']);
});
