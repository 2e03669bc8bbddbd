import type { JudgedAnswer } from './judge.ts';

/** One figure, what it must be, and whether it is. */
export interface CompleteFigure {
  name: string;
  value: string;
  limit: string;
  isMet: boolean;
}

/** Values that are measured beside the answers. */
export interface MeasuredRun {
  /** Requests that the services received. */
  requests: number;
  /** Time that the program worked, in milliseconds, without the services and without waiting. */
  busy: number;
}

/** Returns the figures for all papers, each with its limit. */
export function figuresOf(all: readonly JudgedAnswer[], { requests, busy }: MeasuredRun): CompleteFigure[] {
  const held = all.filter(({ question }) => question.isHeld);
  const count = (test: (one: JudgedAnswer) => boolean, of = all) => of.filter(test).length;
  const wrong = count(({ isWrong }) => isWrong);
  const taken = count(({ isWrong, isFound }) => isWrong || isFound);
  const lists = all.filter(({ authors }) => authors !== undefined);
  const needless = count(
    ({ question, isProposal }) => isProposal && !question.isHeld && question.twin === undefined,
  );
  return [
    atMost('wrong papers taken as certain', wrong / Math.max(1, taken), 0.001, percent(2)),
    atLeast('right papers found (certain)', count(({ isFound }) => isFound, held) / held.length, 0.95),
    atLeast(
      'right papers found or proposed',
      count(({ isFound, isRightProposed }) => isFound || isRightProposed, held) / held.length,
      0.99,
    ),
    atMost('papers that become proposals', count(({ isProposal }) => isProposal) / all.length, 0.05, percent(1)),
    atMost('proposals for papers that no service has, without a twin', needless, 0, String),
    atMost('requests per paper', requests / all.length, 2.2, decimals(2)),
    atLeast('author lists completed, of those found', count(({ authors }) => authors === 'completed', lists) / lists.length, 0.98),
    atMost('author lists with a wrong person', count(({ authors }) => authors === 'a wrong person'), 0, String),
    below('time per paper beside waits (ms)', busy / all.length, 5),
  ]; // prettier-ignore
}

/** Headings of the rows that `kindRow` returns. */
export const kindHeadings = [
  'kind', 'there', 'found', 'proposed', 'neither', 'wrong', 'not there', 'wrong', 'proposed', 'lists completed',
] as const; // prettier-ignore

/** Returns one row of the table of kinds: how the papers of one kind were answered. */
export function kindRow(name: string, of: readonly JudgedAnswer[]): string[] {
  const [held, missing] = [true, false].map((isHeld) =>
    of.filter(({ question }) => question.isHeld === isHeld),
  ) as [JudgedAnswer[], JudgedAnswer[]];
  const share = (part: number, whole: number) => (whole === 0 ? '–' : percent(1)(part / whole));
  const count = (list: readonly JudgedAnswer[], test: (one: JudgedAnswer) => boolean) =>
    list.filter(test).length;
  const lists = of.filter(({ authors }) => authors !== undefined);
  return [
    name,
    `${held.length}`,
    share(count(held, ({ isFound }) => isFound), held.length),
    share(count(held, ({ isRightProposed }) => isRightProposed), held.length),
    share(count(held, ({ isFound, isRightProposed, isWrong }) => !isFound && !isRightProposed && !isWrong), held.length),
    `${count(held, ({ isWrong }) => isWrong)}`,
    `${missing.length}`,
    `${count(missing, ({ isWrong }) => isWrong)}`,
    share(count(missing, ({ isProposal }) => isProposal), missing.length),
    share(count(lists, ({ authors }) => authors === 'completed'), lists.length),
  ]; // prettier-ignore
}

type Shown = (value: number) => string;

const percent =
  (digits: number): Shown =>
  (value) =>
    `${(value * 100).toFixed(digits)} %`;
const decimals =
  (digits: number): Shown =>
  (value) =>
    value.toFixed(digits);

function atMost(name: string, value: number, limit: number, show: Shown): CompleteFigure {
  return { name, value: show(value), limit: `at most ${show(limit)}`, isMet: value <= limit };
}

function atLeast(name: string, value: number, limit: number): CompleteFigure {
  const show = percent(1);
  return { name, value: Number.isNaN(value) ? '–' : show(value), limit: `at least ${show(limit)}`, isMet: Number.isNaN(value) || value >= limit };
} // prettier-ignore

function below(name: string, value: number, limit: number): CompleteFigure {
  return { name, value: decimals(2)(value), limit: `under ${limit}`, isMet: value < limit };
}
