import { describe, expect, test } from 'vitest';
import type { Candidate, Finding } from '../../../../../src/complete/finding.ts';
import { createAnswerKey } from '../../../../../scripts/tools/bench/complete/answer-key.ts';
import { type BenchQuestion, makeWorld } from '../../../../../scripts/tools/bench/complete/bench-world.ts';
import { figuresOf, kindRow } from '../../../../../scripts/tools/bench/complete/complete-figures.ts';
import type { CorpusRecord } from '../../../../../scripts/tools/bench/complete/corpus-records.ts';
import { makeHoldings } from '../../../../../scripts/tools/bench/complete/holdings.ts';
import { judgeAnswer } from '../../../../../scripts/tools/bench/complete/judge.ts';
import { describeMiss } from '../../../../../scripts/tools/bench/complete/misses.ts';
import { readProfiles } from '../../../../../scripts/tools/bench/complete/profile-texts.ts';
import { takenAuthors } from '../../../../../scripts/tools/bench/complete/taken-authors.ts';
import { inventedWork } from '../../../../complete/played-works.ts';

const authors = ['Ada Quill', 'Bo Chen', 'Cleo Dax', 'Émil van Orr'];
const work = inventedWork('right', { authors });
const other = inventedWork('other', { authors });
const holdings = makeHoldings([work, other], 1);

function candidate(key: string, names: readonly string[]): Candidate {
  return {
    service: 'crossref',
    id: `https://doi.org/10.5555/${key.toUpperCase()}`,
    format: 'crossref',
    text: '',
    paper: { file: '', line: 1, paper: { title: key, type: 'article', author: [...names] } },
    evidence: { title: '', authors: '', year: '', type: '' },
  };
}

function judged(outcome: Finding['outcome'], candidates: Candidate[], more: Partial<BenchQuestion> = {}) {
  const question: BenchQuestion = {
    work,
    shown: { title: 'A', authors, date: '2021', kinds: ['authors cut'] },
    isHeld: true,
    ...more,
  };
  const paper = { id: 'a', title: 'A', type: 'article', authorsTruncated: true } as const;
  const asked: Finding['question'] = {
    id: 'a',
    paper: { ...paper, author: ['Ada Quill', 'Bo Chen', 'Cleo Dax'] },
  };
  const finding: Finding = { question: asked, outcome, candidates, problems: [] };
  return judgeAnswer(question, finding, createAnswerKey(holdings), takenAuthors);
}

describe('an answer', () => {
  test('is right if every candidate is the paper', () => {
    const right = candidate('right', authors);
    expect(judged('certain', [right, right])).toMatchObject({ isFound: true, isWrong: false });
    expect(judged('certain', [right, candidate('other', authors)])).toMatchObject({
      isFound: false,
      isWrong: true,
    });
    expect(judged('certain', [candidate('unheard of', authors)])).toMatchObject({ isWrong: true });
    expect(judged('certain', [])).toMatchObject({ isFound: false, isWrong: true });
  });

  test('is proposed rightly if one candidate is the paper', () => {
    const right = candidate('right', authors);
    expect(judged('likely', [candidate('other', authors), right])).toMatchObject({
      isProposal: true,
      isRightProposed: true,
      isFound: false,
    });
    expect(judged('likely', [candidate('other', authors)])).toMatchObject({ isRightProposed: false });
  });

  test('has the authors of a version, however the service writes them', () => {
    const found = (names: readonly string[]) => judged('certain', [candidate('right', names)]).authors;
    expect(found(['A. Quill', 'B. Chen', ':', 'C. Dax', 'Emil van Orr1†'])).toBe('completed');
    expect(found(['Ada Quill', 'Bo Chen 0001', 'Cleo Dax'])).toBe('not completed');
    expect(found(['Ada Quill', 'Bo Chen', 'Cleo Dax', 'Zoe Wolf'])).toBe('a wrong person');
    // Another order than that of the profile: the list is not taken.
    expect(found(['Ada Quill', 'Cleo Dax', 'Bo Chen', 'Émil van Orr'])).toBe('not completed');
  });
});

test('a figure is missed if it is on the wrong side of its limit', () => {
  const right = judged('certain', [candidate('right', authors)]);
  const missed = (of: (typeof right)[], run = { requests: 1, busy: 1 }) =>
    figuresOf(of, run).flatMap(({ name, isMet }) => (isMet ? [] : [name]));
  expect(missed([right])).toEqual([]);
  expect(missed([right], { requests: 3, busy: 5 })).toEqual([
    'requests per paper',
    'time per paper beside waits (ms)',
  ]);
  const proposal = judged('likely', [candidate('other', authors)], { isHeld: false });
  expect(missed([...Array<typeof right>(30).fill(right), proposal])).toEqual([
    'proposals for papers that no service has, without a twin',
  ]);
  const wrong = judged('certain', [candidate('other', authors)]);
  expect(missed([...Array<typeof right>(500).fill(right), wrong])).toEqual(['wrong papers taken as certain']);
  const lost = judged('not found', []);
  expect(missed([...Array<typeof right>(96).fill(right), lost])).toEqual(['right papers found or proposed']);
  expect(kindRow('all', [right, lost, wrong, proposal]).slice(0, 6)).toEqual([
    'all', '3', '33.3 %', '0.0 %', '33.3 %', '1',
  ]); // prettier-ignore
  expect(describeMiss([right, lost, wrong], 1)).toMatch(/another paper was taken: 1\n\n.*\n.*truth: /);
});

const records = Array.from({ length: 400 }, (_, at): CorpusRecord => ({
  id: `arxiv:2101.${10000 + at}`,
  title: `Sampling River ${at} at Night: Methods and ${at % 3 === 0 ? 'Measurements' : 'Models'}`,
  authors: authors.slice(0, 1 + (at % 4)),
  date: '2021-01-05',
  abstract: 'We walk along a river.',
  categories: ['cs.LG'],
}));

describe('the works and questions', () => {
  const world = makeWorld(records, 300, 5);

  test('are the same for the same seed, and others for another one', () => {
    expect(makeWorld(records, 300, 5)).toEqual(world);
    expect(makeWorld(records, 300, 6)).not.toEqual(world);
  });

  test('have no service for a work that is not there, but for its twin', () => {
    const keys = new Set(world.held.map(({ key }) => key));
    const missing = world.questions.filter(({ isHeld }) => !isHeld);
    expect(missing.length).toBeGreaterThan(30);
    for (const { work: lost, twin } of missing)
      expect([lost.key, keys.has(lost.key), twin && keys.has(`${lost.key} (${twin})`)]).toEqual([
        lost.key,
        false,
        twin && true,
      ]);
  });

  test('are read from profile texts by the import', () => {
    const { records: read } = readProfiles(world.questions);
    expect(read).toHaveLength(300);
    for (const [place, record] of read.entries()) {
      const { shown } = world.questions[place] as BenchQuestion;
      expect([shown.title, record?.paper.title]).toEqual([shown.title, shown.title]);
      expect(record?.paper.author).toHaveLength(Math.min(3, shown.authors.length));
      expect(record?.paper.authorsTruncated ?? false).toBe(shown.authors.length > 3);
    }
  });
});
