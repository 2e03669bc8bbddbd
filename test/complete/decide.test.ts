import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type UnjudgedCandidate } from '../../src/complete/choose-candidates.ts';
import { judgeRecord } from '../../src/complete/decide.ts';
import type { PaperRecord } from '../../src/import/readers/record.ts';
import type { Paper } from '../../src/model/paper.ts';
import { propertyRuns } from '../run-length.ts';

type Values = Omit<Paper, 'id'>;

const abstract =
  'We study how herds of packing machines share their routes while the volume of parcels changes every hour. The method learns a schedule from logs, keeps promises about arrival times, and needs neither maps nor central planning. Experiments with seven depots show shorter queues.';

const asked: Values = {
  title: 'Learning Schedules for Herds of Packing Machines',
  type: 'article',
  author: ['Ada Quill', 'Bo Chen', 'Rob van der Goot'],
  authorsTruncated: true,
  issued: '2023-05-01',
  abstract,
};

const found: Values = {
  title: 'Learning Schedules for Herds of Packing Machines',
  type: 'article-journal',
  author: ['Ada Quill', 'Bo Chen', 'Rob van der Goot', 'Zoë Ortega'],
  issued: '2023-11-02',
  containerTitle: 'Journal of Packing',
  DOI: '10.5555/herds.1',
};

const grade = (paper: Partial<Values>, record: Partial<Values>) =>
  judgeRecord({ ...asked, ...paper }, { ...found, ...record }).grade;

describe('certain', () => {
  test.each<[string, Partial<Values>, Partial<Values>]>([
    ['the same title, authors that begin alike, and years that differ by one', {}, { issued: '2024-02' }],
    ['another case', { title: 'LEARNING SCHEDULES FOR HERDS OF PACKING MACHINES' }, {}],
    ['markup, dashes and quotation marks', {}, { title: 'Learning “Schedules” for <i>Herds</i> of Packing–Machines' }],
    ['TeX and a Greek letter', { title: 'Bounds on $\\beta$-Decay in {P}acks of {\\"U}bungen' }, { title: 'Bounds on β-decay in packs of Übungen' }],
    ['letters of mathematics', { title: 'Packs of Machines in ℝ^3 and ℕ' }, { title: 'Packs of machines in $\\mathbb{R}^3$ and N' }],
    ['one author more than a list without "et al."', { authorsTruncated: false }, {}],
    ['a retracted paper', {}, { title: 'RETRACTED ARTICLE: Learning Schedules for Herds of Packing Machines' }],
    ['a typing error', { title: 'Learning Schedules for Hreds of Packing Machines' }, {}],
    ['a letter too many', { title: 'Learning Schedulles for Herds of Packing Machines' }, {}],
    ['a word that was written apart', { title: 'Learning Schedules for Herds of Packing Ma chines' }, {}],
    ['a missing subtitle', {}, { title: 'Learning Schedules for Herds of Packing Machines: Seven Depots in One Summer' }],
    ['a subtitle that the service lacks', { title: 'Learning Schedules for Herds of Packing Machines: Seven Depots' }, {}],
    ['a short title without its subtitle, with the same abstract', { title: 'PackHerd' }, { title: 'PackHerd: Learning Schedules', abstract }],
    ['the number of a part, written in another way', { title: 'Learning Schedules for Herds, Part II' }, { title: 'Learning Schedules for Herds (Part 2)' }],
    ['a title without spaces, by one author', { title: '包装机器人群体的时间表学习', author: ['陈昊'], authorsTruncated: false }, { title: '包装机器人群体的时间表学习', author: ['Hao Chen'] }],
    ['a review as the paper', { title: 'Learning Schedules for Packing Machines' }, { title: 'Learning Schedules for Packing Machines: A Review' }],
    ['initials', {}, { author: ['A. Quill', 'B. Chen', 'R. van der Goot', 'Z. Ortega'] }],
    ['family names first', {}, { author: ['Quill, Ada', 'Chen Bo', 'van der Goot, Rob', 'Ortega Zoë'] }],
    ['names without accents and with middle names', { author: ['Zoë M. Ortega', 'Łukasz Müller'] }, { author: ['Zoe Ortega', 'Lukasz Mueller'] }],
    ['several authors in another order', {}, { author: ['Bo Chen', 'Ada Quill', 'Rob van der Goot', 'Zoë Ortega'] }],
    ['a publication three years after the preprint', {}, { issued: '2026-01-01' }],
    ['an identifier that both have, although the title changed a little', { DOI: '10.5555/HERDS.1', author: ['Bo Chen'] }, { title: 'Learning Schedules for Herds of Large Packing Machines' }],
    ['a single author, with a journal and the same year', { author: ['Ada Quill'], authorsTruncated: false }, { author: ['Ada Quill'] }],
  ])('%s', (_, paper, record) => {
    expect(grade(paper, record)).toBe('certain');
  }); // prettier-ignore
});

describe('likely', () => {
  test.each<[string, Partial<Values>, Partial<Values>]>([
    ['one of three authors differs', {}, { author: ['Ada Quill', 'Bo Chen', 'Noor Albrecht'] }],
    ['the years are five apart', {}, { issued: '2028' }],
    ['two letters differ', { title: 'Learning Scheduels for Herds of Pakcing Machines' }, {}],
    ['a few words of the title changed', {}, { title: 'Learning Schedules for Herds of Large Packing Machines' }],
    ['a short title without its subtitle, and no abstract', { title: 'PackHerd' }, { title: 'PackHerd: Learning Schedules' }],
    ['a subtitle that says "Part I", because the paper lost its subtitle', {}, { title: 'Learning Schedules for Herds of Packing Machines: Part I' }],
    ['the paper names no authors', { author: undefined }, {}],
    ['the record names fewer authors', { authorsTruncated: false }, { author: ['Ada Quill'] }],
    ['a subtitle that begins with a response to something', {}, { title: 'Learning Schedules for Herds of Packing Machines: Responses to Changing Volumes at Seven Depots' , abstract }],
    ['an extended abstract', {}, { title: 'Learning Schedules for Herds of Packing Machines (Extended Abstract)' }],
    ['the journal article of a conference paper, a year later', { type: 'paper-conference', containerTitle: 'Proceedings of Packing' }, { issued: '2024' }],
    ['a book with this title', {}, { type: 'book' }],
    ['a single author and no journal, as for a thesis', { author: ['Ada Quill'], authorsTruncated: false }, { author: ['Ada Quill'], containerTitle: undefined }],
    ['a single author and neither type nor venue, as for a thesis at Semantic Scholar', { author: ['Ada Quill'], authorsTruncated: false }, { author: ['Ada Quill'], type: 'article', containerTitle: undefined }],
    ['twice as many authors as a list without "et al."', { author: ['Ada Quill'], authorsTruncated: false }, { author: ['Ada Quill', 'Bo Chen'] }],
    ['a technical report with its title', {}, { title: 'Learning Schedules for Herds of Packing Machines: A Technical Report' }],
    ['the paper revisited', {}, { title: 'Learning Schedules for Herds of Packing Machines, Revisited', issued: '2024' }],
    ['the introduction to a special issue', { title: 'Introduction to the Special Issue' }, { title: 'Introduction to the special issue' }],
    ['"Editorial" in the same year', { title: 'Editorial' }, { title: 'Editorial' }],
  ])('%s', (_, paper, record) => {
    expect(grade(paper, record)).toBe('likely');
  }); // prettier-ignore
});

describe('never', () => {
  test.each<[string, Partial<Values>, Partial<Values>]>([
    ['the same title by others', {}, { author: ['Noor Albrecht', 'Iris Bell'] }],
    ['the same title by a namesake with another given name', { author: ['Ada Quill'] }, { author: ['Anna Quill'] }],
    ['part II', {}, { title: 'Learning Schedules for Herds of Packing Machines II' }],
    ['another part', { title: 'Herds of Packing Machines, Part A' }, { title: 'Herds of Packing Machines, Part B' }],
    ['another year in the title', { title: 'Findings of the Packing Task 2022' }, { title: 'Findings of the Packing Task 2023' }],
    ['another dimension', { title: 'Learning 2D Schedules for Machines' }, { title: 'Learning 3D Schedules for Machines' }],
    ['a retraction notice', {}, { title: 'Retraction notice to: Learning Schedules for Herds of Packing Machines' }],
    ['a correction by the publisher', {}, { title: 'Publisher Correction: Learning Schedules for Herds of Packing Machines' }],
    ['a letter about it', {}, { title: 'Re: Learning Schedules for Herds of Packing Machines' }],
    ['its supplement', {}, { title: 'Supplementary material for Learning Schedules for Herds of Packing Machines' }],
    ['its supporting information', {}, { title: 'Learning Schedules for Herds of Packing Machines: Supporting Information' }],
    ['the abstract of a poster', {}, { title: 'Learning Schedules for Herds of Packing Machines (Poster Abstract)' }],
    ['an expression of concern', {}, { title: 'Learning Schedules for Herds of Packing Machines: Expression of Concern' }],
    ['a decision letter', {}, { title: 'Decision letter: Learning Schedules for Herds of Packing Machines' }],
    ['a rebuttal', {}, { title: 'Learning Schedules for Herds of Packing Machines: A Rebuttal' }],
    ['its source code', {}, { title: 'Learning Schedules for Herds of Packing Machines [Source Code]' }],
    ['a thesis by its title', {}, { title: 'Learning Schedules for Herds of Packing Machines: PhD Thesis' }],
    ['an erratum', {}, { title: 'Erratum to: Learning Schedules for Herds of Packing Machines' }],
    ['a corrigendum after the title', {}, { title: 'Learning Schedules for Herds of Packing Machines: Corrigendum' }],
    ['a notice by its kind', {}, { other: { 'update-to': [{ DOI: '10.5555/x' }] } }],
    ['a notice by its relation', {}, { other: { relation: { 'is-reply-to': [{ id: '10.5555/x' }] } } }],
    ['a reply', {}, { title: 'Reply to “Learning Schedules for Herds of Packing Machines”' }],
    ['a comment', {}, { title: 'Comment on: Learning Schedules for Herds of Packing Machines' }],
    ['a response after the title', {}, { title: 'Learning Schedules for Herds of Packing Machines: Authors’ Response' }],
    ['a book review', {}, { title: 'Learning Schedules for Herds of Packing Machines [Book Review]' }],
    ['a review of the paper', {}, { type: 'review' }],
    ['its dataset', {}, { type: 'dataset' }],
    ['data and code with its title', {}, { title: 'Learning Schedules for Herds of Packing Machines (data and code)' }],
    ['a thesis', {}, { type: 'thesis' }],
    ['the paper of a thesis', { type: 'thesis' }, {}],
    ['the proceedings', {}, { title: 'Proceedings of the Workshop on Packing', type: 'book', author: undefined }],
    ['a word that means the opposite', { title: 'Supervised Schedules for Machines' }, { title: 'Unsupervised Schedules for Machines' }],
    ['a word with a beginning of one letter', { title: 'Symmetric Herds of Machines' }, { title: 'Asymmetric Herds of Machines' }],
    ['another DOI', { DOI: '10.5555/other', type: 'article-journal' }, {}],
    ['another arXiv number', { arXiv: '2301.00001' }, { arXiv: '2301.00002', type: 'article', DOI: undefined }],
    ['the DOI of a quite different paper', { DOI: '10.5555/herds.1' }, { title: 'A Census of Weather Balloons', author: ['Noor Albrecht'] }],
    ['another paper of the same authors', {}, { title: 'Learning Routes for Flocks of Sorting Robots' }],
    ['a year that is far away', {}, { issued: '2009' }],
  ])('%s', (_, paper, record) => {
    expect(grade(paper, record)).toBe('none');
  }); // prettier-ignore
});

function candidate(id: string, record: Partial<Values>): UnjudgedCandidate {
  const paper: PaperRecord = { paper: { ...found, ...record }, file: id, line: 1 };
  return { service: 'crossref', id, format: 'crossref', text: '{}', paper };
}

test('a preprint and its publication are one paper, and a record without an identifier belongs to it', () => {
  const preprint = {
    DOI: undefined,
    arXiv: '2305.00001',
    type: 'article',
    containerTitle: undefined,
  } as const;
  const { outcome, candidates } = decide(asked, [
    candidate('publication', {}),
    candidate('preprint', preprint),
    candidate('plain', { DOI: undefined }),
    candidate('others', { DOI: '10.5555/y', author: ['Noor Albrecht'] }),
  ]);
  expect(outcome).toBe('certain');
  expect(candidates.map(({ id }) => id).sort()).toEqual(['plain', 'preprint', 'publication']);
  expect(candidates[0]?.evidence).toEqual({
    title: 'equal',
    authors: '3 of 3 in order',
    year: '2023',
    type: 'article and article-journal',
  });
});

test('two publications that are equally good are left to a person', () => {
  const { outcome, candidates } = decide(asked, [
    candidate('a', {}),
    candidate('b', { DOI: '10.5555/herds.2', containerTitle: 'Packing Letters' }),
  ]);
  expect([outcome, candidates.map(({ id }) => id).sort()]).toEqual(['likely', ['a', 'b']]);
});

test('of two publications, the one in the journal that the paper names is taken', () => {
  const named = {
    ...asked,
    containerTitle: 'Packing Letters',
    volume: '3',
    type: 'article-journal',
  } as const;
  const { outcome, candidates } = decide(named, [
    candidate('a', { issued: '2024' }),
    candidate('b', { DOI: '10.5555/herds.2', containerTitle: 'Packing Letters' }),
  ]);
  expect([outcome, candidates.map(({ id }) => id)]).toEqual(['certain', ['b']]);
});

test('two papers that differ in the subtitle that the paper lacks are left to a person', () => {
  const decided = decide({ ...asked, abstract: undefined }, [
    candidate('a', { title: `${found.title}: Trains`, DOI: '10.5555/1' }),
    candidate('b', { title: `${found.title}: Ships`, DOI: '10.5555/2' }),
  ]);
  expect(decided.outcome).toBe('likely');
});

test('nothing is found among records of other papers', () => {
  expect(decide(asked, [candidate('x', { title: 'Other Things' })])).toEqual({
    outcome: 'not found',
    candidates: [],
  });
});

const word = fc.stringMatching(/^[a-z]{5,10}$/);
const longTitle = fc.array(word, { minLength: 5, maxLength: 9 }).map((words) => words.join(' '));

test('a record with the values of the paper is always certain, in whatever case and with whatever dashes', () => {
  fc.assert(
    fc.property(longTitle, fc.constantFrom('upper', 'dash', 'tags', 'dot'), (title, change) => {
      const changed = {
        upper: title.toUpperCase(),
        dash: title.replace(' ', '–'),
        tags: title.replace(/(\w+)$/u, '<b>$1</b>'),
        dot: `${title}.`,
      }[change];
      expect(grade({ title }, { title: changed })).toBe('certain');
    }),
    { numRuns: propertyRuns(200) },
  );
});

test('a mark of a series or of a notice never makes a certain record', () => {
  const marks = [
    'II',
    '2',
    'Part II',
    'Part B',
    'Erratum',
    'Reply',
    'Corrigendum',
    'Dataset',
    'Thesis',
    'Vol. 3',
  ];
  const place = fc.constantFrom<(title: string, mark: string) => string>(
    (title, mark) => `${title}: ${mark}`,
    (title, mark) => `${title} ${mark}`,
    (title, mark) => `${title} (${mark})`,
    (title, mark) => `${mark}: ${title}`,
  );
  fc.assert(
    fc.property(longTitle, fc.constantFrom(...marks), place, (title, mark, put) => {
      expect(grade({ title }, { title: put(title, mark) })).not.toBe('certain');
    }),
    { numRuns: propertyRuns(200) },
  );
});

test('judging never throws, and is certain only for a record with an author of the paper', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('Ada Quill', '陈昊', 'Mausam', ':', 'Quill, Ada, Jr.'));
  const values = fc.record({
    title: fc.string(),
    author: fc.array(name, { maxLength: 4 }),
    issued: fc.constantFrom('2023', '1999-01', '2024-02-29'),
  });
  fc.assert(
    fc.property(values, values, (a, b) => {
      const judgement = judgeRecord({ ...a, type: 'article' }, { ...b, type: 'article-journal' });
      if (judgement.grade === 'certain') expect(judgement.evidence.authors).toMatch(/^[1-9]/);
    }),
    { numRuns: propertyRuns(500) },
  );
});
