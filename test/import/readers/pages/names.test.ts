import { describe, expect, test } from 'vitest';
import { readReferenceNames } from '../../../../src/import/readers/pages/medical-names.ts';
import { isPersonName, partNames, readNameLine } from '../../../../src/import/readers/pages/names.ts';

describe('names that run together are parted', () => {
  test.each([
    ['Noor CastellanTomas van der Laan', ['Noor Castellan', 'Tomas van der Laan']],
    ['I. VargaWen-Li HuangYunSeok Park', ['I. Varga', 'Wen-Li Huang', 'YunSeok Park']],
    ['Owen McAllisterLeonardo DiMarcoBo Li', ['Owen McAllister', 'Leonardo DiMarco', 'Bo Li']],
    ['Minh LeAda Quill', ['Minh Le', 'Ada Quill']],
    ['Yann LeBlancAda Quill', ['Yann LeBlanc', 'Ada Quill']],
    [
      'Pádraig Ó FlynnÓscar de la CruzŁukasz Wróbel',
      ['Pádraig Ó Flynn', 'Óscar de la Cruz', 'Łukasz Wróbel'],
    ],
    [
      'Georgios Th. PappasSeán O’HaraAnn-Kathrin d’Orsay',
      ['Georgios Th. Pappas', 'Seán O’Hara', 'Ann-Kathrin d’Orsay'],
    ],
    ['Mei-Ling XuWei-Ting Li', ['Mei-Ling Xu', 'Wei-Ting Li']],
    ['Ada QUILLBo Chen', ['Ada QUILL', 'Bo Chen']],
  ])('%s', (text, names) => {
    expect(partNames(text, new Set())).toEqual(names);
  });

  test('a known name helps', () => {
    expect(partNames('Bo ChenDe LaCroix Ada', new Set(['De LaCroix Ada']))).toEqual([
      'Bo Chen',
      'De LaCroix Ada',
    ]);
  });

  test.each(['陈昊李小明王伟', 'one two three four five six seven eight nine'])(
    '%s cannot be parted',
    (text) => {
      expect(partNames(text, new Set())).toBeUndefined();
      expect(readNameLine(text)).toMatchObject({ names: [text], unparted: text });
    },
  );
});

describe('a list of names', () => {
  test.each([
    ['Ada Quill, Bo Chen and Rob van der Meer', ['Ada Quill', 'Bo Chen', 'Rob van der Meer'], false],
    ['Ada Quill; Bo Chen;', ['Ada Quill', 'Bo Chen'], false],
    ['Ada Quill, Bo Chen, et al. (12 additional authors not shown)', ['Ada Quill', 'Bo Chen'], true],
    ['Ada QuillBo Chen+3 authorsCy Dee', ['Ada Quill', 'Bo Chen', 'Cy Dee'], true],
    ['Ada Quill; Bo Chen; + 4 more', ['Ada Quill', 'Bo Chen'], true],
    ['Jun Li 0033, Wei Wang 0001', ['Jun Li', 'Wei Wang'], false],
    ['George Naval, Jr., Ada Quill*', ['George Naval, Jr.', 'Ada Quill'], false],
    ['Ada Quill & Bo Chen', ['Ada Quill', 'Bo Chen'], false],
  ])('%s', (text, names, truncated) => {
    expect(readNameLine(text)).toEqual({ names, truncated });
  });
});

describe('names with the family name first', () => {
  test.each([
    [
      'Quill A, Chen BC, van der Meer R.',
      ['A. Quill', 'B. C. Chen', { family: 'Meer', given: 'R.', nonDroppingParticle: 'van der' }],
      false,
    ],
    ['Quill, A., Chen, B.-C., ... Dee, C.', ['A. Quill', 'B.-C. Chen', 'C. Dee'], true],
    ['Quill, A; Chen, B; (...); Dee, C', ['A. Quill', 'B. Chen', 'C. Dee'], true],
    ['Quill, Ada', ['Ada Quill'], false],
    ['Quill A; FOLD Study Group', ['A. Quill', { literal: 'FOLD Study Group' }], false],
    ['Quill A, Chen B, et al.', ['A. Quill', 'B. Chen'], true],
  ])('%s', (text, names, truncated) => {
    expect(readReferenceNames(text)).toEqual({ names, truncated });
  });

  test.each(['We fold paper.', 'Journal of Folding, 2021', 'Show abstract'])(
    '%s is not such a list',
    (text) => {
      expect(readReferenceNames(text)).toBeUndefined();
    },
  );
});

test.each([
  ['Ada Quill', true],
  ['Rob van der Meer', true],
  ['陈昊', true],
  ['Curriculum', false],
  ['We fold paper', false],
  ['Sign in', false],
])('%s has the form of a name: %s', (text, expected) => {
  expect(isPersonName(text)).toBe(expected);
});
