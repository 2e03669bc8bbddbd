import { expect, test } from 'vitest';
import { pickValues, takeRecord, toSecureAddress } from '../../src/complete/take-record.ts';
import { completeParts } from '../../src/complete/lacking-parts.ts';
import type { PaperRecord } from '../../src/import/readers/record.ts';

const paper = { id: 'herds', title: 'On Herds', type: 'article' as const, author: ['Ada Quill'] };
const options = { parts: completeParts, takesAbstract: true, isPrivate: () => false };
const take = (values: Partial<PaperRecord['paper']>) =>
  takeRecord({ file: 'https://openalex.org/W1', line: 1, paper: { ...paper, ...values } }, paper, options)
    .paper;

test.each([
  ['https://press.example.org/a.pdf', 'https://press.example.org/a.pdf'],
  ['http://arxiv.org/abs/2301.00001', 'https://arxiv.org/abs/2301.00001'],
  ['http://dx.doi.org/10.5555/a', 'https://dx.doi.org/10.5555/a'],
  ['http://press.example.org/a.pdf', undefined],
  ['javascript:alert(1)', undefined],
  ['data:text/html,<script>', undefined],
  ['https://user:word@example.org/', undefined],
  ['https://localhost/a', undefined],
  ['//example.org/a', undefined],
  ['https://example.org/"onload=x', 'https://example.org/%22onload=x'],
  [42, undefined],
])('the address %j becomes %j', (text, expected) => {
  expect(toSecureAddress(text)).toBe(expected);
});

test('only known keys with valid values are taken, one by one', () => {
  const values = {
    title: 'On Herds',
    DOI: 'not a DOI',
    volume: '12',
    containerTitle: 'x'.repeat(3000),
    URL: 'http://press.example.org/',
    links: { pdf: 'https://press.example.org/a.pdf', slides: 'https://evil.example.org/' },
    code: true as const,
    keyword: ['a'],
    note: 'a',
    selected: true,
    hidden: true,
    other: { key: 'value' },
    updates: [{ type: 'retraction' as const, URL: 'javascript:alert(1)' }],
  };
  expect(pickValues(values)).toEqual({
    title: 'On Herds',
    volume: '12',
    links: { pdf: 'https://press.example.org/a.pdf' },
    updates: [{ type: 'retraction' }],
  });
});

test('an abstract is taken only where there is none, and the mark of a retraction is not a part of the title', () => {
  expect(take({ abstract: 'We count.' }).abstract).toBe('We count.');
  expect(take({ title: 'RETRACTED ARTICLE: On Herds' }).title).toBe('On Herds');
  const own = { ...paper, abstract: 'Ours.' };
  const record = { file: 'a', line: 1, paper: { ...paper, abstract: 'A longer abstract.' } };
  expect(takeRecord(record, own, options).paper.abstract).toBeUndefined();
  expect(takeRecord(record, paper, { ...options, takesAbstract: false }).paper.abstract).toBeUndefined();
});

test('the record names its paper, so that it goes to the file of this paper', () => {
  const record = { file: 'https://openalex.org/W1', line: 1, paper: { ...paper, title: 'On Hrds' } };
  expect(takeRecord(record, paper, options)).toMatchObject({
    paperId: 'herds',
    key: 'https://openalex.org/W1',
  });
});
