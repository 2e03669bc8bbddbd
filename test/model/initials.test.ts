import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialsOf } from '../../src/model/initials.ts';

describe('real records 22: initials', () => {
  test.each([
    ['Ada Quill', 'AQ'],
    ['Rob van der Meer', 'RM'],
    ['Ludwig van Beethoven', 'LB'],
    ['Quill, Ada', 'AQ'],
    ['J. R. R. Tolkien', 'JT'],
    ['Jean-Pierre Serre', 'JS'],
    ['María García', 'MG'],
    ['Sammy Davis Jr.', 'SD'],
    ['Élodie Øster', 'ÉØ'],
    ["Siobhán O'Neil", 'SO'],
    ["Jean d'Alembert", 'JD'],
    ['ada quill', 'AQ'],
    ['Strauß ßmann', 'SS'],
  ])('%s: of the given and the family name, without particles and suffixes', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test.each([
    ['李伟', '李'],
    ['李 伟', '李'],
    ['欧阳明', '欧'],
    ['김민준', '김'],
    ['山田 太郎', '山'],
    ['ジョン・スミス', 'ジ'],
    ['李伟 (Wei Li)', '李'],
  ])('%s: the first character, in scripts in which the family name comes first', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test.each([
    ['Mausam', 'M'],
    ['Plato', 'P'],
    ['Wei Li (李伟)', 'WL'],
    ['Wei Li（李伟）', 'WL'],
    ['DreamX Team', 'DT'],
    ['The Vision Lab', 'VL'],
    ['3Blue1Brown', '3'],
    ['"Bo" Chen', 'BC'],
  ])('%s: of single names, of groups, and without brackets and quotation marks', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test.each([
    ['محمد العربي', 'م\u200cع'],
    ['فاطمة الزهراء', 'ف\u200cز'],
    ['علي', 'ع'],
    ['משה כהן', 'מכ'],
    ['Александр Пушкин', 'АП'],
    ['अमर्त्य सेन', 'असे'],
    ['เอก ใจดี', 'เอใจ'],
    ['ნინო ბერიძე', 'ნბ'],
  ])('%s: in other scripts, Arabic letters apart and without the article', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test('are empty for a name without letters, and short and whole characters for any text', () => {
    expect(initialsOf(':')).toBe('');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const initials = initialsOf(name);
        expect(initials.isWellFormed() || !name.isWellFormed()).toBe(true);
        expect([...new Intl.Segmenter('en').segment(initials)].length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
